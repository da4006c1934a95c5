export { openMongoLeaseStore } from './mongo-lease-store.ts';
export type { MongoLeaseStoreOptions } from './mongo-lease-store.ts';
