export * from './encrypted-text.ts';
export * from './subject-vault.ts';
export * from './plane-key.ts';
export * from './vault/sqlite-subject-vault.ts';
