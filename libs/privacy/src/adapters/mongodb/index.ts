export { openMongoSubjectVault } from './mongo-subject-vault.ts';
export type { MongoSubjectVaultOptions } from './mongo-subject-vault.ts';
