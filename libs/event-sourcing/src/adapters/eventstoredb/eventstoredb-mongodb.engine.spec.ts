import { jest } from '@jest/globals';
import { openMongoDocumentStore } from '@chancery/read-models/mongodb';
import { openTenantLogIndex } from '@chancery/read-models/tenant-log';
import { newMongoDatabase } from '@chancery/testing/mongodb';
import { eventStoreContract } from '../../event-store.contract.ts';
import { beyond, openOnTestNode } from './testing/open-on-test-node.ts';

jest.setTimeout(120_000);

// A tail of 50 events: nearly everything is asked of the index, while other processes write it.
for (const maxTail of [50, undefined]) {
  const how = maxTail === undefined ? 'and a tail' : `and a tail of ${maxTail}`;
  eventStoreContract(`The EventStoreDB event store, with its index in MongoDB ${how},`, async () => {
    const database = newMongoDatabase('tenant-log');
    const documents = await openMongoDocumentStore({ url: database.url });
    const tail = maxTail === undefined ? {} : { maxTail };
    const opened = await openOnTestNode({}, { index: openTenantLogIndex(documents), tail });
    let current = opened.store;
    return {
      store: current,
      beyond,
      async reopen() {
        await current.close();
        current = await opened.open();
        return current;
      },
      async close() {
        await opened.close();
        await documents.close();
        await database.dispose();
      },
    };
  });
}
