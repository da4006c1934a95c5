import { randomUUID } from 'node:crypto';
import { eachBatchInOrder, EntryGapError, TenantOrder } from '@chancery/publishing/consumer';
import { kafkajs } from '@chancery/publishing/kafka';

/** What a downstream system got from Kafka by the consumer helper. */
export interface Received {
  /** Event IDs by tenant, as they were handed over: the entry of the first is 1. */
  readonly events: ReadonlyMap<string, readonly string[]>;
  /** Gaps and steps back that the helper found or let through. */
  readonly outOfOrder: readonly string[];
}

export interface KafkaReader {
  readonly received: Received;
  stop(): Promise<void>;
}

/** Reads `topic` from its start by the consumer helper, through every outage of the broker. */
export async function readTopic(brokers: string, topic: string): Promise<KafkaReader> {
  const events = new Map<string, string[]>();
  const outOfOrder: string[] = [];
  const order = new TenantOrder();
  const kafka = new kafkajs.Kafka({
    clientId: 'faults',
    brokers: brokers.split(','),
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { retries: 1_000, maxRetryTime: 2_000, initialRetryTime: 200 },
  });
  const consumer = kafka.consumer({ groupId: `faults-${randomUUID()}` });
  const inOrder = eachBatchInOrder(order, ({ attributes: { id }, tenant, entry }) => {
    const own = events.get(tenant) ?? [];
    if (entry !== own.length + 1) outOfOrder.push(`${tenant}: entry ${entry} after ${own.length}`);
    own.push(id);
    events.set(tenant, own);
  });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachBatchAutoResolve: false,
    eachBatch: async (payload) => {
      try {
        await inOrder(payload);
      } catch (error) {
        if (error instanceof EntryGapError) outOfOrder.push(error.message);
        throw error;
      }
    },
  });
  return { received: { events, outOfOrder }, stop: () => consumer.disconnect() };
}
