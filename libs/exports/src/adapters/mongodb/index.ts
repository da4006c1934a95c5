export { openMongoSigningKeys } from './mongo-private-key-store.ts';
export type { MongoSigningKeysOptions } from './mongo-private-key-store.ts';
