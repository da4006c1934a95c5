import type { EventStore, TenantLog } from '@chancery/event-sourcing';
import type { TenantId } from '@chancery/kernel';
import { publishedEvent } from '../cloud-event/published-event.ts';
import { structuredEvent } from '../cloud-event/structured.ts';
import { eventFrame, FIRST_FRAME, HEARTBEAT_MS, Permission, SIGN_OF_LIFE } from './feed-frames.ts';
import type { LiveFeed } from './feed-frames.ts';
import { isSilent } from './is-silent.ts';
import type { LogTail } from './log-tail.ts';

/** Events read at once: they may be large, and are held while they are sent. */
const PAGE = 50;

type Log = EventStore & TenantLog;

/** The tenant's events after `after` up to and including `upTo`, a line of JSON each (CloudEvents JSON format). */
export async function* tenantLines(log: Log, tenant: TenantId, after: number, upTo: number): AsyncGenerator<string> {
  for (let last = after; last < upTo;) {
    const events = await log.readTenant(tenant, last, Math.min(PAGE, upTo - last));
    if (events.length === 0) throw new Error(`The log of ${tenant} ends before entry ${upTo}`);
    for (const event of events) {
      last = event.entry;
      yield `${structuredEvent(publishedEvent(log.plane, event))}\n`;
    }
  }
}

/**
 * The tenant's events after `after`, first what is there, then what comes, as server-sent events under their entry
 * numbers, without gap or repeat. Ends when the feed's signal is aborted, or the caller may not read any more.
 */
export async function* followTenant(
  log: Log,
  tail: LogTail,
  tenant: TenantId,
  after: number,
  feed: LiveFeed,
): AsyncGenerator<string, void, void> {
  const { signal, heartbeatMs = HEARTBEAT_MS } = feed;
  const permission = new Permission(feed);
  let woken = Promise.withResolvers<unknown>();
  const stopWatching = tail.watch(tenant, () => woken.resolve(null));
  signal.addEventListener('abort', () => woken.resolve(null));
  try {
    yield FIRST_FRAME;
    for (let last = after; !signal.aborted;) {
      woken = Promise.withResolvers();
      const events = await log.readTenant(tenant, last, PAGE);
      if (events.length === 0 && !(await permission.holds())) return;
      for (const event of events) {
        if (!(await permission.holds())) return;
        yield eventFrame(String(event.entry), publishedEvent(log.plane, event));
        last = event.entry;
      }
      if (events.length === 0 && (await isSilent(woken.promise, heartbeatMs))) yield SIGN_OF_LIFE;
    }
  } finally {
    stopWatching();
  }
}
