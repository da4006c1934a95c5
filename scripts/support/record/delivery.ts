import { setTimeout as wait } from 'node:timers/promises';
import type { EventStore } from '@chancery/event-sourcing';
import { missingEvents, reorderedEvents } from './compare.ts';
import type { KafkaReader } from './kafka-reader.ts';
import { readRecordedLog } from './recorded-log.ts';
import type { RecordedLog } from './recorded-log.ts';

/** What Kafka delivered of a plane's log. */
export interface Delivery {
  /** The log as it was when delivery was first looked at. */
  readonly log: RecordedLog;
  readonly missing: readonly string[];
  readonly outOfOrder: readonly string[];
}

const ASK_EVERY_MS = 200;

/**
 * Gives the publisher and the broker `timeoutMs` to deliver what is recorded now, and says what is missing then and
 * what came in another order. The service may go on recording meanwhile.
 */
export async function deliveryOf(events: EventStore, reader: KafkaReader, timeoutMs: number): Promise<Delivery> {
  const log = await readRecordedLog(events);
  const until = Date.now() + timeoutMs;
  while (missingEvents(log, reader.received).length > 0 && Date.now() < until) await wait(ASK_EVERY_MS);
  const received = {
    events: new Map([...reader.received.events].map(([tenant, own]) => [tenant, [...own]])),
    outOfOrder: [...reader.received.outOfOrder],
  };
  // Read again: what was recorded since may have come too.
  const since = await readRecordedLog(events);
  return { log, missing: missingEvents(log, received), outOfOrder: reorderedEvents(since, received) };
}
