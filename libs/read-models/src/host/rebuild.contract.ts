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
  messageOf,
  Poison,
  REMOVED,
  tallyProjection,
  UnreliableDocumentStore,
} from './host.fixtures.ts';
import { openProjectionHost } from './open-projection-host.ts';
import type { DocumentStorePlace } from './store-place.fixture.ts';

const PATIENT_MS = 20_000;

/** What rebuilding and switching do, on whatever the documents are kept. */
export function rebuildContract(adapter: string, newPlace: () => Promise<DocumentStorePlace>): void {
  describe(`the projection host on ${adapter}, rebuilding`, () => {
    const tally = tallyProjection();
    let events: MemoryEventStore;
    let place: DocumentStorePlace;
    let inner: DocumentStore;
    let documents: UnreliableDocumentStore;
    let host: RunningProjectionHost;
    const open = async (projection: Projection = tally) => {
      host = await openProjectionHost({
        events,
        readModels: documents.store,
        projections: [projection, journalProjection],
        decode: decodeWith(new Poison()),
        retryDelayMs: 1,
      });
      await host.start();
    };
    const reopen = async (projection?: Projection) => {
      await host.stop();
      await open(projection);
    };
    const total = async (key: string, minPosition: string | null = null) =>
      (await host.readModel(tally).get(key, { minPosition }))?.total ?? null;
    const status = async () => (await host.status()).find(({ name }) => name === 'tally');
    /** Changes a document behind the host's back, as a bug or an operator might. */
    const corrupt = async (id: string, document: { readonly key: string; readonly total: number } | null) => {
      const checkpoint = await events.head();
      await inner.applyPage(
        { name: 'tally', generation: 1001 },
        { documents: [{ id, document, lastPosition: `${checkpoint}~` }], parked: [], unparked: [], checkpoint },
      );
    };

    beforeEach(async () => {
      events = openMemoryEventStore({ plane: 'eu' });
      place = await newPlace();
      inner = await place.open();
      documents = new UnreliableDocumentStore(inner);
      await append(events, counted(1, 'a'), counted(2, 'b'), counted(3, 'c'), {
        type: REMOVED,
        keys: ['c'],
        amount: 0,
      });
      await open();
      await host.waitFor('tally', await events.head());
    });
    afterEach(async () => {
      await host.stop();
      await place.dispose();
    });

    it('finds no difference where there is none, and leaves the rebuilt generation ready', async () => {
      expect(await host.rebuild('tally', { pageSize: 1 })).toEqual({
        name: 'tally',
        serving: { name: 'tally', generation: 1001 },
        rebuilt: { name: 'tally', generation: 1002 },
        checkpoint: await events.head(),
        documents: { serving: 2, rebuilt: 2 },
        parked: { serving: 0, rebuilt: 0 },
        onlyInServing: { count: 0, ids: [] },
        onlyInRebuilt: { count: 0, ids: [] },
        differing: { count: 0, ids: [] },
      });
      expect(await status()).toMatchObject({
        serving: { generation: 1001 },
        rebuilding: null,
        standby: { generation: 1002 },
      });
    });

    it('says which documents differ, which are missing, and which are too many', async () => {
      await corrupt('a', { key: 'a', total: 99 });
      await corrupt('b', null);
      await corrupt('z', { key: 'z', total: 1 });
      expect(await host.rebuild('tally')).toMatchObject({
        onlyInServing: { count: 1, ids: ['z'] },
        onlyInRebuilt: { count: 1, ids: ['b'] },
        differing: { count: 1, ids: ['a'] },
      });
    });

    it('counts all differences and names the first twenty', async () => {
      const keys = Array.from({ length: 450 }, (_, index) => `k${String(index).padStart(3, '0')}`);
      await host.waitFor('tally', await append(events, counted(1, ...keys)));
      for (const key of keys) await corrupt(key, { key, total: -1 });
      const { differing } = await host.rebuild('tally');
      expect(differing).toEqual({ count: 450, ids: keys.slice(0, 20) });
    });

    it('serves the old one and keeps both up to date, until it is told to switch; and back again', async () => {
      await corrupt('a', { key: 'a', total: 1000 });
      const { rebuilt } = await host.rebuild('tally');
      expect(await total('a', await append(events, counted(5, 'b')))).toBe(1000);
      expect(await total('b')).toBe(7);

      await host.switchTo('tally', rebuilt.generation);
      expect(await total('a')).toBe(1);
      expect(await total('b', await append(events, counted(1, 'b')))).toBe(8);
      expect(await status()).toMatchObject({ serving: { generation: 1002 }, standby: { generation: 1001 } });

      await host.switchTo('tally', 1001);
      expect(await total('a')).toBe(1000);
      expect(await total('b')).toBe(8);
    });

    it('keeps the switch over a restart, and the way back', async () => {
      const { rebuilt } = await host.rebuild('tally');
      await host.switchTo('tally', rebuilt.generation);
      await reopen();
      expect(await total('b', await append(events, counted(5, 'b')))).toBe(7);
      expect(await status()).toMatchObject({ serving: { generation: 1002 }, standby: { generation: 1001 } });
      await host.switchTo('tally', 1001);
      expect(await total('b')).toBe(7);
    });

    it('folds what comes while it rebuilds, and compares both at one position', async () => {
      await append(events, ...Array.from({ length: 300 }, (_, index) => counted(1, `k${index % 7}`)));
      const rebuilding = host.rebuild('tally', { pageSize: 3 });
      for (let index = 0; index < 50; index += 1) await append(events, counted(1, `k${index % 7}`));
      const report = await rebuilding;
      expect(report.differing.count + report.onlyInRebuilt.count + report.onlyInServing.count).toBe(0);
      await host.waitFor('tally', await append(events, counted(1, 'k1')));
      await host.stop();
      expect(await dumpOf(host, 'tally', 1002)).toBe(await dumpOf(host, 'tally', 1001));
    });

    it('is one rebuild for all who ask while it runs, and a new one afterwards', async () => {
      const [first, second] = await Promise.all([host.rebuild('tally'), host.rebuild('tally')]);
      expect(second).toBe(first);
      const third = await host.rebuild('tally');
      expect(third.rebuilt.generation).toBe(1003);
      expect(await inner.generations('tally')).toEqual([1001, 1003]);
    });

    it('goes on with a rebuild that a restart interrupted', async () => {
      await append(events, ...Array.from({ length: 40 }, () => counted(1, 'a')));
      for (const name of ['tally', 'journal']) await host.waitFor(name, await events.head());
      documents.writesLeft = 10;
      const interrupted = messageOf(host.rebuild('tally', { pageSize: 1 }));
      while (documents.writesLeft >= 0) await new Promise(setImmediate);
      await host.stop();
      expect(await interrupted).toContain('not running');
      documents.writesLeft = Infinity;
      expect(Number(await inner.checkpoint({ name: 'tally', generation: 1002 }))).toBe(10);
      expect(await inner.generations('tally')).toEqual([1001, 1002]);
      await open();
      const report = await host.rebuild('tally');
      expect(report).toMatchObject({ rebuilt: { generation: 1002 }, differing: { count: 0 } });
      expect(await dumpOf(host, 'tally', 1002)).toBe(await dumpOf(host, 'tally', 1001));
    });

    it('refuses to switch to what is not there, is of another version, or has not caught up', async () => {
      expect(await messageOf(host.switchTo('tally', 1009))).toContain('no generation 1009');
      expect(await messageOf(host.switchTo('tally', 2001))).toContain('not of version 1');
      expect(await messageOf(host.switchTo('nothing', 1))).toContain('no projection nothing');
      await host.switchTo('tally', 1001);
      const { rebuilt } = await host.rebuild('tally');
      documents.writesLeft = 0;
      await append(events, counted(1, 'a'));
      while ((await status())?.failure === null) await new Promise(setImmediate);
      expect(await messageOf(host.switchTo('tally', rebuilt.generation))).toContain('not caught up');
      documents.writesLeft = Infinity;
    });

    it('cannot rebuild when it is not running', async () => {
      await host.stop();
      expect(await messageOf(host.rebuild('tally'))).toContain('not running');
    });

    describe('after a change of the projection’s version', () => {
      const doubled = tallyProjection(new Poison(), 2, 2);

      it('serves the old documents until the new ones have caught up, then those, by itself', async () => {
        documents.writesLeft = 0;
        await reopen(doubled);
        expect(await total('b')).toBe(2);
        expect(await status()).toMatchObject({ serving: { generation: 1001 }, rebuilding: { generation: 2001 } });
        expect(await messageOf(host.rebuild('tally'))).toContain('being rebuilt for version 2');
        expect(await messageOf(host.retryParked('tally', 'a'))).toContain('being rebuilt for version 2');
        const position = await append(events, counted(5, 'b'));
        const waiting = host.waitFor('tally', position, PATIENT_MS);
        documents.writesLeft = Infinity;
        await waiting;
        expect(await total('b')).toBe(14);
        expect(await status()).toMatchObject({ serving: { generation: 2001 }, rebuilding: null, standby: null });
      });

      it('goes on with the new generation when it was interrupted', async () => {
        documents.writesLeft = 0;
        await reopen(doubled);
        await reopen(doubled);
        documents.writesLeft = Infinity;
        await host.waitFor('tally', await append(events, counted(5, 'b')), PATIENT_MS);
        expect(await total('b')).toBe(14);
        expect(await inner.generations('tally')).toEqual([1001, 2001]);
      });

      it('goes back with the program, and catches up with what the old version has missed', async () => {
        await reopen(doubled);
        await host.waitFor('tally', await append(events, counted(5, 'b')), PATIENT_MS);
        await reopen(tally);
        await host.waitFor('tally', await append(events, counted(1, 'b')), PATIENT_MS);
        expect(await total('b')).toBe(8);
        expect(await status()).toMatchObject({ serving: { generation: 1001 } });
      });
    });

    it('replaces documents that know more than the log, as after a restore of the log', async () => {
      await host.stop();
      events = openMemoryEventStore({ plane: 'eu' });
      await append(events, counted(7, 'b'));
      await open();
      await host.waitFor('tally', await append(events, counted(1, 'b')), PATIENT_MS);
      expect([await total('a'), await total('b')]).toEqual([null, 8]);
      expect(await status()).toMatchObject({ serving: { generation: 1002 } });
      await reopen();
      expect(await inner.generations('tally')).toEqual([1002]);
    });
  });
}
