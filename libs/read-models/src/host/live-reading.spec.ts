import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import type { MemoryEventStore } from '@chancery/event-sourcing/memory';
import type { StoredEvent } from '@chancery/event-sourcing';
import { MemoryDocumentStore } from '../adapters/memory/index.ts';
import { InvalidCursorError } from '../find/cursor.ts';
import { FieldNotIndexedError } from '../find/check-find.ts';
import { ReadModelBehindError } from '../projection-host.ts';
import type { RunningProjectionHost } from '../projection-host.ts';
import type { Projection } from '../projection.ts';
import {
  append,
  counted,
  decodeWith,
  IGNORED,
  journalProjection,
  Poison,
  REMOVED,
  tallyProjection,
  UnreliableDocumentStore,
} from './host.fixtures.ts';
import type { HostEventStore } from './generation-follower.ts';
import { openProjectionHost } from './open-projection-host.ts';

describe('the projection host, reading live', () => {
  const tally = tallyProjection();
  let events: MemoryEventStore;
  let documents: UnreliableDocumentStore;
  let host: RunningProjectionHost;
  let reads: string[];
  let decoded: string[];

  /** The event store, noting what is asked of it. */
  const noted = (): HostEventStore => ({
    head: () => events.head(),
    findEvent: (id) => events.findEvent(id),
    readAll: (after, count, filter) => {
      reads.push(`readAll after ${Number(after)}${filter?.types ? ', filtered' : ''}`);
      return events.readAll(after, count, filter);
    },
    subscribe: (after, options) => {
      reads.push(`subscribe after ${Number(after)}`);
      return events.subscribe(after, options);
    },
  });
  const decode = (event: StoredEvent) => {
    decoded.push(`${event.type} ${event.entry}`);
    return decodeWith(new Poison())(event);
  };
  const open = async (projections: readonly Projection[], pageSize = 500) => {
    host = await openProjectionHost({ events: noted(), readModels: documents.store, projections, decode, pageSize });
  };

  beforeEach(() => {
    events = openMemoryEventStore({ plane: 'eu' });
    documents = new UnreliableDocumentStore(new MemoryDocumentStore());
    reads = [];
    decoded = [];
  });
  afterEach(() => host.stop());

  it('folds what was there and what comes, and answers when it is reached', async () => {
    await append(events, counted(1, 'a', 'b'));
    await open([tally]);
    await host.start();
    const position = await append(events, counted(2, 'a'), { type: REMOVED, keys: ['b'], amount: 0 });
    const tallies = host.readModel(tally);
    expect(await tallies.get('a', { minPosition: position })).toEqual({
      key: 'a',
      total: 3,
      odd: true,
      last: { amount: 2, entry: 2 },
    });
    expect(await tallies.get('b')).toBeNull();
    expect(await tallies.get('never')).toBeNull();
  });

  it('answers lists from the same documents', async () => {
    await open([tally]);
    await host.start();
    const minPosition = await append(events, counted(5, 'a'), counted(3, 'b'), counted(9, 'c'));
    const tallies = host.readModel(tally);
    const first = await tallies.find({ where: {}, sortBy: 'total', limit: 2, minPosition });
    expect(first.items.map(({ key }) => key)).toEqual(['b', 'a']);
    const rest = await tallies.find({ where: {}, sortBy: 'total', limit: 2, after: first.cursor ?? '' });
    expect(rest.items.map(({ key }) => key)).toEqual(['c']);
    await expect(tallies.find({ where: {}, limit: 1, after: 'x' })).rejects.toThrow(InvalidCursorError);
    await expect(tallies.find({ where: { key: 'a' }, limit: 1 })).rejects.toThrow(FieldNotIndexedError);
  });

  it('gives up waiting for what does not come, and is of use again when it does', async () => {
    await open([tally]);
    const position = await append(events, counted(1, 'a'));
    await expect(host.waitFor('tally', position, 5)).rejects.toThrow(ReadModelBehindError);
    const waiting = host.readModel(tally).get('a', { minPosition: position });
    await host.start();
    expect(await waiting).toMatchObject({ total: 1 });
    await host.waitFor('tally', position, 0);
  });

  it('lets those go who still wait when it stops', async () => {
    await open([tally]);
    await host.start();
    const waiting = host.waitFor('tally', '9999999999999999', 60_000);
    await host.stop();
    await expect(waiting).rejects.toThrow(ReadModelBehindError);
  });

  it('reads each page once for all projections, and decodes each event once, only if one of them folds it', async () => {
    await open([tally, journalProjection]);
    await host.start();
    await append(events, counted(1, 'a'), { type: IGNORED, keys: [], amount: 0 });
    const position = await append(events, counted(2, 'a'));
    await Promise.all([host.waitFor('tally', position), host.waitFor('journal', position)]);
    expect(reads).toEqual(['subscribe after 0']);
    expect(decoded).toEqual([`${tally.types[0]} 1`, `${tally.types[0]} 3`]);
  });

  it('catches up together for those at one position, then goes over to the live reading', async () => {
    await append(events, ...Array.from({ length: 10 }, () => counted(1, 'a')));
    await open([tally, journalProjection], 4);
    await host.start();
    await host.waitFor('tally', await append(events, counted(1, 'a')));
    expect(reads).toEqual(['subscribe after 10', 'readAll after 0', 'readAll after 4', 'readAll after 8']);
    expect(await host.readModel(tally).get('a')).toMatchObject({ total: 11 });
  });

  it('has the store leave out what it does not want when that is most of the log', async () => {
    const ignored = { type: IGNORED, keys: [], amount: 0 };
    await append(events, ...Array.from({ length: 95 }, () => ignored), counted(1, 'a'), ignored);
    await open([tally], 9);
    await host.start();
    await host.waitFor('tally', await events.head());
    expect(reads).toEqual(['subscribe after 97', 'readAll after 0', 'readAll after 9, filtered']);
    expect(await host.readModel(tally).get('a')).toMatchObject({ total: 1 });
    expect(await host.status()).toMatchObject([{ checkpoint: await events.head() }]);
  });

  it('goes on where it stopped, also over events that it does not fold', async () => {
    await open([tally, journalProjection]);
    await host.start();
    await append(events, counted(1, 'a'));
    await host.waitFor('tally', await append(events, { type: IGNORED, keys: [], amount: 0 }));
    await host.stop();
    reads = [];
    await open([tally, journalProjection]);
    await host.start();
    await host.waitFor('journal', await append(events, counted(1, 'a')));
    expect(reads).toEqual(['subscribe after 2']);
    expect(await host.readModel(tally).get('a')).toMatchObject({ total: 2 });
  });

  it('writes nothing for events that a projection does not fold, but says that it has passed them', async () => {
    await open([tally]);
    await host.start();
    await host.waitFor('tally', await append(events, counted(1, 'a')));
    const before = documents.writes;
    const position = await append(events, { type: IGNORED, keys: [], amount: 0 });
    await host.waitFor('tally', position);
    expect(documents.writes).toBe(before);
    expect(await host.status()).toMatchObject([{ checkpoint: position, head: position, failure: null }]);
  });

  it('writes the checkpoint now and then while nothing comes for a projection', async () => {
    await open([tally]);
    await host.start();
    for (let index = 0; index < 200; index += 1) {
      await host.waitFor('tally', await append(events, { type: IGNORED, keys: [], amount: 0 }));
    }
    const checkpoint = await documents.store.checkpoint({ name: 'tally', generation: 1001 });
    expect(Number(checkpoint)).toBeGreaterThanOrEqual(130);
    expect(documents.writes).toBeLessThanOrEqual(4);
  });

  it('waits out a store that cannot be written, loses nothing, and says so', async () => {
    const failures: string[] = [];
    host = await openProjectionHost({
      events,
      readModels: documents.store,
      projections: [tally, journalProjection],
      decode,
      retryDelayMs: 1,
      onError: (error, { projection, action }) => failures.push(`${projection}, ${action}: ${error.message}`),
    });
    await host.start();
    await host.waitFor('tally', await append(events, counted(1, 'a')));
    documents.writesLeft = 0;
    const position = await append(events, counted(2, 'a'));
    await expect(host.waitFor('tally', position, 30)).rejects.toThrow(ReadModelBehindError);
    expect(failures).toContain('tally@1001, writing a page: the disk is full');
    expect(await host.status()).toMatchObject([{ failure: 'Error: the disk is full' }, {}]);
    documents.writesLeft = Infinity;
    await host.waitFor('tally', position);
    expect(await host.readModel(tally).get('a')).toMatchObject({ total: 3 });
    const later = await append(events, counted(4, 'a'));
    await Promise.all([host.waitFor('tally', later), host.waitFor('journal', later)]);
    expect(await host.readModel(tally).get('a')).toMatchObject({ total: 7 });
    expect(await host.status()).toMatchObject([{ failure: null, checkpoint: later }, { checkpoint: later }]);
  });

  it('folds nothing twice when only the answer to a write was lost', async () => {
    documents.loseAnswer = true;
    documents.writesLeft = 1;
    host = await openProjectionHost({
      events,
      readModels: documents.store,
      projections: [tally],
      decode,
      retryDelayMs: 1,
    });
    await host.start();
    await host.waitFor('tally', await append(events, counted(1, 'a')));
    const position = await append(events, counted(2, 'a'));
    while (documents.writesLeft >= 0) await new Promise(setImmediate);
    expect((await documents.store.get({ name: 'tally', generation: 1001 }, 'a'))?.document).toMatchObject({ total: 3 });
    documents.writesLeft = Infinity;
    await host.waitFor('tally', position);
    expect(await host.readModel(tally).get('a')).toMatchObject({ total: 3 });
  });

  it('waits out an event log that cannot be read', async () => {
    await append(events, ...Array.from({ length: 5 }, () => counted(1, 'a')));
    let outages = 3;
    const failing = <T>(read: () => T): T => {
      outages -= 1;
      if (outages >= 0) throw new Error('no connection');
      return read();
    };
    const { head, findEvent, readAll, subscribe } = noted();
    host = await openProjectionHost({
      events: {
        head,
        findEvent,
        readAll: async (...read) => failing(() => readAll(...read)),
        subscribe: (...from) => failing(() => subscribe(...from)),
      },
      readModels: documents.store,
      projections: [tally],
      decode,
      retryDelayMs: 1,
    });
    await host.start();
    await host.waitFor('tally', await append(events, counted(1, 'a')));
    expect(outages).toBeLessThan(0);
    expect(await host.readModel(tally).get('a')).toMatchObject({ total: 6 });
  });

  it('tells apart projections that are not there, and refuses two of a name or a version that is none', async () => {
    await open([tally]);
    expect(() => host.readModel(journalProjection)).toThrow('no projection journal');
    await expect(open([tally, tallyProjection()])).rejects.toThrow('Two projections are called tally');
    await expect(open([tallyProjection(new Poison(), 0)])).rejects.toThrow('version 0');
    await host.start();
    await expect(host.start()).rejects.toThrow('started before');
  });
});
