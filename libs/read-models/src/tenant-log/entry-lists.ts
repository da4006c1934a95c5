import type { IndexedEvent, TenantLogFilter } from '@chancery/event-sourcing';
import { passesFilter } from '@chancery/event-sourcing';
import type { TenantId } from '@chancery/kernel';
import type { CollectionRef, DocumentStore, FindOptions } from '../document-store.ts';
import { encodeCursor } from '../find/cursor.ts';
import { storedEvent } from './index-documents.ts';

/** Up to so many types are read as a list each; of more, all entries are looked at. */
const MAX_LISTS = 8;
/** Documents read at a time, where the filter leaves some of them out. */
const LOOKED_AT = 500;
/** The most that a store gives at a time. */
const MAX_PAGE = 1000;

/** Which entries of a tenant, from where, in which order. */
export interface EntryQuery {
  readonly tenant: TenantId;
  /** The entry before the first one wanted (forward) or behind it (backward; `Infinity` = the last one). */
  readonly after: number;
  readonly limit: number;
  readonly direction: 'forward' | 'backward';
  readonly filter: TenantLogFilter;
}

/** The entries of a tenant in their order, by whichever index reads the fewest others. */
export async function listEntries(
  store: DocumentStore,
  ref: CollectionRef,
  query: EntryQuery,
): Promise<IndexedEvent[]> {
  const sign = query.direction === 'backward' ? -1 : 1;
  const lists = wheres(query).map((where) => new EntryList(store, ref, where, query));
  const found: IndexedEvent[] = [];
  while (found.length < query.limit) {
    const fronts = await Promise.all(lists.map((list) => list.front()));
    let next = -1;
    fronts.forEach((event, at) => {
      const best = fronts[next];
      if (event && (!best || sign * (event.entry - best.entry) < 0)) next = at;
    });
    const event = fronts[next];
    if (!event) break;
    lists[next]?.take();
    if (passesFilter(event, query.filter)) found.push(event);
  }
  return found;
}

function wheres({ tenant, filter: { stream, types } }: EntryQuery): FindOptions['where'][] {
  if (stream !== undefined) return [{ tenant, stream }];
  if (types && types.length <= MAX_LISTS) return [...new Set(types)].map((type) => ({ tenant, type }));
  return [{ tenant }];
}

/** One list of entries, read page by page as it is used up. */
class EntryList {
  private waiting: IndexedEvent[] = [];
  private cursor: string | null;
  private readonly options: FindOptions;

  constructor(
    private readonly store: DocumentStore,
    private readonly ref: CollectionRef,
    where: FindOptions['where'],
    { after, limit, direction, filter }: EntryQuery,
  ) {
    const descending = direction === 'backward';
    const filtered = filter.types !== undefined || filter.stream !== undefined;
    this.options = { where, sortBy: 'entry', descending, limit: Math.min(filtered ? LOOKED_AT : limit, MAX_PAGE) };
    // No document has an empty ID: forward it stands before the entry, backward behind it.
    const value = descending ? Math.min(after, Number.MAX_SAFE_INTEGER) : after + 1;
    this.cursor = encodeCursor(this.options, { value, id: '' });
  }

  async front(): Promise<IndexedEvent | undefined> {
    while (this.waiting.length === 0 && this.cursor !== null) {
      const page = await this.store.find(this.ref, { ...this.options, after: this.cursor });
      this.waiting = page.documents.map(storedEvent).reverse();
      this.cursor = page.cursor;
    }
    return this.waiting.at(-1);
  }

  take(): void {
    this.waiting.pop();
  }
}
