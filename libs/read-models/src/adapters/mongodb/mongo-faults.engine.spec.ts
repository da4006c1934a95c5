import { inspect } from 'node:util';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailableError } from '@chancery/kernel';
import { newMongoDatabase, withDatabase } from '@chancery/testing/mongodb';
import type { FaultyProxy } from '@chancery/testing/mongodb';
import { dump, LEDGERS, page, write } from '../contract/opened-store.ts';
import type { DocumentStore, ParkedEvent } from '../../document-store.ts';
import { openMongoDocumentStore } from './index.ts';

const TIMEOUTS = { serverSelectionTimeoutMs: 2000, timeoutMs: 2000 };
/** Everything of a call: the page's share of the time, finding the server, and a busy machine. */
const BOUND_MS = 30_000;
const PARKED: ParkedEvent = { key: 'c', position: '02', eventId: 'e', error: 'poison' };
const FIRST = { ...page('02', [write('a', { n: 1 }, '01'), write('b', { n: 1 }, '02')]), parked: [PARKED] };

const database = newMongoDatabase('faults');
afterAll(() => database.dispose());

describe.each(['auto', 'never'] as const)('MongoDB behind a bad network, transactions %s', (transactions) => {
  let proxy: FaultyProxy;
  let store: DocumentStore;
  beforeEach(async () => {
    const through = await database.throughProxy();
    proxy = through.proxy;
    store = await openMongoDocumentStore({ url: through.url, transactions, ...TIMEOUTS });
    await store.ensure(LEDGERS);
  });
  afterEach(async () => {
    proxy.mend();
    await store.close();
    await proxy.stop();
    await database.inspect((client, name) => client.db(name).dropDatabase());
  });

  it('reads and writes on when its connections are cut', async () => {
    for (let round = 1; round <= 5; round += 1) {
      const position = `0${round}`;
      proxy.cut();
      await store.applyPage(LEDGERS, page(position, [write('a', { round }, position)]));
      proxy.cut();
      expect((await store.get(LEDGERS, 'a'))?.document).toEqual({ round });
    }
    expect(await store.checkpoint(LEDGERS)).toBe('05');
  });

  it('says that it may be tried again when the server does not answer any more, and goes on when it does', async () => {
    await store.applyPage(LEDGERS, FIRST);
    proxy.freeze();
    const began = performance.now();
    const written = store.applyPage(LEDGERS, page('03', [write('a', { n: 2 }, '03')]));
    const parked = store.applyPage(LEDGERS, { ...page('03', []), unparked: [PARKED] });
    const calls = [written, parked, store.get(LEDGERS, 'a'), store.checkpoint(LEDGERS), store.serving('ledgers')];
    for (const { reason } of (await Promise.allSettled(calls)) as { readonly reason?: unknown }[]) {
      expect(reason).toBeInstanceOf(StoreUnavailableError);
    }
    expect(performance.now() - began).toBeLessThan(BOUND_MS);
    proxy.mend();
    await eventually(() => store.applyPage(LEDGERS, page('03', [write('a', { n: 2 }, '03')])));
    expect((await store.get(LEDGERS, 'a'))?.document).toEqual({ n: 2 });
    expect(await store.parked(LEDGERS)).toEqual([PARKED]);
  });

  it.each([
    ['that parks events', FIRST, transactions === 'never' ? 2 : 0],
    ['of documents only', { ...FIRST, parked: [] }, 2],
  ])('breaks off in a page %s before its checkpoint, and ends as if it had not', async (_, first, documents) => {
    const cut = proxy.cutBefore('findAndModify');
    await expect(store.applyPage(LEDGERS, first)).rejects.toThrow(StoreUnavailableError);
    await cut;
    proxy.mend();
    // Another process finds what is there.
    const other = await openMongoDocumentStore({ url: database.url, transactions });
    expect(await dump(other)).toHaveLength(documents);
    expect(await other.checkpoint(LEDGERS)).toBeNull();
    expect(await other.parked(LEDGERS)).toEqual([]);
    // It cuts the log into other pages, and its projection was mended: nothing is parked any more.
    await other.applyPage(LEDGERS, page('01', [write('a', { n: 1 }, '01')]));
    await other.applyPage(LEDGERS, page('03', [write('b', { n: 2 }, '03'), write('c', { n: 1 }, '02')]));
    expect(await other.parked(LEDGERS)).toEqual([]);
    expect(await dump(other)).toEqual([
      { id: 'a', document: { n: 1 }, lastPosition: '01' },
      { id: 'b', document: { n: 2 }, lastPosition: '03' },
      { id: 'c', document: { n: 1 }, lastPosition: '02' },
    ]);
    await other.close();
  });
});

describe('MongoDB that changes', () => {
  let store: DocumentStore;
  beforeEach(async () => {
    store = await openMongoDocumentStore({ url: database.url });
    await store.ensure(LEDGERS);
  });
  afterEach(async () => {
    await store.close();
    await database.inspect((client, name) => client.db(name).dropDatabase());
  });

  it('is written on when the primary steps down, and when all sessions are killed', async () => {
    const commands = [{ replSetStepDown: 1, force: true }, { killAllSessions: [] }];
    let n = 0;
    for (const command of commands) {
      const disturbed = database.inspect((client) => client.db('admin').command(command));
      for (let page = 0; page < 50; page += 1) {
        n += 1;
        await eventually(() => store.applyPage(LEDGERS, pageOf(n)));
      }
      await disturbed.catch(() => undefined);
    }
    await eventually(async () => expect(await store.checkpoint(LEDGERS)).toBe(positionOf(n)));
    expect(await dump(store)).toHaveLength(n);
  });
});

describe('MongoDB that is not there', () => {
  const SECRET = 'p%40ss-w0rd';
  /** Everything that a log might print of an error. */
  const printed = (error: unknown) => inspect(error, { depth: 10, showHidden: true });
  const failureOf = (url: string) =>
    openMongoDocumentStore({ url, ...TIMEOUTS }).then(
      () => new Error('It opened'),
      (error: unknown) => error,
    );

  it.each([
    ['nobody listens', `mongodb://chancery:${SECRET}@127.0.0.1:1/documents`],
    ['a host without a name', `mongodb://chancery:${SECRET}@nowhere.invalid/documents`],
  ])('may be tried again: %s', async (_, url) => {
    const error = await failureOf(url);
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(printed(error)).toContain('/documents is not available');
    expect(printed(error)).not.toMatch(/p%40ss|p@ss/);
  });

  it.each([
    ['credentials that are none', withCredentials(database.url, `chancery:${SECRET}`)],
    ['no database', `mongodb://chancery:${SECRET}@127.0.0.1:1/`],
    ['no MongoDB', `http://chancery:${SECRET}@127.0.0.1:1/documents`],
    ['an option that is none', `mongodb://chancery:${SECRET}@127.0.0.1:1/documents?w=majority&w0=1`],
    ['a password with a slash', `mongodb://chancery:pass/${SECRET}@127.0.0.1:1/documents`],
  ])('will never do, and says so without the password: %s', async (_, url) => {
    const error = await failureOf(url);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(StoreUnavailableError);
    expect(printed(error)).not.toContain('It opened');
    expect(printed(error)).not.toMatch(/p%40ss|p@ss|pass\//);
  });
});

function positionOf(n: number): string {
  return String(n).padStart(4, '0');
}

function pageOf(n: number) {
  return page(positionOf(n), [write(`d${positionOf(n)}`, { n }, positionOf(n))]);
}

function withCredentials(url: string, credentials: string): string {
  return withDatabase(url, 'documents').replace('://', `://${credentials}@`);
}

/** Tries again for as long as the store says that it may be. */
async function eventually(work: () => Promise<unknown>): Promise<void> {
  const ends = performance.now() + BOUND_MS;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (!(error instanceof StoreUnavailableError) || performance.now() > ends) throw error;
    }
  }
}
