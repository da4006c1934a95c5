import { setTimeout } from 'node:timers/promises';
import type { Admin, ITopicConfig } from 'kafkajs';
import { SinkMisconfiguredError } from '../../event-sink.ts';
import type { KafkaLog } from './kafka-client.ts';
import { TOPIC_PARTITIONS } from './kafka-message.ts';
import { kafkajs } from './mended-kafkajs.ts';

/** A record is at most 16 MB, as an append is; the rest is headers. */
const MAX_MESSAGE_BYTES = 17 * 1024 * 1024;
const UNLIMITED = '-1';
const KNOWN_WITHIN_MS = 30_000;
const ASK_EVERY_MS = 100;
/** What a broker answers for a partition that nobody leads yet, or that another one leads. */
const NO_LEADER_YET = new Set(['NOT_LEADER_FOR_PARTITION', 'LEADER_NOT_AVAILABLE']);

/** What a topic that is made gets; everything else is the cluster's default. */
export const TOPIC_SETTINGS = {
  // No compaction: a consumer may begin at the first entry, for ever.
  'cleanup.policy': 'delete',
  'retention.ms': UNLIMITED,
  'retention.bytes': UNLIMITED,
  'max.message.bytes': String(MAX_MESSAGE_BYTES),
};

export interface TopicNeeds {
  readonly topic: string;
  readonly replication: number | null;
}

/**
 * Makes the topic where it is missing, and looks at it where it is there.
 * @returns how many bytes a batch may have
 * @throws SinkMisconfiguredError when the topic is not as it must be.
 */
export async function ensureTopic(admin: Admin, { topic, replication }: TopicNeeds, log: KafkaLog): Promise<number> {
  if (!(await admin.listTopics()).includes(topic)) {
    const copies = replication === null ? {} : { 'min.insync.replicas': String(Math.max(1, replication - 1)) };
    const configEntries = Object.entries({ ...TOPIC_SETTINGS, ...copies }).map(([name, value]) => ({ name, value }));
    const made = { topic, numPartitions: TOPIC_PARTITIONS, replicationFactor: replication ?? -1, configEntries };
    await makeTopic(admin, made);
  }
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const partitions = topics.find(({ name }) => name === topic)?.partitions.length ?? 0;
  if (partitions !== TOPIC_PARTITIONS) {
    throw new SinkMisconfiguredError(
      `The topic ${topic} has ${partitions} partitions, and must have ${TOPIC_PARTITIONS}: with another number, tenants ` +
        'would change their partition and lose their order. Publish to another topic, or delete this one.',
    );
  }
  const settings = await settingsOf(admin, topic);
  if (settings.get('cleanup.policy')?.includes('compact')) {
    throw new SinkMisconfiguredError(
      `The topic ${topic} is compacted: events would be lost. Set its cleanup.policy to delete.`,
    );
  }
  for (const name of ['retention.ms', 'retention.bytes']) {
    const value = settings.get(name);
    if (value !== undefined && value !== UNLIMITED) {
      log('warn', `The topic ${topic} has ${name}=${value}: what is older can be read from the HTTP feed only`);
    }
  }
  return Number(settings.get('max.message.bytes') ?? MAX_MESSAGE_BYTES);
}

/**
 * Makes a topic, or finds that somebody else has just made it, and waits until all its partitions answer: brokers say that
 * it is made before they all know of it, and name leaders before those lead. kafkajs's own waiting fails on a broker that
 * does not know it at all.
 * @throws Error when it takes longer than 30 s.
 */
export async function makeTopic(admin: Admin, topic: ITopicConfig): Promise<void> {
  await admin.createTopics({ topics: [topic], waitForLeaders: false });
  const giveUp = Date.now() + KNOWN_WITHIN_MS;
  while (!(await isKnown(admin, topic.topic))) {
    if (Date.now() > giveUp) throw new Error(`The brokers do not know the topic ${topic.topic} that was made`);
    await setTimeout(ASK_EVERY_MS);
  }
  await topicOffsets(admin, topic.topic);
}

async function isKnown(admin: Admin, topic: string): Promise<boolean> {
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    return topics.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0));
  } catch (error) {
    if (error instanceof kafkajs.KafkaJSProtocolError && error.retriable) return false;
    throw error;
  }
}

/**
 * Where each partition of a topic begins (`low`) and ends (`high`). Partitions without a leader are waited for.
 * @throws Error when it takes longer than 30 s, or when it is for ever.
 */
export async function topicOffsets(
  admin: Admin,
  topic: string,
): Promise<readonly { readonly partition: number; readonly low: number; readonly high: number }[]> {
  const giveUp = Date.now() + KNOWN_WITHIN_MS;
  for (;;) {
    try {
      const offsets = await admin.fetchTopicOffsets(topic);
      return offsets.map(({ partition, low, high }) => ({ partition, low: Number(low), high: Number(high) }));
    } catch (error) {
      const passing = error instanceof kafkajs.KafkaJSProtocolError && NO_LEADER_YET.has(error.type);
      if (!passing || Date.now() > giveUp) throw error;
    }
    await setTimeout(ASK_EVERY_MS);
  }
}

async function settingsOf(admin: Admin, topic: string): Promise<ReadonlyMap<string, string>> {
  const configNames = ['cleanup.policy', 'retention.ms', 'retention.bytes', 'max.message.bytes'];
  const type = kafkajs.ConfigResourceTypes.TOPIC;
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type, name: topic, configNames }],
  });
  return new Map(resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]));
}
