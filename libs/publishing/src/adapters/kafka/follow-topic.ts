import { randomUUID } from 'node:crypto';
import { once as happened } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Admin, Consumer, EachBatchPayload } from 'kafkajs';
import { fromKafka } from '../../consumer/from-kafka.ts';
import type { ReceivedEvent } from '../../consumer/received-event.ts';
import { kafkaClient } from './kafka-client.ts';
import type { KafkaLog } from './kafka-client.ts';
import type { KafkaConnection } from './kafka-connection.ts';
import { partitionOf, TOPIC_PARTITIONS } from './kafka-message.ts';
import { topicOffsets } from './kafka-topic.ts';

export interface FollowTopicOptions {
  readonly connection: KafkaConnection;
  readonly topic: string;
  /** Only this tenant's events. */
  readonly tenant?: string;
  /** End with what is there now. */
  readonly once?: boolean;
  readonly signal: AbortSignal;
  readonly log: KafkaLog;
}

/** Events held for whoever iterates; more are not read before these are taken. */
const HELD = 100;
const RETRIES = 10;

/**
 * The events of a plane's topic from its beginning on, repeats included, in order per tenant: for looking at, by a group
 * of its own that is removed at the end. Outages are waited out.
 * @throws NotAnEventError, Error when the topic cannot be read at all.
 */
export async function* followTopic(options: FollowTopicOptions): AsyncGenerator<ReceivedEvent, void, void> {
  const { connection, topic, tenant, signal, log } = options;
  const client = kafkaClient(connection, 'chancery-follower', log, RETRIES);
  const groupId = `chancery-follower-${randomUUID()}`;
  const admin = client.kafka.admin();
  const consumer = client.kafka.consumer({ groupId, maxWaitTimeInMs: 500 });
  const events = new PassThrough({ objectMode: true, highWaterMark: HELD, signal });
  // Heard of by whoever iterates.
  events.on('error', () => undefined);
  try {
    await admin.connect();
    const left = await unread(admin, topic, tenant);
    if (options.once && left.size === 0) return;
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => {
      if (!restart) events.destroy(error);
    });
    if (tenant !== undefined) readOnePartition(consumer, topic, partitionOf(tenant));
    await consumer.run({
      autoCommit: false,
      eachBatch: async (payload) => {
        await handOn(payload, events, tenant);
        if (!options.once) return;
        const end = left.get(payload.batch.partition);
        if (end !== undefined && Number(payload.batch.lastOffset()) + 1 >= end) left.delete(payload.batch.partition);
        if (left.size === 0) events.end();
      },
    });
    for await (const event of events as AsyncIterable<ReceivedEvent>) yield event;
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    events.destroy();
    await consumer.disconnect().catch(() => undefined);
    await admin.deleteGroups([groupId]).catch(() => undefined);
    await admin.disconnect().catch(() => undefined);
    client.destroy();
  }
}

/** Hands on a batch's events, as fast as they are taken. */
async function handOn(payload: EachBatchPayload, events: PassThrough, tenant: string | undefined): Promise<void> {
  for (const message of payload.batch.messages) {
    if (!payload.isRunning() || payload.isStale() || events.destroyed) return;
    const event = fromKafka(message);
    if (tenant !== undefined && event.tenant !== tenant) continue;
    if (!events.write(event)) await Promise.race([happened(events, 'drain'), happened(events, 'close')]);
    await payload.heartbeat();
  }
}

/** The partitions that have something to read, with the offset at which each ends now. */
async function unread(admin: Admin, topic: string, tenant: string | undefined): Promise<Map<number, number>> {
  const offsets = await topicOffsets(admin, topic);
  return new Map(
    offsets
      .filter(({ partition }) => tenant === undefined || partition === partitionOf(tenant))
      .filter(({ high, low }) => high > low)
      .map(({ partition, high }) => [partition, high]),
  );
}

function readOnePartition(consumer: Consumer, topic: string, partition: number): void {
  const others = Array.from({ length: TOPIC_PARTITIONS }, (_, other) => other).filter((other) => other !== partition);
  consumer.on(consumer.events.GROUP_JOIN, () => consumer.pause([{ topic, partitions: others }]));
}
