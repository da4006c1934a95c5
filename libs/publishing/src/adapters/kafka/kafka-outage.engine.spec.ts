import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import { MemoryDocumentStore } from '@chancery/read-models/memory';
import { startKafka } from '../../../../../scripts/stack/kafka.ts';
import { fromKafka } from '../../consumer/from-kafka.ts';
import { TenantOrder } from '../../consumer/tenant-order.ts';
import { openPublisher } from '../../open-publisher.ts';
import { happen, PLANE, tenantNo } from '../../publishing.fixtures.ts';
import { openKafkaSink } from './kafka-sink.ts';
import { openTestTopic } from './kafka.fixtures.ts';

type Broker = Awaited<ReturnType<typeof startKafka>>;

const TENANTS = [1, 2, 3].map(tenantNo);
/** Longer than a request may take, so that requests under way are given up while the broker still has them. */
const PAUSE_MS = 25_000;

/** A broker of the suite's own: it is stopped and killed. */
describe('a broker that stops answering', () => {
  let broker: Broker;
  beforeAll(async () => {
    broker = await startKafka();
  }, 180_000);
  afterAll(() => broker.dispose(), 60_000);

  it('is waited for: paused, then killed and started again, nothing is missing', async () => {
    const topic = await openTestTopic(broker.url);
    const events = openMemoryEventStore({ plane: PLANE });
    const errors: string[] = [];
    const publisher = openPublisher({
      events,
      checkpoints: new MemoryDocumentStore(),
      sink: openKafkaSink({ plane: PLANE, connection: topic.connection, topic: topic.topic, log: () => undefined }),
      onError: (error, what) => void errors.push(`${what}: ${String(error)}`),
      pageSize: 20,
    });
    const ending = new AbortController();
    const running = publisher.run(ending.signal);
    /** Events happen all the time. */
    const happening = new AbortController();
    const load = (async () => {
      while (!happening.signal.aborted) {
        for (const tenant of TENANTS) await happen(events, tenant, 2);
        await sleep(20);
      }
    })();
    await sleep(2000);
    broker.pause();
    await sleep(PAUSE_MS);
    broker.continue();
    await sleep(2000);
    await broker.stop('SIGKILL');
    await sleep(2000);
    broker = await startKafka(broker);
    await sleep(2000);
    happening.abort();
    await load;
    while ((await publisher.status()).behind > 0) await sleep(50);
    ending.abort();
    await running;
    expect(errors.length).toBeGreaterThan(0);
    const order = new TenantOrder();
    for (const message of await topic.messages()) await order.take(fromKafka(message), () => undefined);
    for (const tenant of TENANTS) expect(order.entries.get(tenant)).toBe(await events.tenantHead(tenant));
    await topic.dispose();
  }, 180_000);
});
