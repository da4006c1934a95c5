import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { EventStoreDBClient } from '@eventstore/db-client';
import { MemoryDocumentStore } from '@chancery/read-models/memory';
import { openTenantLogIndex } from '@chancery/read-models/tenant-log';
import type { TenantId } from '@chancery/kernel';
import { StoreDamagedError } from '../../event-store.ts';
import type { TenantLogIndex, TenantLogIndexStore } from '../../tenant-log/tenant-log-index.ts';
import { freshStream, freshTenant, ids, newCommand, newEvents } from '../contract/sample-events.ts';
import type { OpenedOnTestNode } from './testing/open-on-test-node.ts';
import { openOnTestNode } from './testing/open-on-test-node.ts';
import { TearingDocumentStore } from './testing/tearing-document-store.ts';

jest.setTimeout(60_000);

const fail = (error: unknown) => {
  throw error;
};

let documents: TearingDocumentStore;
let index: TenantLogIndexStore;
let opened: OpenedOnTestNode;
let tenant: TenantId;

beforeEach(async () => {
  documents = new TearingDocumentStore(new MemoryDocumentStore());
  index = openTenantLogIndex(documents.store);
  opened = await openOnTestNode({}, { index, tail: { askEveryMs: 0 } });
  tenant = freshTenant();
});

afterEach(() => opened.close());

const store = () => opened.store;

async function write(appends: number): Promise<void> {
  for (let number = 0; number < appends; number++) {
    const { events, command } = newCommand(3, { tenant, answer: { number } });
    await store().append(freshStream('counter', tenant), 'no_stream', events, [command]);
  }
}

async function indexAll(): Promise<number> {
  let all = 0;
  for (let written = -1; written !== 0; all += written) written = await store().follower(fail).step();
  return all;
}

async function indexed(generation: TenantLogIndex): Promise<number[]> {
  const entries: number[] = [];
  for await (const event of generation.scanEvents()) entries.push(event.entry);
  return entries;
}

describe('the follower', () => {
  it('indexes what is there and what comes, goes on after failures, and ends when it is told to', async () => {
    await write(5);
    const errors: unknown[] = [];
    const stopping = new AbortController();
    documents.pagesLeft = 0;
    const following = store()
      .follower((error) => {
        errors.push(error);
        documents.pagesLeft = Infinity;
      })
      .run(stopping.signal);
    const generation = await index.serving();
    while ((await indexed(generation)).length < 15) await delay(10);
    expect(errors).toHaveLength(1);
    await write(3);
    while ((await indexed(generation)).length < 24) await delay(10);
    expect(await generation.checkpoint()).toBe(await store().head());
    stopping.abort();
    await following;
  });

  it('leaves nothing in the memory of other processes that it has indexed', async () => {
    await write(5);
    const other = await opened.open();
    await other.tenantHead(tenant);
    await indexAll();
    opened.node.counts.reset();
    await other.tenantHead(tenant);
    await write(1);
    expect(await other.tenantHead(tenant)).toBe(18);
    expect(ids(await other.readTenant(tenant, 0, 100))).toEqual(ids(await store().readTenant(tenant, 0, 100)));
  });
});

describe('an index whose documents were altered', () => {
  it('is rebuilt beside, compared, switched and switched back, while processes go on', async () => {
    await write(20);
    await indexAll();
    const right = ids(await store().readTenant(tenant, 0, 100));
    const before = await index.serving();
    const [first] = await before.entries(tenant, 0, 1, 'forward', {});
    const position = first?.position ?? '';
    await alter(before.generation, position, { entry: 7000 });
    const other = await opened.open();
    await write(1);

    let told = 0;
    const report = await store().rebuildIndex({ onProgress: (events) => (told = events) });
    expect(report).toMatchObject({ generation: before.generation + 1, before: before.generation, events: 63 });
    expect(told).toBe(63);
    expect(report.differences).toHaveLength(1);
    expect(report.differences[0]).toContain(position);
    expect(report.differences[0]).toMatch(/"entry":7000.* before, .*"entry":1\b/);

    expect((await index.serving()).generation).toBe(report.generation);
    for (const one of [store(), other]) {
      const entries = await one.readTenant(tenant, 0, 100);
      expect(entries.map(({ entry }) => entry)).toEqual(entries.map((_, at) => at + 1));
      expect(ids(entries).slice(0, 60)).toEqual(right);
    }
    await index.serve(before.generation);
    expect(await other.tenantHead(tenant)).toBe(63);
    await index.drop(report.generation);
  });

  it('is not replaced by a rebuild that was broken off', async () => {
    await write(3);
    await indexAll();
    const { generation } = await index.serving();
    await expect(store().rebuildIndex({ signal: AbortSignal.abort(new Error('Enough')) })).rejects.toThrow('Enough');
    expect((await index.serving()).generation).toBe(generation);
    expect((await store().rebuildIndex()).generation).toBe(generation + 1);
  });

  it('does not pass for the log: the entry that is not what was indexed is named', async () => {
    await write(2);
    await indexAll();
    const { generation } = await index.serving();
    const [, second] = await (await index.serving()).entries(tenant, 0, 2, 'forward', {});
    await alter(generation, second?.position ?? '', { leaf: Buffer.alloc(32).toString('base64') });
    const reading = store().readTenant(tenant, 0, 10);
    await expect(reading).rejects.toThrow(StoreDamagedError);
    await expect(reading).rejects.toThrow(`Entry 2 of ${tenant}`);
  });

  /** Writes over a document as nobody would: with a position that makes it the newest. */
  const alter = async (generation: number, position: string, change: object) => {
    const ref = { name: 'tenant-log', generation };
    const document = { ...(await documents.store.get(ref, position))?.document, ...change };
    const checkpoint = (await documents.store.checkpoint(ref)) ?? '';
    const write = { id: position, document, lastPosition: `${position}~` };
    await documents.store.applyPage(ref, { documents: [write], parked: [], unparked: [], checkpoint });
  };
});

it('says which entry is missing from a log that was cut', async () => {
  const stream = freshStream('counter', tenant);
  await store().append(stream, 'no_stream', newEvents(5, { tenant }));
  await indexAll();
  const client = EventStoreDBClient.connectionString(opened.node.connectionString);
  await client.setStreamMetadata(stream, { truncateBefore: 2 });
  await client.dispose();
  const reading = store().readTenant(tenant, 0, 10);
  await expect(reading).rejects.toThrow(StoreDamagedError);
  await expect(reading).rejects.toThrow(/Entry 1 of .* is missing/);
});

it('refuses the log of another plane', async () => {
  await expect(opened.open({ plane: 'us' })).rejects.toThrow('The event store is that of plane "eu", not of "us"');
});

it('does not read past an event of a type of ours that Chancery did not write', async () => {
  const client = EventStoreDBClient.connectionString(opened.node.connectionString);
  const foreign = {
    id: crypto.randomUUID(),
    type: 'chancery.foreign.made.v1',
    contentType: 'application/json',
  } as const;
  await client.appendToStream('foreign', { ...foreign, data: {}, metadata: undefined });
  await client.dispose();
  await expect(store().tenantHead(tenant)).rejects.toThrow('that Chancery did not write');
});
