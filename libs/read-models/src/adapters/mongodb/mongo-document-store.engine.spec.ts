import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newMongoDatabase } from '@chancery/testing/mongodb';
import { documentStoreContract } from '../../document-store.contract.ts';
import { DocumentTooLargeError } from '../../document-store.ts';
import type { DocumentStore, FindOptions } from '../../document-store.ts';
import { dump, LEDGERS, list, NEXT, page, write } from '../contract/opened-store.ts';
import { findQuery } from './find-query.ts';
import { openMongoDocumentStore } from './index.ts';
import { MAX_DOCUMENT_BYTES } from './kept-document.ts';
import type { KeptDocument } from './kept-document.ts';

const MODES = ['auto', 'never'] as const;
const database = newMongoDatabase('documents');
const emptyDatabase = () => database.inspect((client, name) => client.db(name).dropDatabase());
/** The collections that hold documents, as they are on the server. */
const collections = () =>
  database.inspect(async (client, name) => {
    const found = await client.db(name).listCollections({}, { nameOnly: true }).toArray();
    return found.map((each) => each.name).filter((each) => each.startsWith('documents:'));
  });
afterAll(() => database.dispose());

for (const transactions of MODES) {
  documentStoreContract(`MongoDB, transactions ${transactions}`, async () => {
    const store = await openMongoDocumentStore({ url: database.url, transactions });
    return {
      store,
      async dispose() {
        await store.close();
        await emptyDatabase();
      },
    };
  });
}

describe.each(MODES)('the MongoDB document store in several processes, transactions %s', (transactions) => {
  const opened: DocumentStore[] = [];
  const open = async (count: number) => {
    const stores = await Promise.all(
      Array.from({ length: count }, () => openMongoDocumentStore({ url: database.url, transactions })),
    );
    opened.push(...stores);
    return stores as [DocumentStore, DocumentStore, ...DocumentStore[]];
  };
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    await emptyDatabase();
  });

  it('makes a generation once when all of them do at once', async () => {
    const stores = await open(6);
    await Promise.all(stores.flatMap((store) => [store.ensure(LEDGERS), store.ensure(NEXT)]));
    expect(await collections()).toHaveLength(2);
    for (const [index, store] of stores.entries()) {
      const position = String(index + 1);
      await store.applyPage(LEDGERS, page(position, [write(position, { tenant: 't' }, position)]));
    }
    for (const store of stores) {
      expect(await list(store, { where: { tenant: 't' }, limit: 2 })).toEqual(['1', '2', '3', '4', '5', '6']);
    }
  });

  it('keeps the newest of what they insert in the same moment', async () => {
    const stores = await open(5);
    await stores[0].ensure(LEDGERS);
    for (let round = 0; round < 20; round += 1) {
      const id = `d${round}`;
      const writes = stores.map((store, index) => {
        const position = `${String(round).padStart(2, '0')}${index}`;
        return store.applyPage(LEDGERS, page(position, [write(id, { index }, position)]));
      });
      await Promise.all(writes);
      expect((await stores[0].get(LEDGERS, id))?.document).toEqual({ index: stores.length - 1 });
    }
    expect(await stores[1].checkpoint(LEDGERS)).toBe('194');
  });

  it('ends as with one when two fold the same log in other pages, one of them late', async () => {
    const stores = await open(2);
    await stores[0].ensure(LEDGERS);
    const at = (n: number) => String(n).padStart(4, '0');
    const seen: string[] = [];
    /** Events 1 to 200, each of which counts in one of seven documents and one that all touch. */
    const fold = async (store: DocumentStore, size: number) => {
      for (let from = 0; from < 200; from += size) {
        const last = Math.min(from + size, 200);
        const ids = [
          ...new Set(Array.from({ length: last - from }, (_, index) => `k${(from + index + 1) % 7}`)),
          'all',
        ];
        const writes = ids.map((id) => {
          const own = Array.from({ length: last }, (_, index) => index + 1).filter(
            (n) => id === 'all' || id === `k${n % 7}`,
          );
          return write(id, { count: own.length }, at(own.at(-1) ?? 0));
        });
        const parked = from === 0 ? [{ key: 'x', position: at(1), eventId: 'e', error: 'poison' }] : [];
        await store.applyPage(LEDGERS, { ...page(at(last), writes), parked });
        seen.push((await store.checkpoint(LEDGERS)) ?? '');
      }
    };
    await Promise.all([fold(stores[0], 9), fold(stores[1], 25)]);
    const once = await dump(stores[0]);
    expect(once.find(({ id }) => id === 'all')).toEqual({ id: 'all', document: { count: 200 }, lastPosition: '0200' });
    await fold(stores[1], 13);
    expect(await dump(stores[0])).toEqual(once);
    expect(await stores[0].checkpoint(LEDGERS)).toBe('0200');
    expect(await stores[0].parked(LEDGERS)).toHaveLength(1);
    expect(seen.slice(-16).every((checkpoint) => checkpoint === '0200')).toBe(true);
  });

  it('waits until a majority has the checkpoint, and with it all that was written before', async () => {
    const [store] = await open(1);
    await store.ensure(LEDGERS);
    const profile = (level: number) => database.inspect((client, name) => client.db(name).command({ profile: level }));
    await profile(2);
    await store.applyPage(LEDGERS, page('1', [write('a', { tenant: 't' }, '1'), write('b', { tenant: 't' }, '1')]));
    await store.applyPage(LEDGERS, page('2', [write('a', { tenant: 'u' }, '2')]));
    await profile(0);
    const profiled = await database.inspect((client, name) =>
      client
        .db(name)
        .collection<{ readonly command: { readonly writeConcern?: { readonly w?: unknown } } }>('system.profile')
        .find({ 'command.findAndModify': { $exists: true } })
        .toArray(),
    );
    expect(profiled.map(({ command }) => command.writeConcern?.w)).toEqual(['majority', 'majority']);
  });

  it('knows of a generation that another dropped and made again, and writes nothing into one that is gone', async () => {
    const [one, other] = await open(2);
    await one.ensure(LEDGERS);
    await other.applyPage(LEDGERS, page('01', [write('a', { tenant: 't' }, '01')]));
    await one.drop(LEDGERS);
    // It still believes in the generation it knew a moment ago.
    await expect(other.applyPage(LEDGERS, page('02', [write('b', {}, '02')]))).rejects.toThrow('no generation 1');
    expect(await collections()).toEqual([]);
    await one.ensure(LEDGERS);
    expect(await other.generations('ledgers')).toEqual([1]);
    expect(await dump(other)).toEqual([]);
    expect(await other.checkpoint(LEDGERS)).toBeNull();
    await other.applyPage(LEDGERS, page('01', [write('c', { tenant: 't' }, '01')]));
    expect((await one.get(LEDGERS, 'c'))?.document).toEqual({ tenant: 't' });
  });

  it('indexes what others write while an index is added', async () => {
    const [one, other] = await open(2);
    await one.ensure(LEDGERS);
    const writing = (async () => {
      for (let n = 1000; n < 1200; n += 1) {
        await other.applyPage(LEDGERS, page(`${n}`, [write(`d${n}`, { plan: 'free', n }, `${n}`)]));
      }
    })();
    await one.ensure({ ...LEDGERS, indexes: [{ fields: ['plan', 'n'] }] });
    await writing;
    const found = await list(other, { where: { plan: 'free' }, sortBy: 'n', limit: 100 });
    expect(found).toEqual(Array.from({ length: 200 }, (_, index) => `d${1000 + index}`));
  });

  it('refuses a document that is too large by its name, and writes nothing of its page', async () => {
    const [store] = await open(1);
    await store.ensure(LEDGERS);
    const text = (bytes: number) => 'x'.repeat(bytes);
    const id = 'i'.repeat(900);
    const large = page('01', [write('small', {}, '01'), write(id, { text: text(MAX_DOCUMENT_BYTES) }, '01')]);
    const refused = await store.applyPage(LEDGERS, large).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DocumentTooLargeError);
    expect(refused).toMatchObject({ id, message: expect.stringContaining(`ledgers@1: the document "${id}" takes`) });
    expect(await dump(store)).toEqual([]);
    expect(await store.checkpoint(LEDGERS)).toBeNull();
    const document = { text: text(MAX_DOCUMENT_BYTES - 2048) };
    await store.applyPage(LEDGERS, page('01', [write(id, document, '01')]));
    await store.applyPage(LEDGERS, page('02', [write(id, document, '02')]));
    expect((await store.get(LEDGERS, id))?.document).toEqual(document);
  });
});

describe('lists in MongoDB', () => {
  let store: DocumentStore;
  beforeEach(async () => {
    store = await openMongoDocumentStore({ url: database.url });
    await store.ensure(LEDGERS);
    const writes = Array.from({ length: 300 }, (_, index) =>
      write(`d${index}`, { tenant: `t${index % 3}`, usage: { rows: index % 5 } }, '01'),
    );
    await store.applyPage(LEDGERS, page('01', [...writes, write('gone', null, '01')]));
  });
  afterEach(async () => {
    await store.close();
    await emptyDatabase();
  });

  it.each<[string, FindOptions]>([
    ['ascending', { where: { tenant: 't1' }, sortBy: 'usage.rows', limit: 10 }],
    ['descending', { where: { tenant: 't1' }, sortBy: 'usage.rows', descending: true, limit: 10 }],
  ])('walk the index, %s, from the start and from a cursor', async (_, options) => {
    const [collection = ''] = await collections();
    for (const start of [null, { value: 3, id: 'd100' }, { value: null, id: 'd100' }]) {
      const { filter, sort } = findQuery(options, start);
      const plan = await database.inspect((client, name) =>
        client
          .db(name)
          .collection<KeptDocument>(collection)
          .find(filter, { sort, limit: 11 })
          .explain('executionStats'),
      );
      const text = JSON.stringify((plan as { queryPlanner: { winningPlan: unknown } }).queryPlanner.winningPlan);
      expect(text).toContain('"indexName":"tenant,usage.rows"');
      expect(text).not.toMatch(/"stage":"(SORT|COLLSCAN)"/);
      const { totalKeysExamined } = (plan as { executionStats: { totalKeysExamined: number } }).executionStats;
      expect(totalKeysExamined).toBeLessThanOrEqual(13);
    }
  });
});
