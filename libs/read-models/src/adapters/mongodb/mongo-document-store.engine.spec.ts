import { afterAll } from '@jest/globals';
import { newMongoDatabase } from '@chancery/testing/mongodb';
import { documentStoreContract } from '../../document-store.contract.ts';
import { openMongoDocumentStore } from './index.ts';

const database = newMongoDatabase('documents');
afterAll(() => database.dispose());

for (const transactions of ['auto', 'never'] as const) {
  documentStoreContract(`MongoDB, transactions ${transactions}`, async () => {
    const store = await openMongoDocumentStore({ url: database.url, transactions });
    return {
      store,
      async dispose() {
        await store.close();
        await database.inspect((client, name) => client.db(name).dropDatabase());
      },
    };
  });
}
