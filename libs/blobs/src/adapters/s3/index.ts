export { openS3BlobStore } from './s3-blob-store.ts';
export type { S3BlobStore, S3BlobStoreOptions } from './s3-blob-store.ts';
