export { openMongoDocumentStore } from './mongo-document-store.ts';
export type { MongoDocumentStoreOptions } from './mongo-document-store.ts';
