export * from './blob-key.ts';
export * from './blob-store.ts';
export * from './s3-location.ts';
