import type { PublishedEvent } from '../../cloud-event/published-event.ts';
import { kafkajs } from './mended-kafkajs.ts';

/**
 * Partitions of a plane's topic, for ever: a tenant's partition follows from their number, and its order from staying
 * there. Enough for twelve consumers of a group at once.
 */
export const TOPIC_PARTITIONS = 12;

/** A message as kafkajs takes it, with its partition chosen. */
export interface OutgoingMessage {
  readonly key: string;
  readonly value: Buffer;
  readonly partition: number;
  readonly headers: { readonly [name: string]: string };
}

const partitioner = kafkajs.Partitioners.DefaultPartitioner();
const PARTITIONS = Array.from({ length: TOPIC_PARTITIONS }, (_, partitionId) => ({
  partitionId,
  partitionErrorCode: 0,
  leader: 0,
  replicas: [],
  isr: [],
}));
const partitions = new Map<string, number>();
/** Remembered partitions; hashing is cheap, this only keeps a hot tenant from being hashed for each event. */
const REMEMBERED = 10_000;

/** The partition of a tenant: murmur2 of the key, as Kafka's own clients choose it for a key. */
export function partitionOf(tenant: string): number {
  const known = partitions.get(tenant);
  if (known !== undefined) return known;
  const message = { key: tenant, value: null };
  const partition = partitioner({ topic: '', partitionMetadata: PARTITIONS, message });
  if (partitions.size >= REMEMBERED) partitions.clear();
  partitions.set(tenant, partition);
  return partition;
}

/**
 * CloudEvents binary mode: attributes as headers, the value is the record. The message's own time is left to the
 * client: brokers refuse times far from theirs, and the event's time is an attribute.
 */
export function kafkaMessage({ tenant, attributes, record }: PublishedEvent): OutgoingMessage {
  const headers: { [name: string]: string } = {};
  for (const [name, value] of Object.entries(attributes) as readonly [string, string][]) {
    headers[name === 'datacontenttype' ? 'content-type' : `ce_${name}`] = value;
  }
  const value = Buffer.from(record.buffer, record.byteOffset, record.byteLength);
  return { key: tenant, value, partition: partitionOf(tenant), headers };
}

/** A batch of records has this much of its own. */
export const BATCH_OVERHEAD_BYTES = 61;
/** Lengths and deltas of a record, at most. */
const RECORD_OVERHEAD_BYTES = 36;
const HEADER_OVERHEAD_BYTES = 10;
/** The same headers again and again: a UTF-16 unit takes at most three bytes of UTF-8. */
const BYTES_PER_UNIT = 3;

/** No less than the bytes that the message takes in a batch. */
export function sizeOf({ key, value, headers }: OutgoingMessage): number {
  let size = RECORD_OVERHEAD_BYTES + BYTES_PER_UNIT * key.length + value.byteLength;
  for (const name in headers) {
    size += HEADER_OVERHEAD_BYTES + name.length + BYTES_PER_UNIT * (headers[name]?.length ?? 0);
  }
  return size;
}
