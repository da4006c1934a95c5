import { Binary } from 'mongodb';
import { newMongoDatabase } from '@chancery/testing/mongodb';
import { privateKeyStoreContract } from '../../signing-keys/vault/private-key-store.contract.ts';
import { openMongoPrivateKeys } from './mongo-private-key-store.ts';

privateKeyStoreContract('MongoDB', async () => {
  const database = newMongoDatabase('signing');
  const { url, inspect, dispose } = database;
  const inKeys = <T>(work: (keys: ReturnType<typeof keysOf>) => Promise<T>) =>
    inspect((client, name) => work(keysOf(client, name)));
  return {
    open: (planeKey) => openMongoPrivateKeys({ url, planeKey }),
    wrappedKey: (keyId) =>
      inKeys(async (keys) => {
        const found = await keys.findOne({ _id: keyId });
        return found && Buffer.from(found.wrapped.value());
      }),
    replace: (keyId, wrapped) =>
      inKeys(async (keys) => {
        await keys.updateOne({ _id: keyId }, { $set: { wrapped: new Binary(wrapped) } });
      }),
    dispose,
  };
});

function keysOf(client: Parameters<Parameters<ReturnType<typeof newMongoDatabase>['inspect']>[0]>[0], name: string) {
  return client.db(`${name}_keys`).collection<{ _id: string; wrapped: Binary }>('signing_keys');
}
