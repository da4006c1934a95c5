export * from './encrypted-text.ts';
export * from './subject-vault.ts';
