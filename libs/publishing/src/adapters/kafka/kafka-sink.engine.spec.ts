import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fromKafka } from '../../consumer/from-kafka.ts';
import { SinkMisconfiguredError } from '../../event-sink.ts';
import { eventSinkContract } from '../../event-sink.contract.ts';
import { publishedEvents, tenantNo } from '../../publishing.fixtures.ts';
import { partitionOf, TOPIC_PARTITIONS } from './kafka-message.ts';
import { openKafkaSink } from './kafka-sink.ts';
import { makeTopic } from './kafka-topic.ts';
import { openTestTopic } from './kafka.fixtures.ts';
import type { TestTopic } from './kafka.fixtures.ts';
import { kafkajs } from './mended-kafkajs.ts';

const quiet = () => undefined;
const PARTITIONS = Array.from({ length: TOPIC_PARTITIONS }, (_, partition) => partition);

function sinkTo({ topic, connection }: TestTopic) {
  return openKafkaSink({ plane: 'eu', connection, topic, log: quiet });
}

eventSinkContract('The Kafka sink on a real broker', async () => {
  const topic = await openTestTopic();
  const sink = sinkTo(topic);
  // Smaller than the sink would make it, so that something can be too large.
  const configEntries = [
    { name: 'cleanup.policy', value: 'delete' },
    { name: 'max.message.bytes', value: '20000' },
  ];
  await makeTopic(topic.admin, { topic: topic.topic, numPartitions: TOPIC_PARTITIONS, configEntries });
  return {
    sink,
    tooManyBytes: 20_000,
    async arrived(tenant) {
      const own = (await topic.messages()).filter(({ key }) => key?.toString() === tenant);
      return own.map((message) => {
        const { attributes, record } = fromKafka(message);
        return { attributes: { ...attributes }, record };
      });
    },
    async close() {
      await sink.close();
      await topic.dispose();
    },
  };
});

describe('the topic', () => {
  let topic: TestTopic;
  beforeAll(async () => {
    topic = await openTestTopic();
  });
  afterAll(() => topic.dispose());

  it('is made with the declared partitions, kept for ever and never compacted', async () => {
    const sink = sinkTo(topic);
    await sink.open();
    await sink.close();
    const { topics } = await topic.admin.fetchTopicMetadata({ topics: [topic.topic] });
    expect(topics[0]?.partitions.map(({ partitionId }) => partitionId).sort((a, b) => a - b)).toEqual(PARTITIONS);
    const { resources } = await topic.admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic.topic }],
    });
    const settings = new Map(
      resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]),
    );
    expect(settings.get('cleanup.policy')).toBe('delete');
    expect(settings.get('retention.ms')).toBe('-1');
    expect(settings.get('retention.bytes')).toBe('-1');
  });

  it('takes twenty sends at once as twenty offsets, each event once', async () => {
    const sink = sinkTo(topic);
    await sink.open();
    const events = await publishedEvents(Array.from({ length: 20 }, (_, index) => tenantNo(index % 5)));
    const refused = await Promise.all(events.map((event) => sink.send([event])));
    expect(refused.flat()).toEqual([]);
    const messages = await topic.messages();
    expect(new Set(messages.map(({ partition, offset }) => `${partition}/${offset}`)).size).toBe(20);
    expect(messages.map((message) => fromKafka(message).attributes.id).sort()).toEqual(
      events.map(({ id }) => id as string).sort(),
    );
    for (const { key, partition } of messages) expect(partition).toBe(partitionOf(key?.toString() ?? ''));
    await sink.close();
  });

  it('takes an event as large as an append may be, and batches of any size', async () => {
    const sink = sinkTo(topic);
    await sink.open();
    const [large, small] = [tenantNo(901), tenantNo(902)];
    const tenants = [large, ...Array.from({ length: 60 }, () => small)];
    const events = await publishedEvents(tenants, (index) => (index === 0 ? 15_900_000 : 60_000));
    expect(await sink.send(events)).toEqual([]);
    const messages = await topic.messages();
    const entriesOf = (tenant: string) =>
      messages.filter(({ key }) => key?.toString() === tenant).map((message) => fromKafka(message).entry);
    expect(entriesOf(large)).toEqual([1]);
    expect(entriesOf(small)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    await sink.close();
  });
});

describe('a topic that is not as it must be', () => {
  it.each([
    ['other partitions', { numPartitions: 3, configEntries: [] }, 'has 3 partitions, and must have 12'],
    [
      'compaction',
      { numPartitions: TOPIC_PARTITIONS, configEntries: [{ name: 'cleanup.policy', value: 'compact' }] },
      'is compacted',
    ],
  ])('is refused: %s', async (_what, settings, why) => {
    const topic = await openTestTopic();
    try {
      await makeTopic(topic.admin, { topic: topic.topic, ...settings });
      const sink = sinkTo(topic);
      const error = await sink.open().catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(SinkMisconfiguredError);
      expect(String(error)).toContain(why);
      await sink.close();
    } finally {
      await topic.dispose();
    }
  });

  it('is told of when it forgets', async () => {
    const topic = await openTestTopic();
    try {
      const configEntries = [{ name: 'retention.ms', value: '86400000' }];
      await makeTopic(topic.admin, { topic: topic.topic, numPartitions: TOPIC_PARTITIONS, configEntries });
      const said: string[] = [];
      const { connection } = topic;
      const log = (level: string, message: string) => void said.push(`${level}: ${message}`);
      const sink = openKafkaSink({ plane: 'eu', connection, topic: topic.topic, log });
      await sink.open();
      await sink.close();
      expect(said).toEqual([expect.stringContaining('warn: The topic')]);
      expect(said[0]).toContain('retention.ms=86400000');
    } finally {
      await topic.dispose();
    }
  });
});
