import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { EventLog } from '../log/event-log.ts';
import type { EventSource } from './event-source.ts';
import { EVENTS_PER_TURN, filterOf } from './read.ts';
import { caughtUpMessage, checkpointMessage, confirmationMessage, fellBehindMessage } from './read-messages.ts';
import type { ReadSink } from './read-sink.ts';

/** Events that a live subscriber may leave waiting before it is told that it fell behind. */
const FELL_BEHIND_AT = 1024;

/**
 * Answers a subscription until its client goes away: the confirmation, what is there, caught up, then what comes. With a
 * filter also a checkpoint after every so many events that were looked at, and one before caught up.
 * @throws RefusedCall
 */
export async function subscribe(
  log: EventLog,
  source: EventSource,
  options: ReadReq.Options,
  sink: ReadSink,
): Promise<void> {
  const filter = filterOf(options);
  await sink.send(confirmationMessage(randomUUID()));
  let next = source.startOfSubscription();
  let considered = 0;
  let live = false;
  while (!sink.ended) {
    const end = source.end();
    next = Math.max(next, source.first());
    if (next >= end) {
      const last = source.at(next - 1);
      if (!live) {
        if (filter && last && considered > 0) await sink.send(checkpointMessage(last));
        await sink.send(caughtUpMessage());
        live = true;
      }
      await nextWrite(log, source, next, sink);
      continue;
    }
    if (live && end - next > FELL_BEHIND_AT) {
      live = false;
      await sink.send(fellBehindMessage());
    }
    const event = source.at(next);
    next += 1;
    if (event === undefined || source.isBeforeSubscription(event)) continue;
    considered += 1;
    if (filter === null || filter.passes(event)) await sink.sendEvent(event);
    if (filter && considered % filter.checkpointEvery === 0) await sink.send(checkpointMessage(event));
    if (considered % EVENTS_PER_TURN === 0) await setImmediate();
  }
}

/** Resolves when there is something at `next`, or the call has ended. */
async function nextWrite(log: EventLog, source: EventSource, next: number, sink: ReadSink): Promise<void> {
  if (source.end() > next) return;
  let stop: (() => void) | undefined;
  await sink.wait((wake) => {
    stop = log.onWrite(wake);
  });
  stop?.();
}
