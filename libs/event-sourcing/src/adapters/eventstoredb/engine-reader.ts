import type { AllStreamResolvedEvent, ReadPosition, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import { BACKWARDS, END, FORWARDS } from '@eventstore/db-client';
import { setTimeout as delay } from 'node:timers/promises';
import type { StreamName } from '@chancery/kernel';
import type { Position, StreamPage } from '../../event-store.ts';
import { InvalidPositionError, START } from '../../event-store.ts';
import type { LoggedEvent, LoggedPage, LogSource } from '../../tenant-log/log-source.ts';
import { checkMaxCount, NO_REVISION } from '../append-rules.ts';
import type { ReadEvents } from './collect-read.ts';
import { collectRead } from './collect-read.ts';
import { isNoPosition, isRetryable, readError } from './engine-errors.ts';
import { incoming, recorded } from './event-wire.ts';
import { parsePosition, positionText } from './position-text.ts';
import type { UnaryClient } from './unary-client.ts';

/** Pauses before a read is tried again, in milliseconds: a connection was lost, the leader has changed. */
const PAUSES_MS = [20, 100, 400];
/** The most events asked for at once. */
const MAX_PAGE = 4096;

export interface EngineReaderOptions {
  readonly client: UnaryClient;
  /** So long the server may say nothing while it is read, in milliseconds. */
  readonly readDeadlineMs: number;
  /** Aborted when the store closes: reads under way then end. */
  readonly closed: AbortSignal;
}

/** Paged reads of streams and of the whole log, always from the leader: a follower may not have what was just written. */
export class EngineReader implements LogSource {
  constructor(private readonly options: EngineReaderOptions) {}

  async readStream(
    stream: StreamName,
    from: number,
    maxCount: number,
    direction: 'forward' | 'backward' = 'forward',
  ): Promise<StreamPage> {
    checkMaxCount(maxCount);
    const backward = direction === 'backward';
    if (backward && from <= NO_REVISION) {
      const { exists } = await this.readStream(stream, 0, 1);
      return { events: [], exists, end: true };
    }
    // One more than the page holds tells whether there is more.
    const count = Math.min(maxCount, MAX_PAGE) + 1;
    const fromRevision = Number.isSafeInteger(Math.max(from, 0)) ? BigInt(Math.max(from, 0)) : END;
    const read = (start: bigint | typeof END) =>
      this.collect(() =>
        this.options.client.readStream(stream, {
          fromRevision: start,
          maxCount: count,
          direction: backward ? BACKWARDS : FORWARDS,
          requiresLeader: true,
        }),
      );
    let found = await read(fromRevision);
    // From beyond the end a server goes back from there, and may find nothing.
    if (backward && found.found && found.events.length === 0 && fromRevision !== END) found = await read(END);
    const all = found.events.map(incoming).filter((event) => event !== null);
    const events = all.slice(0, count - 1).map(recorded);
    return { events, exists: found.found, end: !found.cut && all.length < count };
  }

  /**
   * Events of ours after `after`; the server's own are passed over.
   * @throws InvalidPositionError when `after` is no event of this log: the reader has seen events that it has lost
   */
  async readLog(after: Position, maxCount: number): Promise<LoggedPage> {
    const events: LoggedEvent[] = [];
    let from = parsePosition(after);
    let end = false;
    for (let reached = after === START; !end && events.length < maxCount;) {
      // A read begins with what stands at its position, which is known already.
      const count = Math.min(maxCount - events.length, MAX_PAGE) + 1;
      const page = await this.readOn(from, count).catch((error: unknown) => {
        throw !reached && isNoPosition(error) ? noSuchPosition(after) : error;
      });
      for (const resolved of page.events) {
        const position = resolved.event && positionText(resolved.event.position);
        if (position === undefined) continue;
        reached ||= position === after;
        const event = position > after ? incoming(resolved) : null;
        if (event && event.position > (events.at(-1)?.position ?? after)) events.push(event);
        from = parsePosition(position);
      }
      end = !page.cut && page.events.length < count;
      if (!reached) throw noSuchPosition(after);
    }
    return events.length > maxCount ? { events: events.slice(0, maxCount), end: false } : { events, end };
  }

  /** Position of the last event of ours. */
  async head(): Promise<Position> {
    let from: ReadPosition = END;
    for (const maxCount of lookBack()) {
      const { events, cut } = await this.readBack(from, maxCount);
      for (const resolved of events) {
        const event = incoming(resolved);
        if (event) return event.position;
        if (resolved.event) from = resolved.event.position;
      }
      if (!cut && events.length < maxCount) break;
    }
    return START;
  }

  /** The first event of a stream, ours or not. */
  async firstOf(stream: StreamName): Promise<ResolvedEvent | null> {
    const { events } = await this.collect(() =>
      this.options.client.readStream(stream, { maxCount: 1, direction: FORWARDS, requiresLeader: true }),
    );
    return events[0] ?? null;
  }

  private readOn(from: ReadPosition, maxCount: number): Promise<ReadEvents<AllStreamResolvedEvent>> {
    const options = { fromPosition: from, maxCount, direction: FORWARDS, requiresLeader: true } as const;
    return this.collect(() => this.options.client.readAll(options));
  }

  private readBack(from: ReadPosition, maxCount: number): Promise<ReadEvents<AllStreamResolvedEvent>> {
    const options = { fromPosition: from, maxCount, direction: BACKWARDS, requiresLeader: true } as const;
    return this.collect(() => this.options.client.readAll(options));
  }

  /** Tries again what a lost connection or a new leader has cut short; a read may be repeated. */
  private async collect<E extends ResolvedEvent | AllStreamResolvedEvent>(
    begin: () => StreamingRead<E>,
  ): Promise<ReadEvents<E>> {
    const { readDeadlineMs, closed } = this.options;
    for (let attempt = 0; ; attempt++) {
      try {
        return await collectRead(begin(), readDeadlineMs, closed);
      } catch (error) {
        const pause = PAUSES_MS[attempt];
        if (pause === undefined || closed.aborted || !isRetryable(error)) throw readError(error);
        await delay(pause * (0.5 + Math.random()));
      }
    }
  }
}

/** How many events to look at for the last one that is ours, going back: mostly it is the first. */
function* lookBack(): Generator<number, never> {
  yield 1;
  yield 32;
  for (;;) yield 512;
}

function noSuchPosition(after: Position): Error {
  return new InvalidPositionError(
    `Position ${after} lies beyond the end of the log, or is none of its events: what was read from it is older than what it lost`,
  );
}
