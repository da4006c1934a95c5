export * from './contract/index.ts';
export * from './flag-set-digest.ts';
export * from './load-flags.ts';
