import type { EventFilter, LogPage, Position } from '@chancery/event-sourcing';
import { BackOff } from '@chancery/event-sourcing';
import type { GenerationFollower, HostEventStore } from './generation-follower.ts';
import type { LiveReading } from './live-reading.ts';
import type { PageDelivery } from './page-delivery.ts';

export interface CatchUpOptions {
  readonly events: HostEventStore;
  readonly delivery: PageDelivery;
  readonly live: LiveReading;
  readonly pageSize: number;
  readonly retryDelayMs: number;
  readonly signal: AbortSignal;
}

/**
 * A store that filters looks at every event by itself. That pays when it keeps most of them from being handed over:
 * when fewer than one in this many are wanted.
 */
const ONE_WANTED_IN = 8;

/**
 * Reads the log for followers that stand at one position behind the live reading, until they join it. Resolves with
 * those that have joined; none when the host stops first.
 * @param onFailed takes over those whose store failed while others went on.
 * @param afterFailure `true` to wait before the first attempt.
 */
export async function catchUp(
  followers: readonly GenerationFollower[],
  options: CatchUpOptions,
  onFailed: (follower: GenerationFollower) => void,
  afterFailure = false,
): Promise<readonly GenerationFollower[]> {
  const { events, delivery, live, pageSize, retryDelayMs, signal } = options;
  const types = new Set(followers.flatMap(({ projection }) => projection.types));
  const backOff = new BackOff(retryDelayMs);
  if (afterFailure) await backOff.wait(signal);
  let active = followers;
  let filter: EventFilter = {};
  while (active.length > 0 && !signal.aborted) {
    const position = lowest(active);
    if (position >= live.position && (await live.admit(active))) return active;
    const page = await readPage(events, position, pageSize, filter).catch((error: unknown) => {
      delivery.report(error, { projection: null, action: 'reading the log' });
      return null;
    });
    if (page === null) {
      await backOff.wait(signal);
      continue;
    }
    if (wanted(page, types) * ONE_WANTED_IN < page.events.length) filter = { types: [...types] };
    const failed = await delivery.deliver(page.events, page.next, active);
    if (failed.length === active.length) {
      await backOff.wait(signal);
    } else {
      backOff.reset();
      active = active.filter((follower) => !failed.includes(follower));
      failed.forEach(onFailed);
    }
  }
  return [];
}

async function readPage(events: HostEventStore, after: string, count: number, filter: EventFilter): Promise<LogPage> {
  return events.readAll(after as Position, count, filter);
}

function wanted(page: LogPage, types: ReadonlySet<string>): number {
  return page.events.reduce((count, { type }) => (types.has(type) ? count + 1 : count), 0);
}

function lowest(followers: readonly GenerationFollower[]): string {
  return followers.map(({ reached }) => reached).reduce((left, right) => (left < right ? left : right));
}
