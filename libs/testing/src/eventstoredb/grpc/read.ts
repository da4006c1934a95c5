import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { setImmediate } from 'node:timers/promises';
import { streams } from '../generated.ts';
import type { EventFilter } from './event-filter.ts';
import { eventFilter } from './event-filter.ts';
import type { EventSource } from './event-source.ts';
import { streamNotFoundMessage } from './read-messages.ts';
import type { ReadSink } from './read-sink.ts';

/** Events that are looked at in one turn of the event loop. */
export const EVENTS_PER_TURN = 4096;

/**
 * Answers a Read with at most as many events as were asked for. A stream that is not there is a message of its own,
 * after which the call ends normally.
 * @throws RefusedCall
 */
export async function read(source: EventSource, options: ReadReq.Options, sink: ReadSink): Promise<void> {
  if (source.missing()) {
    await sink.send(streamNotFoundMessage(source.stream ?? ''));
    return;
  }
  const filter = filterOf(options);
  const forward = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.FORWARDS;
  const step = forward ? 1 : -1;
  const first = source.first();
  // What is written while the client reads does not belong to this reading.
  const end = source.end();
  let left = Number(options.getCount());
  const start = source.startOfRead(forward ? 'forward' : 'backward');
  for (let i = forward ? Math.max(start, first) : start; i >= first && i < end && left > 0; i += step) {
    if (i % EVENTS_PER_TURN === 0) await setImmediate();
    const event = source.at(i);
    if (sink.ended || event === undefined) return;
    if (filter && !filter.passes(event)) continue;
    left -= 1;
    await sink.sendEvent(event);
  }
}

/** @returns `null` where everything passes */
export function filterOf(options: ReadReq.Options): EventFilter | null {
  const given = options.getFilter();
  return given === undefined ? null : eventFilter(given);
}
