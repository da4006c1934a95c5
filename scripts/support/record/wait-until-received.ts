import { setTimeout as wait } from 'node:timers/promises';
import { missingEvents } from './compare.ts';
import type { KafkaReader } from './kafka-reader.ts';
import type { RecordedLog } from './recorded-log.ts';

const ASK_EVERY_MS = 200;

/** Gives the publisher and the broker time to deliver what is recorded; whether they did is for the caller to judge. */
export async function waitUntilReceived(log: RecordedLog, reader: KafkaReader, timeoutMs: number): Promise<void> {
  const until = Date.now() + timeoutMs;
  while (missingEvents(log, reader.received).length > 0 && Date.now() < until) await wait(ASK_EVERY_MS);
}
