import type { EventFilter, EventStore, LogPage, Position, Subscription } from '../event-store.ts';
import type { CommitSignal } from './commit-signal.ts';

export const PAGE_SIZE = 500;

export interface SubscribeOptions {
  readonly filter?: EventFilter;
  readonly pageSize?: number;
}

/**
 * A subscription made of reads: what is there is read page by page, then each sign of a commit starts the next read
 * where the last one stopped, so nothing can be missed or come twice. A page is read only when it is asked for: a slow
 * consumer holds one page, however much is written meanwhile.
 */
export function subscribeByReading(
  readAll: EventStore['readAll'],
  signal: CommitSignal,
  start: Position,
  { filter, pageSize = PAGE_SIZE }: SubscribeOptions = {},
): Subscription {
  let closed = false;
  let wake = (): void => undefined;

  async function* pages(): AsyncGenerator<LogPage, void, void> {
    let after = start;
    const over = () => closed || signal.ended;
    while (!over()) {
      const page = await readAll(after, pageSize, filter).catch((error: unknown) => {
        // A store that closes may cut a read short.
        if (over()) return null;
        throw error;
      });
      if (page === null || over()) return;
      if (page.next !== after) {
        after = page.next;
        yield page;
      } else {
        await new Promise<void>((resolve) => {
          const stopWaiting = signal.whenBeyond(after, resolve);
          wake = () => {
            stopWaiting();
            resolve();
          };
        });
      }
    }
  }

  const iterator = pages();
  return {
    [Symbol.asyncIterator]: () => iterator,
    close() {
      closed = true;
      wake();
    },
  };
}
