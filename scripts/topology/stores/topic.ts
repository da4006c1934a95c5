import type { Kafka, KafkaMessage } from 'kafkajs';
import { kafkaClient, parseKafkaBrokers } from '@chancery/publishing/kafka';
import type { Piece } from '../find-markers.ts';

const RETRIES = 5;

/** Every message of a topic, up to its ends of now; with its key and headers. */
export async function* messagesIn(brokers: string, topic: string): AsyncIterable<Piece> {
  const { kafka } = kafkaClient(parseKafkaBrokers(brokers), 'chancery-tests', () => undefined, RETRIES);
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const ends = new Map(
    offsets.filter(({ low, high }) => low !== high).map(({ partition, high }) => [partition, BigInt(high)]),
  );
  if (ends.size === 0) return;
  yield* await readUntil(kafka, topic, ends);
}

async function readUntil(kafka: Kafka, topic: string, ends: Map<number, bigint>): Promise<readonly Piece[]> {
  const consumer = kafka.consumer({ groupId: `residency-${process.pid}-${Date.now()}`, maxWaitTimeInMs: 100 });
  const pieces: Piece[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    const eachMessage = async ({ partition, message }: { partition: number; message: KafkaMessage }) => {
      pieces.push({ name: `${topic}/${partition}`, bytes: bytesOf(message) });
      if (BigInt(message.offset) + 1n >= (ends.get(partition) ?? 0n)) ends.delete(partition);
      if (ends.size === 0) resolve();
    };
    consumer.run({ eachMessage }).catch(reject);
  });
  await consumer.disconnect();
  return pieces;
}

function bytesOf({ key, value, headers }: KafkaMessage): Uint8Array {
  const parts = [key, value, ...Object.values(headers ?? {}).flat()];
  return Buffer.concat(parts.map((part) => Buffer.from(part ?? '')));
}
