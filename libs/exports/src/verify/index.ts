export { KEY_FILE_SCHEMA } from './key-file-schema.ts';
export { MANIFEST_SCHEMA } from './manifest-schema.ts';
export * from './read-key-file.ts';
export * from './verify-export-bundle.ts';
export * from './verify-report.ts';
