import { expect, it } from '@jest/globals';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import { newMongoDatabase } from '@chancery/testing/mongodb';
import type { DocumentStore } from '../../document-store.ts';
import { determinismContract } from '../../host/determinism.contract.ts';
import { append, counted, decodeWith, Poison, tallyProjection } from '../../host/host.fixtures.ts';
import { killContract } from '../../host/kill.contract.ts';
import type { KillablePlace } from '../../host/kill.contract.ts';
import { openProjectionHost } from '../../host/open-projection-host.ts';
import { parkingContract } from '../../host/parking.contract.ts';
import { rebuildContract } from '../../host/rebuild.contract.ts';
import type { Projection } from '../../projection.ts';
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

it('parks what makes a document too large for MongoDB, and goes on with the others', async () => {
  const database = newMongoDatabase('large');
  const readModels = await openMongoDocumentStore({ url: database.url });
  const events = openMemoryEventStore({ plane: 'eu' });
  const hoard: Projection<{ readonly texts: readonly string[] }> = {
    ...tallyProjection(),
    name: 'hoard',
    evolve: (document, event, key) => ({
      texts: [...(document?.texts ?? []), 'x'.repeat(key === 'large' ? 6_000_000 : Number(event.data.amount))],
    }),
  };
  const host = await openProjectionHost({ events, readModels, projections: [hoard], decode: decodeWith(new Poison()) });
  await host.start();
  const all = Array.from({ length: 4 }, () => counted(1, 'large', 'small'));
  await host.waitFor('hoard', await append(events, ...all), 60_000);
  expect((await host.readModel(hoard).get('small'))?.texts).toHaveLength(4);
  expect((await host.readModel(hoard).get('large'))?.texts).toHaveLength(2);
  const [status] = await host.status();
  expect(status).toMatchObject({ parked: 2, failure: null, poison: [{ key: 'large', parked: 2 }] });
  expect(status?.poison[0]?.error).toContain('hoard@1001: the document "large" takes');
  await host.stop();
  await readModels.close();
  await database.dispose();
});
