import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import { openSqliteEventStore } from '@chancery/event-sourcing/sqlite';
import { MemoryDocumentStore } from '@chancery/read-models/memory';
import { openSqliteDocumentStore } from '@chancery/read-models/sqlite';
import { engineUrl } from '@chancery/testing';
import { leafHash } from '@chancery/transparency';
import { fromKafka } from '../../consumer/from-kafka.ts';
import type { ReceivedEvent } from '../../consumer/received-event.ts';
import { TenantOrder } from '../../consumer/tenant-order.ts';
import type { EventSink } from '../../event-sink.ts';
import { openPublisher } from '../../open-publisher.ts';
import type { Publisher } from '../../publisher.ts';
import { happen, PLANE, tenantNo } from '../../publishing.fixtures.ts';
import { readPublisherStatus } from '../../publisher-status.ts';
import { TOPIC_PARTITIONS } from './kafka-message.ts';
import { openKafkaSink } from './kafka-sink.ts';
import { makeTopic } from './kafka-topic.ts';
import { openTestTopic } from './kafka.fixtures.ts';
import type { TestTopic } from './kafka.fixtures.ts';
import { kafkajs } from './mended-kafkajs.ts';

const TYPESCRIPT = fileURLToPath(new URL('../../../../../scripts/run/typescript.mjs', import.meta.url));
const PROCESS = fileURLToPath(new URL('./publish-process.fixture.ts', import.meta.url));

let topic: TestTopic;
beforeEach(async () => {
  topic = await openTestTopic();
});
afterEach(() => topic.dispose());

function sink(): EventSink {
  return openKafkaSink({ plane: PLANE, connection: topic.connection, topic: topic.topic, log: () => undefined });
}

/** Runs a publisher until everything there is was published or parked. */
async function publishAll(publisher: Publisher): Promise<void> {
  const ending = new AbortController();
  const running = publisher.run(ending.signal);
  await untilIdle(publisher);
  ending.abort();
  await running;
}

async function untilIdle(publisher: Publisher): Promise<void> {
  while ((await publisher.status()).behind > 0) await sleep(20);
}

/** What a consumer makes of the whole topic: it throws where something is missing or out of order. */
async function consumeAll(): Promise<ReadonlyMap<string, readonly ReceivedEvent[]>> {
  const order = new TenantOrder();
  const seen = new Map<string, ReceivedEvent[]>();
  for (const message of await topic.messages()) {
    await order.take(
      fromKafka(message),
      (event) => void seen.set(event.tenant, [...(seen.get(event.tenant) ?? []), event]),
    );
  }
  return seen;
}

describe('publishing to Kafka', () => {
  it('keeps order and bytes, so that a consumer can compute every leaf hash', async () => {
    const events = openMemoryEventStore({ plane: PLANE });
    const tenants = [1, 2, 3, 4, 5].map(tenantNo);
    for (let round = 0; round < 40; round++)
      for (const tenant of tenants) await happen(events, tenant, 1 + (round % 3));
    const checkpoints = new MemoryDocumentStore();
    await publishAll(openPublisher({ events, checkpoints, sink: sink(), onError: () => undefined, pageSize: 33 }));
    const seen = await consumeAll();
    for (const tenant of tenants) {
      const stored = await events.readTenant(tenant, 0, 1000);
      const received = seen.get(tenant) ?? [];
      expect(received).toHaveLength(stored.length);
      const leaves = received.map(({ attributes: { subject, id, type }, record }, index) =>
        hex(leafHash(subject, stored[index]?.revision ?? -1, id, type, record)),
      );
      expect(leaves).toEqual(stored.map((event) => hex(event.leafHash)));
    }
  });

  it('goes on after kill -9, and leaves nothing out', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chancery-publish-'));
    try {
      let events = await openSqliteEventStore({ folder, plane: PLANE });
      for (let round = 0; round < 300; round++) await happen(events, tenantNo(round % 7), 10);
      await events.close();
      const checkpoints: number[] = [];
      for (let kill = 0; kill < 5; kill++) {
        const child = spawn(
          process.execPath,
          ['--import', TYPESCRIPT, PROCESS, folder, engineUrl('KAFKA_BROKERS'), topic.topic],
          { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, NODE_OPTIONS: '' } },
        );
        for (let pages = 0; pages <= 10 * kill;) pages += String(await once(child.stdout, 'data')).length;
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
        const store = await openSqliteDocumentStore({ folder });
        events = await openSqliteEventStore({ folder, plane: PLANE });
        checkpoints.push(Number((await readPublisherStatus(events, store)).checkpoint));
        await events.close();
        await store.close();
      }
      expect(checkpoints.toSorted((left, right) => left - right)).toEqual(checkpoints);
      expect(checkpoints.some((checkpoint) => checkpoint > 0 && checkpoint < 3000)).toBe(true);
      events = await openSqliteEventStore({ folder, plane: PLANE });
      const store = await openSqliteDocumentStore({ folder });
      await publishAll(openPublisher({ events, checkpoints: store, sink: sink(), onError: () => undefined }));
      const seen = await consumeAll();
      for (let number = 0; number < 7; number++) {
        const tenant = tenantNo(number);
        expect(seen.get(tenant)?.length).toBe(await events.tenantHead(tenant));
      }
      await events.close();
      await store.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('hides a stale publisher that wakes up and sends what it had in hand', async () => {
    const events = openMemoryEventStore({ plane: PLANE });
    const checkpoints = new MemoryDocumentStore();
    await happen(events, tenantNo(1), 40);
    let wake = (): void => undefined;
    const asleep = new Promise<void>((resolve) => (wake = resolve));
    let sends = 0;
    const inner = sink();
    const stale: EventSink = {
      name: 'stale',
      open: () => inner.open(),
      close: () => inner.close(),
      async send(page) {
        // Paused before its third page, as a process is that the machine forgets for a while.
        if (++sends === 3) await asleep;
        return inner.send(page);
      },
    };
    const first = openPublisher({ events, checkpoints, sink: stale, onError: () => undefined, pageSize: 10 });
    const ending = new AbortController();
    const running = first.run(ending.signal);
    while (sends < 3) await sleep(10);
    await happen(events, tenantNo(1), 20);
    await publishAll(openPublisher({ events, checkpoints, sink: sink(), onError: () => undefined, pageSize: 10 }));
    await happen(events, tenantNo(1), 5);
    wake();
    await untilIdle(first);
    ending.abort();
    await running;
    const messages = await topic.messages();
    expect(messages.length).toBeGreaterThan(65);
    const entries = (await consumeAll()).get(tenantNo(1))?.map(({ entry }) => entry);
    expect(entries).toEqual(Array.from({ length: 65 }, (_, index) => index + 1));
  });

  it('parks the tenant of an event that the broker refuses, and publishes it when it is let in', async () => {
    const configEntries = [{ name: 'max.message.bytes', value: '20000' }];
    await makeTopic(topic.admin, { topic: topic.topic, numPartitions: TOPIC_PARTITIONS, configEntries });
    const events = openMemoryEventStore({ plane: PLANE });
    const [large, small] = [tenantNo(1), tenantNo(2)];
    await happen(events, large, 3);
    await happen(events, large, 1, 30_000);
    await happen(events, large, 3);
    await happen(events, small, 50);
    const checkpoints = new MemoryDocumentStore();
    const publisher = openPublisher({ events, checkpoints, sink: sink(), onError: () => undefined });
    const ending = new AbortController();
    const running = publisher.run(ending.signal);
    await untilIdle(publisher);
    expect((await publisher.status()).parked).toMatchObject([{ tenant: large, entry: 4 }]);
    expect(await publisher.retryParked(large)).toMatchObject({
      published: 0,
      error: expect.stringContaining('larger'),
    });
    const before = await consumeAll();
    expect([before.get(large)?.length, before.get(small)?.length]).toEqual([3, 50]);
    await topic.admin.alterConfigs({
      validateOnly: false,
      resources: [
        {
          type: kafkajs.ConfigResourceTypes.TOPIC,
          name: topic.topic,
          configEntries: [{ name: 'max.message.bytes', value: '100000' }],
        },
      ],
    });
    while ((await publisher.retryParked(large)).error !== null) await sleep(100);
    await untilIdle(publisher);
    expect((await publisher.status()).parked).toEqual([]);
    ending.abort();
    await running;
    const after = await consumeAll();
    expect([after.get(large)?.length, after.get(small)?.length]).toEqual([7, 50]);
  });

  it('feeds a consumer group whose members come and go', async () => {
    const events = openMemoryEventStore({ plane: PLANE });
    const checkpoints = new MemoryDocumentStore();
    const publisher = openPublisher({ events, checkpoints, sink: sink(), onError: () => undefined, pageSize: 25 });
    const ending = new AbortController();
    const running = publisher.run(ending.signal);
    const tenants = [1, 2, 3, 4, 5, 6, 7, 8].map(tenantNo);
    for (const tenant of tenants) await happen(events, tenant, 5);
    await untilIdle(publisher);
    // What consumers make of events is kept with the last entry: here in memory, elsewhere in one transaction.
    const kept = new Map<string, number[]>();
    const member = () =>
      topic.follow(
        topic.topic,
        new TenantOrder({ lastEntry: (tenant) => kept.get(tenant)?.at(-1) ?? null }),
        ({ tenant, entry }) => void kept.set(tenant, [...(kept.get(tenant) ?? []), entry]),
      );
    const all = async (count: number) => {
      const handled = () => tenants.every((tenant) => (kept.get(tenant)?.length ?? 0) >= count);
      while (!handled()) await sleep(50);
    };
    const first = await member();
    await all(5);
    const second = await member();
    for (const tenant of tenants) await happen(events, tenant, 5);
    await all(10);
    await first.stop();
    for (const tenant of tenants) await happen(events, tenant, 5);
    await all(15);
    await second.stop();
    ending.abort();
    await running;
    for (const tenant of tenants) {
      expect(kept.get(tenant)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    }
  });
});

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
