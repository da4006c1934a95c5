import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PlaneId } from '@chancery/kernel';
import { ApiClient } from '../support/client.ts';
import { findMarkers } from './find-markers.ts';
import type { Piece } from './find-markers.ts';
import { objectsIn } from './stores/bucket.ts';
import { filesIn } from './stores/folder.ts';
import { documentsIn } from './stores/mongo.ts';
import { messagesIn } from './stores/topic.ts';
import { liveAsTenant } from './tenant-life.ts';
import type { Markers } from './tenant-life.ts';
import { administratorsIn } from '../support/administrators.ts';
import { openTopology } from './topology.fixture.ts';
import type { TestProcess, TestTopology } from './topology.fixture.ts';

const PATIENT_MS = 300_000;

describe('residency in the distributed topology', () => {
  let topology: TestTopology;
  let api: TestProcess;
  let worker: TestProcess;
  beforeAll(async () => {
    topology = await openTopology(['us', 'eu']);
    worker = await topology.startWorker('worker', 'projector,publisher');
    api = await topology.startApi('api');
  }, PATIENT_MS);
  afterAll(() => topology.dispose(), PATIENT_MS);

  const storesOf = (plane: PlaneId): Readonly<Record<string, () => AsyncIterable<Piece>>> => {
    const stores = topology.planes.get(plane);
    if (!stores) throw new Error(`No plane ${plane}`);
    const { mongo, bucketUrl, eventFile } = stores;
    return {
      'event store': () => eventsIn(eventFile),
      database: () => documentsIn(mongo),
      bucket: () => objectsIn(bucketUrl),
      topic: () => messagesIn(topology.brokers, `chancery.events.${plane}`),
      scratch: () => filesIn(join(topology.folder, 'data', plane)),
    };
  };
  const found = async (markers: Markers, plane: PlaneId) => {
    const perStore: Record<string, string[]> = {};
    for (const [store, pieces] of Object.entries(storesOf(plane))) {
      perStore[store] = [...(await findMarkers(markers, pieces())).keys()].sort();
    }
    return perStore;
  };

  it(
    'keeps every byte of a tenant in its plane’s event store, database, bucket, topic and scratch folder',
    async () => {
      const administrators = administratorsIn(api.process.printed);
      const [markers, abroad] = [
        await liveAsTenant(new ApiClient(api.url, administrators.get('eu') ?? ''), 'eu'),
        await liveAsTenant(new ApiClient(api.url, administrators.get('us') ?? ''), 'us'),
      ];
      // What was decided last is published: by then everything of the tenant is wherever it will be.
      while (!(await found(markers, 'eu'))['topic']?.includes('export')) {
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      const atHome = await found(markers, 'eu');
      const nowhere = Object.fromEntries(Object.keys(atHome).map((store) => [store, []]));
      expect(await found(markers, 'us')).toEqual(nowhere);
      expect(await found(abroad, 'eu')).toEqual(nowhere);

      // The search finds what is there: the same stores of the plane itself.
      const facts = ['actor', 'export', 'legalEntity', 'reason', 'sentence', 'tenant', 'token'];
      expect(atHome['event store']).toEqual(facts);
      expect(atHome['topic']).toEqual(facts);
      expect(atHome['database']).toEqual(expect.arrayContaining(['actor', 'export', 'legalEntity', 'tenant', 'token']));
      expect(atHome['bucket']).toEqual(expect.arrayContaining(['cell', 'tenant']));

      // Logs are of processes, which may serve several planes: no tenant's bytes are in them at all.
      const printed = Buffer.from(`${api.process.printed}\n${worker.process.printed}`);
      expect(printed.length).toBeGreaterThan(100);
      expect(
        await findMarkers({ ...markers, other: abroad['cell'] ?? '' }, [{ name: 'logs', bytes: printed }]),
      ).toEqual(new Map());
    },
    PATIENT_MS,
  );
});

async function* eventsIn(file: string): AsyncIterable<Piece> {
  for await (const piece of filesIn(join(file, '..'))) if (piece.name.startsWith(file)) yield piece;
}
