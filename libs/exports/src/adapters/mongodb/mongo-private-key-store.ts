import { bytesOf, KEYS_DATABASE, MongoConnection } from '@chancery/mongodb';
import type { MongoTimeouts } from '@chancery/mongodb';
import { Binary } from 'mongodb';
import type { Collection } from 'mongodb';
import type { PrivateKeyStore } from '../../signing-keys/vault/private-key-store.ts';
import { checkKeyId, PrivateKeyWrapping } from '../../signing-keys/vault/private-key-wrapping.ts';
import { SigningKeyVault } from '../../signing-keys/vault/signing-key-vault.ts';

export interface MongoSigningKeysOptions extends MongoTimeouts {
  /** Connection string with the plane's database in its path; keys are in the database `<database>_keys` beside it. */
  readonly url: string;
  /** At least 32 random bytes, the same at every start and in every process; wraps every key. */
  readonly planeKey: Uint8Array;
}

interface PrivateKeyDocument {
  /** The key's ID. */
  readonly _id: string;
  readonly wrapped: Binary;
}

/**
 * The plane's signing keys in MongoDB, for the processes that share a plane.
 * @throws StoreUnavailableError when no server answers; Error for a plane key that is too short.
 */
export async function openMongoSigningKeys(options: MongoSigningKeysOptions): Promise<SigningKeyVault> {
  return new SigningKeyVault(await openMongoPrivateKeys(options));
}

export async function openMongoPrivateKeys({
  planeKey,
  ...options
}: MongoSigningKeysOptions): Promise<PrivateKeyStore> {
  const wrapping = new PrivateKeyWrapping(planeKey);
  const connection = await MongoConnection.open({ ...options, appName: 'chancery signing keys' });
  return new MongoPrivateKeyStore(connection, wrapping);
}

/** One document per private key, wrapped under the plane's key, written to a majority. */
class MongoPrivateKeyStore implements PrivateKeyStore {
  private readonly keys: Collection<PrivateKeyDocument>;

  constructor(
    private readonly connection: MongoConnection,
    private readonly wrapping: PrivateKeyWrapping,
  ) {
    this.keys = connection.database(KEYS_DATABASE).collection('signing_keys');
  }

  async save(keyId: string, pkcs8: Uint8Array): Promise<void> {
    const wrapped = new Binary(this.wrapping.wrap(keyId, pkcs8));
    await this.connection.run(() => this.keys.replaceOne({ _id: keyId }, { wrapped }, { upsert: true }));
  }

  async load(keyId: string): Promise<Uint8Array | null> {
    checkKeyId(keyId);
    const found = await this.connection.run(() => this.keys.findOne({ _id: keyId }));
    return found && this.wrapping.unwrap(keyId, bytesOf(found.wrapped));
  }

  async remove(keyId: string): Promise<void> {
    checkKeyId(keyId);
    await this.connection.run(() => this.keys.deleteOne({ _id: keyId }));
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}
