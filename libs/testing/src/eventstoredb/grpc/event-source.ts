import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { EventLog } from '../log/event-log.ts';
import type { LoggedEvent, LogPosition } from '../log/logged-event.ts';
import { comparePositions } from '../log/logged-event.ts';
import { invalidArgument, streamDeleted } from './refusals.ts';
import { streamName } from './wire.ts';

/** What is read: `$all` or one stream, as a list that grows. */
export interface EventSource {
  /** The stream, `null` for `$all`. */
  readonly stream: string | null;
  /** Whether a reader is told that there is no such stream. */
  missing(): boolean;
  /** First index that may be read. */
  first(): number;
  /** One more than the last index. */
  end(): number;
  at(index: number): LoggedEvent | undefined;
  /** Where a reading begins: a position or revision itself belongs to it (backwards in `$all`: what is before it). */
  startOfRead(direction: 'forward' | 'backward'): number;
  /** Where a subscription begins to look; its first event comes after its revision or position. */
  startOfSubscription(): number;
  /** Whether the event does not come after the position of the subscription. */
  isBeforeSubscription(event: LoggedEvent): boolean;
}

/** @throws RefusedCall */
export function eventSource(log: EventLog, options: ReadReq.Options): EventSource {
  const all = options.getAll();
  if (all !== undefined) return allSource(log, all);
  const stream = options.getStream();
  if (stream === undefined) throw invalidArgument('What to read is missing');
  return streamSource(log, stream);
}

function allSource(log: EventLog, options: ReadReq.Options.AllOptions): EventSource {
  const given = positionOf(options);
  const start = (): 'start' | 'end' | { readonly index: number } => {
    if (given === null) return options.hasStart() ? 'start' : 'end';
    const index = log.indexAt(given);
    checkBoundary(given, log.all[index]);
    return { index };
  };
  return {
    stream: null,
    missing: () => false,
    first: () => 0,
    end: () => log.all.length,
    at: (index) => log.all[index],
    startOfRead: (direction) => {
      const from = start();
      const forward = direction === 'forward';
      if (from === 'start') return forward ? 0 : -1;
      const index = from === 'end' ? log.all.length : from.index;
      return forward ? index : index - 1;
    },
    startOfSubscription: () => {
      const from = start();
      if (from === 'start') return 0;
      return from === 'end' ? log.all.length : from.index;
    },
    // The event at the position; and, where it lies beyond the end of the log, all until the log has passed it.
    isBeforeSubscription: (event) => given !== null && comparePositions(event, given) <= 0,
  };
}

function positionOf(options: ReadReq.Options.AllOptions): LogPosition | null {
  const position = options.getPosition();
  if (position === undefined) return null;
  return { commit: Number(position.getCommitPosition()), prepare: Number(position.getPreparePosition()) };
}

/** A server reads its log at the position it is given: one in the midst of a record is an error there. */
function checkBoundary(position: LogPosition, next: LoggedEvent | undefined): void {
  const isStart = position.commit === 0 && position.prepare === 0;
  if (isStart || next === undefined || comparePositions(next, position) === 0) return;
  throw invalidArgument('Trying to read from an invalid position.');
}

function streamSource(log: EventLog, options: ReadReq.Options.StreamOptions): EventSource {
  const stream = streamName(options.getStreamIdentifier());
  const state = (): ReturnType<EventLog['stream']> => {
    const found = log.stream(stream);
    if (found.tombstoned) throw streamDeleted(stream);
    return found;
  };
  const end = (): number => state().events.length;
  const revision = (): number => Number(options.getRevision());
  return {
    stream,
    missing: () => state().missing,
    first: () => state().firstRevision,
    end,
    at: (index) => state().events[index],
    startOfRead: (direction) => {
      if (options.hasStart()) return 0;
      const last = direction === 'forward' ? end() : end() - 1;
      return options.hasRevision() ? Math.min(revision(), last) : last;
    },
    startOfSubscription: () => {
      if (options.hasStart()) return 0;
      return options.hasRevision() ? revision() + 1 : end();
    },
    isBeforeSubscription: () => false,
  };
}
