import type { Producer } from 'kafkajs';
import type { PlaneId } from '@chancery/kernel';
import type { PublishedEvent } from '../../cloud-event/published-event.ts';
import type { EventSink, RefusedEvent } from '../../event-sink.ts';
import { ACK_TIMEOUT_MS, kafkaClient } from './kafka-client.ts';
import type { KafkaClient, KafkaLog } from './kafka-client.ts';
import type { KafkaConnection } from './kafka-connection.ts';
import { kafkaMessage } from './kafka-message.ts';
import type { OutgoingMessage } from './kafka-message.ts';
import { ensureTopic } from './kafka-topic.ts';
import { kafkajs } from './mended-kafkajs.ts';
import { messageRounds } from './message-rounds.ts';

export interface KafkaSinkOptions {
  readonly plane: PlaneId;
  readonly connection: KafkaConnection;
  /** Default: `topicOf(plane)`. */
  readonly topic?: string;
  readonly log: KafkaLog;
}

/** The topic of a plane's events. */
export function topicOf(plane: PlaneId): string {
  return `chancery.events.${plane}`;
}

/** The plane's topic as a sink. Nothing is reached before `open`. */
export function openKafkaSink(options: KafkaSinkOptions): EventSink {
  return new KafkaSink(options);
}

interface Message extends OutgoingMessage {
  readonly event: PublishedEvent;
}

/** Batches are kept as small as consumers fetch by default, unless one event alone is larger. */
const MAX_BATCH_BYTES = 1024 * 1024;
/** The publisher tries again by itself: see the class. */
const NO_RETRIES = 0;
/** With acks of all in-sync replicas. */
const ALL_IN_SYNC = -1;
/** What a broker has against a batch itself: sending it again would be in vain. */
const AGAINST_THE_BATCH = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_TIMESTAMP',
  'INVALID_RECORD',
]);

/**
 * At-least-once by the plainest means: one request in flight, acknowledged by all in-sync replicas, and after any
 * failure a new connection. kafkajs's idempotent producer is not used: it is known to get stuck.
 */
class KafkaSink implements EventSink {
  readonly name: string;
  private readonly topic: string;
  private client: KafkaClient | null = null;
  private producer: Producer | null = null;
  private batchBytes = MAX_BATCH_BYTES;

  constructor(private readonly options: KafkaSinkOptions) {
    this.topic = options.topic ?? topicOf(options.plane);
    this.name = `Kafka topic ${this.topic}`;
  }

  async open(): Promise<void> {
    await this.close();
    const { plane, connection, log } = this.options;
    this.client = kafkaClient(connection, `chancery-publisher-${plane}`, log, NO_RETRIES);
    const admin = this.client.kafka.admin();
    await admin.connect();
    const { replication } = connection;
    this.batchBytes = Math.min(MAX_BATCH_BYTES, await ensureTopic(admin, { topic: this.topic, replication }, log));
    await admin.disconnect();
    this.producer = this.client.kafka.producer({
      allowAutoTopicCreation: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      maxInFlightRequests: 1,
    });
    await this.producer.connect();
  }

  async send(events: readonly PublishedEvent[]): Promise<readonly RefusedEvent[]> {
    const refused = new Map<string, RefusedEvent>();
    const messages = events.map((event) => ({ ...kafkaMessage(event), event }));
    for (const round of messageRounds(messages, this.batchBytes)) {
      const due = round.map((batch) => batch.filter(({ key }) => !refused.has(key))).filter(({ length }) => length > 0);
      if (due.length === 0) continue;
      const error = await this.produce(due.flat());
      // Which batch it was is not told: each is sent again by itself.
      if (error !== null) for (const batch of due) await this.sendHalves(batch, refused);
    }
    return [...refused.values()];
  }

  async close(): Promise<void> {
    this.client?.destroy();
    this.client = null;
    this.producer = null;
  }

  /** Sends a batch of one partition, in ever smaller parts, until what is refused stands alone. */
  private async sendHalves(batch: readonly Message[], refused: Map<string, RefusedEvent>): Promise<void> {
    const due = batch.filter(({ key }) => !refused.has(key));
    const [first] = due;
    if (!first) return;
    const error = await this.produce(due);
    if (error === null) return;
    if (due.length === 1) {
      refused.set(first.key, { event: first.event, error: `${error} (${first.value.byteLength} bytes)` });
      return;
    }
    const half = Math.ceil(due.length / 2);
    await this.sendHalves(due.slice(0, half), refused);
    await this.sendHalves(due.slice(half), refused);
  }

  /** @returns what the broker has against a batch; `null`: everything is acknowledged. @throws Error otherwise. */
  private async produce(messages: readonly Message[]): Promise<string | null> {
    if (!this.producer) throw new Error(`${this.name} is not open`);
    try {
      const acknowledged = await this.producer.send({
        topic: this.topic,
        acks: ALL_IN_SYNC,
        timeout: ACK_TIMEOUT_MS,
        messages: [...messages],
      });
      const partitions = new Set(acknowledged.map(({ partition }) => partition));
      const missing = messages.find(({ partition }) => !partitions.has(partition));
      if (missing) throw new Error(`${this.name}: partition ${missing.partition} acknowledged nothing`);
      return null;
    } catch (error) {
      if (error instanceof kafkajs.KafkaJSProtocolError && AGAINST_THE_BATCH.has(error.type)) return error.message;
      throw error;
    }
  }
}
