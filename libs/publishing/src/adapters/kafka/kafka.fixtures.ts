import { randomUUID } from 'node:crypto';
import type { Admin, Kafka, KafkaMessage } from 'kafkajs';
import { engineUrl } from '@chancery/testing';
import { eachBatchInOrder } from '../../consumer/kafka-batch.ts';
import type { ReceivedEvent } from '../../consumer/received-event.ts';
import type { TenantOrder } from '../../consumer/tenant-order.ts';
import { kafkaClient } from './kafka-client.ts';
import { parseKafkaBrokers } from './kafka-connection.ts';
import type { KafkaConnection } from './kafka-connection.ts';
import { topicOffsets } from './kafka-topic.ts';

const RETRIES = 10;

/** A topic of one suite's own on the real broker, which is asked by the plain client. */
export interface TestTopic {
  readonly topic: string;
  readonly connection: KafkaConnection;
  readonly kafka: Kafka;
  readonly admin: Admin;
  /** Every message there is, partition by partition, in order. */
  messages(): Promise<readonly TopicMessage[]>;
  /** Follows the topic in a consumer group, from its beginning, through `order`, until `stop`. */
  follow(
    groupId: string,
    order: TenantOrder,
    handle: (event: ReceivedEvent) => void,
  ): Promise<{ stop(): Promise<void> }>;
  /** Removes the topic. */
  dispose(): Promise<void>;
}

export type TopicMessage = KafkaMessage & { readonly partition: number };

export async function openTestTopic(brokers = engineUrl('KAFKA_BROKERS')): Promise<TestTopic> {
  const topic = `chancery.tests.${randomUUID()}`;
  const connection = parseKafkaBrokers(brokers);
  const { kafka } = kafkaClient(connection, 'chancery-tests', () => undefined, RETRIES);
  const admin = kafka.admin();
  await admin.connect();
  return {
    ...{ topic, connection, kafka, admin },
    messages: () => allMessages(kafka, admin, topic),
    async follow(groupId, order, handle) {
      const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 });
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      consumer.on(consumer.events.GROUP_JOIN, () => order.forget());
      await consumer.run({ eachBatchAutoResolve: false, eachBatch: eachBatchInOrder(order, handle) });
      return { stop: () => consumer.disconnect() };
    },
    async dispose() {
      if ((await admin.listTopics()).includes(topic)) await admin.deleteTopics({ topics: [topic] });
      await admin.disconnect();
    },
  };
}

/** Reads up to the offsets of now. */
async function allMessages(kafka: Kafka, admin: Admin, topic: string): Promise<readonly TopicMessage[]> {
  const offsets = await topicOffsets(admin, topic);
  const left = new Map(offsets.map(({ partition, high, low }) => [partition, high - low]));
  const found: TopicMessage[] = [];
  const expected = [...left.values()].reduce((sum, count) => sum + count, 0);
  if (expected === 0) return found;
  const consumer = kafka.consumer({ groupId: `chancery-tests-${randomUUID()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const eachMessage = async ({ partition, message }: { partition: number; message: KafkaMessage }) => {
        found.push({ ...message, partition });
        if (found.length === expected) resolve();
      };
      consumer.run({ eachMessage }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return found.sort((left, right) => left.partition - right.partition);
}
