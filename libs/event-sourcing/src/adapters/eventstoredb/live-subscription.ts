import { BackOff } from '../../back-off.ts';
import type { EventFilter, LogPage, Position, StoredEvent, Subscription } from '../../event-store.ts';
import { StoreBusyError } from '../../event-store.ts';
import type { LoggedEvent } from '../../tenant-log/log-source.ts';
import type { ReadAlready } from '../../tenant-log/log-tail.ts';
import type { CommitSignal } from '../commit-signal.ts';
import type { SubscribeOptions } from '../log-subscription.ts';
import { PAGE_SIZE, subscribeByReading } from '../log-subscription.ts';

/** The first pause after a failure, in milliseconds. */
const PAUSE_MS = 50;

/** What a subscription is made of. */
export interface LiveSource {
  readonly commits: CommitSignal;
  /** Aborted when the store closes. */
  readonly closed: AbortSignal;
  head(): Promise<Position>;
  readAll(after: Position, maxCount: number, filter?: EventFilter): Promise<LogPage>;
  /** What passes the filter after `after`, until everything up to `until` was looked at. */
  catchUp(
    after: Position,
    until: Position,
    filter: EventFilter,
    pageSize: number,
    signal: AbortSignal,
  ): AsyncIterable<readonly LoggedEvent[]>;
  /** @param read what was read after a position, where nothing was left out */
  withEntries(events: readonly LoggedEvent[], read?: ReadAlready): Promise<readonly StoredEvent[]>;
}

/**
 * Catches up by a subscription that the server filters, then follows by reading where it stopped at each sign of a
 * commit. Both begin behind a position and say how far they came, so nothing can be missed or come twice where one takes
 * over from the other, or a connection is lost: then it goes on from there, after a pause, for as long as it takes.
 */
export function subscribeLive(
  source: LiveSource,
  start: Position,
  { filter = {}, pageSize = PAGE_SIZE }: SubscribeOptions = {},
): Subscription {
  const closing = new AbortController();
  const ended = AbortSignal.any([closing.signal, source.closed]);
  const over = () => ended.aborted;
  const everything = filter.types === undefined && filter.categories === undefined;
  let following: Subscription | null = null;

  async function* pages(): AsyncGenerator<LogPage, void, void> {
    let told = start;
    const backOff = new BackOff(PAUSE_MS);
    for (let caughtUp = false; !caughtUp && !over();) {
      try {
        const until = await source.head();
        if (until <= told) break;
        let held: LogPage | null = null;
        for await (const events of source.catchUp(told, until, filter, pageSize, ended)) {
          const page = await pageOf(events, held?.next ?? told);
          backOff.reset();
          if (held) {
            told = held.next;
            yield held;
          }
          held = page;
        }
        if (over()) return;
        // Only now is it known whether the page before was the last, and that everything up to `until` was looked at.
        const next = held && held.next > until ? held.next : until;
        const last = { events: held?.events ?? [], next, end: (await source.head()) <= next };
        told = next;
        caughtUp = true;
        yield last;
      } catch (error) {
        if (over()) return;
        await pauseAfter(error, backOff);
      }
    }
    if (over()) return;
    const readAll: LiveSource['readAll'] = async (...read) => {
      for (;;) {
        try {
          const page = await source.readAll(...read);
          backOff.reset();
          return page;
        } catch (error) {
          await pauseAfter(error, backOff);
        }
      }
    };
    following = subscribeByReading(readAll, source.commits, told, { filter, pageSize });
    yield* following;
  }

  async function pageOf(events: readonly LoggedEvent[], after: Position): Promise<LogPage> {
    const stored = await source.withEntries(events, everything ? { after, events } : undefined);
    return { events: stored, next: events.at(-1)?.position ?? after, end: false };
  }

  /** @throws the error, where waiting does not mend it or nobody waits any more */
  async function pauseAfter(error: unknown, backOff: BackOff): Promise<void> {
    if (over() || !(error instanceof StoreBusyError)) throw error;
    await backOff.wait(ended);
  }

  const iterator = pages();
  return {
    [Symbol.asyncIterator]: () => iterator,
    close() {
      closing.abort();
      following?.close();
    },
  };
}
