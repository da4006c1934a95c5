import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import type { MemoryEventStore } from '@chancery/event-sourcing/memory';
import fc from 'fast-check';
import type { Document, DocumentStore, ParkedEvent } from '../document-store.ts';
import {
  append,
  COUNTED,
  decodeWith,
  dumpOf,
  IGNORED,
  Poison,
  REMOVED,
  tallyProjection,
  UnreliableDocumentStore,
} from './host.fixtures.ts';
import type { TestEvent } from './host.fixtures.ts';
import { openProjectionHost } from './open-projection-host.ts';
import type { DocumentStorePlace } from './store-place.fixture.ts';

const KEYS = ['a', 'b', 'c', 'd'];
const PATIENT_MS = 20_000;

/** What a store holds of the projection, as text. */
interface Held {
  readonly dump: string;
  readonly parked: readonly ParkedEvent[];
}

const event: fc.Arbitrary<TestEvent> = fc.record(
  {
    type: fc.oneof(
      { arbitrary: fc.constant(COUNTED), weight: 6 },
      { arbitrary: fc.constantFrom(REMOVED, IGNORED), weight: 2 },
    ),
    keys: fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 3 }),
    amount: fc.integer({ min: 0, max: 5 }),
    poison: fc.oneof(
      { arbitrary: fc.constant(undefined), weight: 30 },
      { arbitrary: fc.constantFrom('decode' as const, 'keys' as const, 'evolve' as const), weight: 1 },
    ),
  },
  { requiredKeys: ['type', 'keys', 'amount'] },
) as fc.Arbitrary<TestEvent>;
const log = fc.array(event, { minLength: 1, maxLength: 60 });
const pageSize = fc.constantFrom(1, 2, 3, 7, 1000);

/** Documents are what the events say, however the log is cut into pages and whatever interrupts the folding. */
export function determinismContract(
  adapter: string,
  newPlace: () => Promise<DocumentStorePlace>,
  { runs }: { readonly runs: number },
): void {
  describe(`documents on ${adapter} depend on the events only`, () => {
    const projection = tallyProjection();
    const decode = decodeWith(new Poison());
    let place: DocumentStorePlace;
    let store: DocumentStore;
    let events: MemoryEventStore;

    const begin = async () => {
      place = await newPlace();
      store = await place.open();
      events = openMemoryEventStore({ plane: 'eu' });
    };
    const end = async () => {
      await place.dispose();
    };
    beforeEach(begin);
    afterEach(end);
    const afresh = async () => {
      await end();
      await begin();
    };
    const openHost = async (size: number, readModels = store) => {
      const host = await openProjectionHost({
        events,
        readModels,
        projections: [projection],
        decode,
        pageSize: size,
        retryDelayMs: 1,
      });
      await host.start();
      return host;
    };
    const heldBy = async (generation: number): Promise<Held> => {
      const lines: string[] = [];
      for await (const { id, lastPosition, document } of store.scan({ name: 'tally', generation })) {
        lines.push(JSON.stringify({ id, lastPosition, document }));
      }
      return { dump: lines.join('\n'), parked: await store.parked({ name: 'tally', generation }) };
    };

    it('whether folded live, or rebuilt in pages of 1, 7 or 1000', async () => {
      await fc.assert(
        fc.asyncProperty(log, pageSize, fc.integer({ min: 1, max: 20 }), async (all, size, together) => {
          await afresh();
          const host = await openHost(size);
          for (let at = 0; at < all.length; at += together) await append(events, ...all.slice(at, at + together));
          await host.waitFor('tally', await events.head(), PATIENT_MS);
          const live = await heldBy(1001);
          expect(live.dump).toBe(await dumpOf(host, 'tally'));
          expectModel(live, all);
          for (const rebuildSize of [1, 7, 1000]) {
            const { rebuilt } = await host.rebuild('tally', { pageSize: rebuildSize });
            expect(await heldBy(rebuilt.generation)).toEqual(live);
          }
          await host.stop();
        }),
        { numRuns: runs },
      );
    });

    it('whatever restarts interrupt the folding, before a page is written or between the write and its answer', async () => {
      const life = fc.record({ size: pageSize, writes: fc.integer({ min: 0, max: 8 }), loseAnswer: fc.boolean() });
      await fc.assert(
        fc.asyncProperty(log, fc.array(life, { maxLength: 4 }), pageSize, async (all, lives, lastSize) => {
          await afresh();
          const share = Math.ceil(all.length / (lives.length + 1));
          for (const [index, { size, writes, loseAnswer }] of lives.entries()) {
            await append(events, ...all.slice(index * share, (index + 1) * share), {
              type: IGNORED,
              keys: [],
              amount: 0,
            });
            const failing = new UnreliableDocumentStore(store);
            failing.writesLeft = writes;
            failing.loseAnswer = loseAnswer;
            const host = await openHost(size, failing.store);
            await host.waitFor('tally', await events.head(), 20).catch(() => undefined);
            await host.stop();
            await store.close();
            store = await place.open();
          }
          const rest = all.slice(lives.length * share);
          if (rest.length > 0) await append(events, ...rest);
          const host = await openHost(lastSize);
          await host.waitFor('tally', await events.head(), PATIENT_MS);
          const survived = await heldBy(1001);
          const { rebuilt } = await host.rebuild('tally');
          expect(await heldBy(rebuilt.generation)).toEqual(survived);
          await host.stop();
        }),
        { numRuns: runs },
      );
    });
  });
}

/** The live documents are what folding one event after the other by hand gives; parked is what comes after poison. */
function expectModel({ dump, parked }: Held, all: readonly TestEvent[]): void {
  const totals = new Map<string, number | null>();
  const stuck = new Set<string>();
  let waiting = 0;
  for (const { type, keys, amount, poison } of all) {
    if (type === IGNORED) continue;
    if (poison === 'decode' || poison === 'keys') {
      waiting += 1;
      continue;
    }
    for (const key of keys) {
      if (poison === 'evolve') stuck.add(key);
      if (stuck.has(key)) waiting += 1;
      else totals.set(key, type === REMOVED ? null : (totals.get(key) ?? 0) + amount);
    }
  }
  const lines = dump === '' ? [] : dump.split('\n');
  const documents = lines.map((line) => JSON.parse(line) as { id: string; document: Document | null });
  const live = documents.filter(({ document }) => document !== null);
  expect(new Map(live.map(({ id, document }) => [id, document?.total]))).toEqual(
    new Map([...totals].filter(([, total]) => total !== null).sort(([left], [right]) => (left < right ? -1 : 1))),
  );
  expect(parked).toHaveLength(waiting);
}
