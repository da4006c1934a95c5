import type { EventFilter, LogPage, Position, StoredEvent } from '../../event-store.ts';
import type { IndexedTenantLog } from '../../tenant-log/indexed-tenant-log.ts';
import { checkMaxCount } from '../append-rules.ts';
import type { EngineReader } from './engine-reader.ts';
import { passes, passesNothing } from './filter-wire.ts';

/** A page ends after the event with which it reaches this weight. */
const MAX_PAGE_BYTES = 16 * 1024 * 1024;
/** The most events looked at with one read of the log, where the filter leaves some of them out. */
const MAX_LOOKED_AT = 1000;

/**
 * A page of the log. The client has no filter for reads, only for subscriptions: what does not pass is left out here.
 * @throws InvalidPositionError when `after` lies beyond the end of the log
 */
export async function readFiltered(
  reader: EngineReader,
  log: IndexedTenantLog,
  after: Position,
  maxCount: number,
  filter: EventFilter,
): Promise<LogPage> {
  checkMaxCount(maxCount);
  if (passesNothing(filter)) {
    // Still says where the log ends, and refuses a position that is not in it.
    await reader.readLog(after, 1);
    const next = await reader.head();
    return { events: [], next, end: true };
  }
  const filtered = filter.types !== undefined || filter.categories !== undefined;
  const events: StoredEvent[] = [];
  let bytes = 0;
  // The fewer pass, the more are looked at: each read twice as many as the one before.
  let lookAt = maxCount;
  for (let next = after; ; lookAt = Math.min(lookAt * 2, MAX_LOOKED_AT)) {
    const page = await reader.readLog(next, filtered ? lookAt : maxCount - events.length);
    const read = { after: next, events: page.events };
    const passing = filtered ? page.events.filter((event) => passes(event, filter)) : page.events;
    const taken = passing.slice(0, maxCount - events.length);
    events.push(...(await log.withEntries(taken, read)));
    for (const event of taken) bytes += event.bytes.byteLength;
    const last = page.events.at(-1)?.position ?? next;
    if (events.length >= maxCount) {
      const reached = taken.at(-1)?.position ?? last;
      return { events, next: reached, end: page.end && reached === last };
    }
    next = last;
    if (page.end || bytes >= MAX_PAGE_BYTES) return { events, next, end: page.end };
  }
}
