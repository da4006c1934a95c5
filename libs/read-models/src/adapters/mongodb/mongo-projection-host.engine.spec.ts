import { newMongoDatabase } from '@chancery/testing/mongodb';
import type { DocumentStore } from '../../document-store.ts';
import { determinismContract } from '../../host/determinism.contract.ts';
import { killContract } from '../../host/kill.contract.ts';
import type { KillablePlace } from '../../host/kill.contract.ts';
import { parkingContract } from '../../host/parking.contract.ts';
import { rebuildContract } from '../../host/rebuild.contract.ts';
import { openMongoDocumentStore } from './index.ts';

for (const transactions of ['auto', 'never'] as const) {
  const adapter = `MongoDB, transactions ${transactions}`;
  const newPlace = async (): Promise<KillablePlace> => {
    const database = newMongoDatabase('host');
    const opened: DocumentStore[] = [];
    return {
      parameters: ['mongodb', database.url, transactions],
      async open() {
        const store = await openMongoDocumentStore({ url: database.url, transactions });
        opened.push(store);
        return store;
      },
      async dispose() {
        for (const store of opened) await store.close();
        await database.dispose();
      },
    };
  };
  determinismContract(adapter, newPlace, { runs: 8 });
  if (transactions === 'auto') killContract(adapter, newPlace);
  parkingContract(adapter, newPlace);
  rebuildContract(adapter, newPlace);
}
