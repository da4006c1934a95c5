import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import type { MemoryEventStore } from '@chancery/event-sourcing/memory';
import type { DocumentStore } from '../document-store.ts';
import type { RunningProjectionHost } from '../projection-host.ts';
import type { Projection } from '../projection.ts';
import {
  append,
  counted,
  decodeWith,
  dumpOf,
  journalProjection,
  limitedDocumentStore,
  Poison,
  tallyProjection,
} from './host.fixtures.ts';
import type { TestEvent } from './host.fixtures.ts';
import { openProjectionHost } from './open-projection-host.ts';
import type { DocumentStorePlace } from './store-place.fixture.ts';

/** What becomes of poison events, on whatever the documents are kept. */
export function parkingContract(adapter: string, newPlace: () => Promise<DocumentStorePlace>): void {
  describe(`the projection host on ${adapter}, meeting poison`, () => {
    let events: MemoryEventStore;
    let place: DocumentStorePlace;
    let documents: DocumentStore;
    let poison: Poison;
    let host: RunningProjectionHost;
    let failures: string[];
    const poisoned = (where: NonNullable<TestEvent['poison']>, ...keys: string[]): TestEvent => ({
      ...counted(100, ...keys),
      poison: where,
    });
    const open = async (projections: readonly Projection[] = [tallyProjection(poison), journalProjection]) => {
      host = await openProjectionHost({
        events,
        readModels: documents,
        projections,
        decode: decodeWith(poison),
        pageSize: 3,
        onError: (error, { projection, action }) => failures.push(`${projection}, ${action}: ${error.message}`),
      });
      await host.start();
    };
    const settled = async (...all: readonly TestEvent[]) => {
      const position = await append(events, ...all);
      await Promise.all([host.waitFor('tally', position), host.waitFor('journal', position)]);
    };
    const totals = async (...keys: string[]) => {
      const tallies = host.readModel(tallyProjection(poison));
      return Promise.all(keys.map(async (key) => (await tallies.get(key))?.total ?? null));
    };
    const tallyStatus = async () => (await host.status()).find(({ name }) => name === 'tally');

    beforeEach(async () => {
      events = openMemoryEventStore({ plane: 'eu' });
      place = await newPlace();
      documents = await place.open();
      poison = new Poison();
      failures = [];
      await open();
    });
    afterEach(async () => {
      await host.stop();
      await place.dispose();
    });

    it('parks the event and the later ones of its document; others go on', async () => {
      await settled(counted(1, 'a', 'b'), poisoned('evolve', 'a'), counted(2, 'a', 'b'), counted(4, 'a', 'b'));
      await settled(counted(8, 'a', 'b'));
      expect(await totals('a', 'b')).toEqual([1, 15]);
      const tallies = host.readModel(tallyProjection(poison));
      expect([await tallies.parked('a'), await tallies.parked('b')]).toEqual([true, false]);
      expect(await tallyStatus()).toMatchObject({
        parked: 4,
        poison: [{ key: 'a', error: 'Error: poison in evolve', parked: 4, position: '0000000000000002' }],
      });
      expect(failures).toEqual([
        expect.stringMatching(/^tally@1001, folding event [-0-9a-f]{36} into a: Error: poison in/),
      ]);
      expect((await host.readModel(journalProjection).get('all'))?.entries).toEqual([1, 2, 3, 4, 5]);
    });

    it('remembers over a restart what is parked', async () => {
      await settled(counted(1, 'a'), poisoned('evolve', 'a'));
      await host.stop();
      await open();
      await settled(counted(2, 'a'));
      expect(await totals('a')).toEqual([1]);
      expect(await tallyStatus()).toMatchObject({ parked: 2 });
      expect(await host.readModel(tallyProjection(poison)).parked('a')).toBe(true);
    });

    it('folds parked events in order once the projection is mended, as if nothing had been', async () => {
      await settled(counted(1, 'a'), poisoned('evolve', 'a'), counted(2, 'a'));
      poison.active = false;
      expect(await host.retryParked('tally', 'a')).toEqual({ folded: 2, remaining: 0, error: null });
      expect(await totals('a')).toEqual([103]);
      expect(await host.readModel(tallyProjection(poison)).parked('a')).toBe(false);
      await settled(counted(4, 'a'));
      expect(await totals('a')).toEqual([107]);
      expect(await tallyStatus()).toMatchObject({ parked: 0, poison: [] });
      const { rebuilt } = await host.rebuild('tally');
      expect(await dumpOf(host, 'tally', rebuilt.generation)).toBe(await dumpOf(host, 'tally'));
    });

    it('stops a retry at the next event that fails, and keeps the rest', async () => {
      const mended = tallyProjection(poison);
      const strict: Projection = {
        ...mended,
        name: 'tally',
        evolve: (document, event, key) => {
          const { amount } = event.data as { readonly amount: number };
          if (amount === 2 || (amount === 100 && poison.active)) throw new Error(`cannot take ${amount}`);
          return mended.evolve(document as never, event, key);
        },
      };
      await host.stop();
      await open([strict, journalProjection]);
      await settled(counted(100, 'a'), counted(1, 'a'), counted(2, 'a'), counted(4, 'a'));
      poison.active = false;
      expect(await host.retryParked('tally', 'a')).toEqual({ folded: 2, remaining: 2, error: 'Error: cannot take 2' });
      expect(await totals('a')).toEqual([101]);
      expect(await tallyStatus()).toMatchObject({ parked: 2 });
      expect(await host.retryParked('tally', 'a')).toEqual({ folded: 0, remaining: 2, error: 'Error: cannot take 2' });
    });

    it('has nothing to retry for a key without parked events', async () => {
      await settled(counted(1, 'a'));
      expect(await host.retryParked('tally', 'a')).toEqual({ folded: 0, remaining: 0, error: null });
      expect(await host.retryParked('tally', '*event:none')).toEqual({ folded: 0, remaining: 0, error: null });
    });

    it('lets a parked event go that the mended projection does not count among the document’s', async () => {
      await settled(poisoned('evolve', 'a'), counted(2, 'a'));
      await host.stop();
      const mended = tallyProjection(poison);
      const keys: Projection['keys'] = (event) => (event.data.poison === undefined ? mended.keys(event) : []);
      await open([{ ...mended, keys }, journalProjection]);
      expect(await host.retryParked('tally', 'a')).toEqual({ folded: 2, remaining: 0, error: null });
      expect(await totals('a')).toEqual([2]);
    });

    it.each(['decode', 'keys'] as const)(
      'parks an event by itself when %s fails, and no document with it',
      async (where) => {
        await settled(counted(1, 'a'), poisoned(where, 'a'), counted(2, 'b'));
        expect(await totals('a', 'b')).toEqual([1, 2]);
        const [first] = (await tallyStatus())?.poison ?? [];
        expect(first).toMatchObject({ key: `*event:${first?.eventId}`, error: `Error: poison in ${where}`, parked: 1 });
        const journalParked = (await host.status()).find(({ name }) => name === 'journal')?.parked;
        expect(journalParked).toBe(where === 'decode' ? 1 : 0);

        poison.active = false;
        expect(await host.retryParked('tally', first?.key ?? '')).toEqual({ folded: 1, remaining: 0, error: null });
        expect(await totals('a', 'b')).toEqual([101, 2]);
        expect(await tallyStatus()).toMatchObject({ parked: 0 });
      },
    );

    it('does not fold such an event out of its order: it asks for a rebuild', async () => {
      await settled(poisoned('keys', 'a', 'b'), counted(2, 'b'));
      const key = (await tallyStatus())?.poison[0]?.key ?? '';
      expect(await host.retryParked('tally', key)).toMatchObject({
        folded: 0,
        remaining: 1,
        error: 'Error: poison in keys',
      });
      poison.active = false;
      const refused = await host.retryParked('tally', key);
      expect(refused).toMatchObject({ folded: 0, remaining: 1, error: expect.stringContaining('rebuild tally') });
      expect(await totals('a', 'b')).toEqual([null, 2]);

      const report = await host.rebuild('tally');
      await host.switchTo('tally', report.rebuilt.generation);
      expect(await totals('a', 'b')).toEqual([100, 102]);
      expect(await tallyStatus()).toMatchObject({ parked: 0 });
    });

    it('keeps such an event behind earlier parked ones of its document', async () => {
      await settled(poisoned('evolve', 'a'), poisoned('keys', 'a'));
      const lone = (await tallyStatus())?.poison.find(({ key }) => key !== 'a')?.key ?? '';
      poison.active = false;
      expect(await host.retryParked('tally', lone)).toMatchObject({ folded: 0, remaining: 1 });
    });

    it('parks the events that make a document too large for the store, the same ones however the log is cut', async () => {
      await host.stop();
      let limit = 60;
      documents = limitedDocumentStore(documents, () => limit);
      const hoard: Projection<{ readonly all: readonly number[] }> = {
        ...tallyProjection(poison),
        name: 'tally',
        evolve: (document, event) => ({
          all: [...(document?.all ?? []), Number(event.data.amount)],
        }),
      };
      await open([hoard, journalProjection]);
      const many = Array.from({ length: 20 }, () => counted(10, 'a', 'b'));
      await settled(...many.slice(0, 10), counted(5, 'b'), ...many.slice(10, 20), counted(5, 'b'));
      const { rebuilt } = await host.rebuild('tally', { pageSize: 100 });
      expect(await dumpOf(host, 'tally', rebuilt.generation)).toBe(await dumpOf(host, 'tally'));
      const parkedIn = (generation: number) => documents.parked({ name: 'tally', generation });
      expect(await parkedIn(rebuilt.generation)).toEqual(await parkedIn(1001));
      const [first] = (await tallyStatus())?.poison ?? [];
      expect(first?.error).toMatch(/^DocumentTooLargeError: b has 62 characters$/);
      expect(await host.retryParked('tally', 'a')).toMatchObject({
        folded: 0,
        error: expect.stringContaining('DocumentTooLargeError: a has'),
      });
      limit = 1000;
      for (const key of ['a', 'b']) expect(await host.retryParked('tally', key)).toMatchObject({ remaining: 0 });
      expect(await tallyStatus()).toMatchObject({ parked: 0, failure: null });
      expect((await host.readModel(hoard).get('b'))?.all).toHaveLength(22);
    });

    it.each([
      ['a document that is no JSON', { evolve: () => ({ when: new Date(0) }) as never }],
      ['an evolve that writes into what it was given', { evolve: writeIntoInput }],
      ['a document ID that no store can keep', { keys: () => ['\ud800'] }],
      ['a document ID that is no text', { keys: () => [7] as never }],
      ['a document ID that stands for an event', { keys: () => ['*event:x'] }],
    ])('parks for %s instead of stopping', async (_, faults) => {
      await host.stop();
      await open([{ ...tallyProjection(), ...faults }, journalProjection]);
      await settled(counted(1, 'a'), counted(2, 'a'));
      expect(((await tallyStatus())?.parked ?? 0) > 0).toBe(true);
      expect((await host.readModel(journalProjection).get('all'))?.entries).toEqual([1, 2]);
    });
  });
}

function writeIntoInput(document: { total: number } | null): { total: number } {
  if (document === null) return { total: 1 };
  document.total += 1;
  return document;
}
