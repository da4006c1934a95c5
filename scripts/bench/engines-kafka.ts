import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import type { Kafka } from 'kafkajs';
import { START } from '@chancery/event-sourcing';
import type { NewEvent } from '@chancery/event-sourcing';
import { openSqliteEventStore } from '@chancery/event-sourcing/sqlite';
import type { SqliteEventStore } from '@chancery/event-sourcing/sqlite';
import { streamName } from '@chancery/kernel';
import type { CommandId, EventId, TenantId } from '@chancery/kernel';
import { openPublisher, publishedEvent } from '@chancery/publishing';
import type { EventSink } from '@chancery/publishing';
import { kafkajs, makeTopic, openKafkaSink, parseKafkaBrokers, TOPIC_PARTITIONS } from '@chancery/publishing/kafka';
import type { KafkaConnection } from '@chancery/publishing/kafka';
import { MemoryDocumentStore } from '@chancery/read-models/memory';
import { inTemporaryFolder } from '../faults/worker-process.ts';
import { quantile, rounded } from './figures.ts';

/** How fast a plane's events are published to Kafka, and how fast the bare client sends the same bytes. */
export interface KafkaBenchFigure {
  readonly events: number;
  /** Of a record, in the middle. */
  readonly recordBytes: number;
  /** Medians, events a second. */
  readonly publisher: number;
  readonly bareProducer: number;
  /** Median of the rounds' own ratios. */
  readonly vsBareProducer: number;
}

const EVENTS = 50_000;
const TENANTS = 40;
/** A page holds several tenants’ events. */
const APPEND = 50;
/** Events sent at once, by both. */
const PAGE_SIZE = 1000;
const ROUNDS = 5;
const TYPE = 'chancery.bench.happened.v1';

/** A message as the bare client takes it, made before the clock starts. */
interface BareMessage {
  readonly key: string;
  readonly value: Buffer;
  readonly headers: { readonly [name: string]: string };
}

/**
 * The publisher reading a log on SQLite and sending it to a topic of the broker (`KAFKA_BROKERS`), beside the bare
 * kafkajs producer that sends the same keys, headers and values in the same batches, also acknowledged by all in-sync
 * replicas and one after another; in alternating rounds, from the first send to the last acknowledgement.
 * `KAFKA_BROKERS=… node --import ./scripts/run/typescript.mjs scripts/bench/engines-kafka.ts` runs it alone.
 */
export async function benchKafka(rounds = ROUNDS): Promise<readonly KafkaBenchFigure[]> {
  const brokers = process.env['KAFKA_BROKERS'];
  if (brokers === undefined || brokers === '')
    throw new Error('KAFKA_BROKERS is not set: `npm run stack:up` prints it');
  const connection = parseKafkaBrokers(brokers);
  const kafka = new kafkajs.Kafka({
    clientId: 'chancery-bench',
    brokers: [...connection.brokers],
    logLevel: kafkajs.logLevel.NOTHING,
  });
  return inTemporaryFolder(async (folder) => {
    const events = await openSqliteEventStore({ folder, plane: 'eu' });
    try {
      await fill(events);
      const pages = await barePages(events);
      // A first round of each that does not count: code that is hot runs several times as fast.
      await measureBare(kafka, pages);
      await measurePublisher(kafka, connection, events);
      const measured: { publisher: number; bare: number }[] = [];
      for (let round = 0; round < rounds; round++) {
        const bare = await measureBare(kafka, pages);
        measured.push({ publisher: await measurePublisher(kafka, connection, events), bare });
      }
      const perSecond = (ms: number) => Math.round(EVENTS / (ms / 1000));
      return [
        {
          events: EVENTS,
          recordBytes: median(pages.flat().map(({ value }) => value.byteLength)),
          publisher: perSecond(median(measured.map(({ publisher }) => publisher))),
          bareProducer: perSecond(median(measured.map(({ bare }) => bare))),
          vsBareProducer: rounded(median(measured.map(({ publisher, bare }) => bare / publisher))),
        },
      ];
    } finally {
      await events.close();
    }
  });
}

const median = (values: readonly number[]) => quantile(values, 0.5);

async function measurePublisher(kafka: Kafka, connection: KafkaConnection, events: SqliteEventStore): Promise<number> {
  return onTopic(kafka, async (topic) => {
    const inner = openKafkaSink({ plane: 'eu', connection, topic, log: () => undefined });
    const ending = new AbortController();
    const times = { first: 0, last: 0 };
    let acknowledged = 0;
    const sink: EventSink = {
      name: inner.name,
      open: () => inner.open(),
      close: () => inner.close(),
      async send(page) {
        times.first ||= performance.now();
        const refused = await inner.send(page);
        acknowledged += page.length;
        times.last = performance.now();
        if (acknowledged >= EVENTS) ending.abort();
        return refused;
      },
    };
    const publisher = openPublisher({
      events,
      checkpoints: new MemoryDocumentStore(),
      sink,
      pageSize: PAGE_SIZE,
      onError: (error, what) => process.stderr.write(`${what}: ${String(error)}\n`),
    });
    await publisher.run(ending.signal);
    return times.last - times.first;
  });
}

async function measureBare(kafka: Kafka, pages: readonly (readonly BareMessage[])[]): Promise<number> {
  return onTopic(kafka, async (topic) => {
    const createPartitioner = kafkajs.Partitioners.DefaultPartitioner;
    const producer = kafka.producer({ createPartitioner, maxInFlightRequests: 1, allowAutoTopicCreation: false });
    await producer.connect();
    const from = performance.now();
    for (const messages of pages) await producer.send({ topic, acks: -1, messages: [...messages] });
    const ms = performance.now() - from;
    await producer.disconnect();
    return ms;
  });
}

/** Does `work` on a topic of its own. */
async function onTopic<T>(kafka: Kafka, work: (topic: string) => Promise<T>): Promise<T> {
  const admin = kafka.admin();
  await admin.connect();
  const topic = `chancery.bench.${randomUUID()}`;
  try {
    await makeTopic(admin, { topic, numPartitions: TOPIC_PARTITIONS });
    return await work(topic);
  } finally {
    await admin.deleteTopics({ topics: [topic] });
    await admin.disconnect();
  }
}

async function barePages(events: SqliteEventStore): Promise<readonly (readonly BareMessage[])[]> {
  const pages: BareMessage[][] = [];
  let after = START;
  for (let end = false; !end;) {
    const page = await events.readAll(after, PAGE_SIZE);
    pages.push(
      page.events.map((event) => {
        const { tenant, attributes, record } = publishedEvent('eu', event);
        const headers = Object.fromEntries(
          Object.entries(attributes).map(([name, value]) => [`ce_${name}`, String(value)]),
        );
        return { key: tenant, value: Buffer.from(record), headers };
      }),
    );
    ({ next: after, end } = page);
  }
  return pages;
}

async function fill(events: SqliteEventStore): Promise<void> {
  for (let written = 0; written < EVENTS; written += APPEND) {
    const tenant = `eu_t${(written / APPEND) % TENANTS}` as TenantId;
    await events.append(
      streamName('bench', tenant),
      'any',
      Array.from({ length: APPEND }, () => newEvent(tenant)),
    );
  }
}

function newEvent(tenant: TenantId): NewEvent {
  const id = randomUUID() as EventId;
  const commandId = randomUUID() as CommandId;
  const envelope = {
    ...{
      id,
      type: TYPE,
      stream: `bench-${tenant}`,
      revision: 0,
      time: '2026-11-23T00:00:00.000Z',
      tenant,
      plane: 'eu',
    },
    ...{
      actor: 'eu_a0123456789abcdef01234567',
      token: null,
      network: null,
      correlationId: commandId,
      causationId: null,
    },
    ...{
      commandId,
      commandHash: 'ab'.repeat(32),
      traceparent: null,
      flagSet: 'ab'.repeat(8),
      policyVersion: 'eu_only@1',
    },
    ...{ schemaVersion: 1, data: { meter: 'rows', amount: 3, period: '2026-11' } },
  };
  return { id, type: TYPE, tenant, plane: 'eu', commandId, bytes: Buffer.from(JSON.stringify(envelope)) };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const figure of await benchKafka()) process.stdout.write(`${JSON.stringify(figure)}\n`);
}
