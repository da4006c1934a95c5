import type { CommandId, EventId, TenantId } from '@chancery/kernel';
import { withDeadline } from '../deadline.ts';
import type { RecordedEvent, RememberedCommand, StoredEvent, TenantLog, TenantLogFilter } from '../event-store.ts';
import { StoreBusyError, StoreDamagedError } from '../event-store.ts';
import type { LogTail, ReadAlready } from './log-tail.ts';
import { passesFilter } from './passes-filter.ts';
import type { ReadStream } from './read-bytes.ts';
import { readBytes } from './read-bytes.ts';
import type { IndexedEvent } from './tenant-log-index.ts';

/** So long a question waits for a tail that has much to catch up with (an index that is being built); it goes on all the same. */
const CATCH_UP_DEADLINE_MS = 10_000;

/**
 * The tenant log of an engine that knows no entries: the index up to its checkpoint, and the tail behind it, read to
 * the log's head before anything is answered. So an answer never waits for whoever writes the index.
 *
 * Everywhere the tail is looked at first and the index afterwards: what leaves the tail in between is in the index.
 */
export class IndexedTenantLog implements TenantLog {
  constructor(
    private readonly tail: LogTail,
    private readonly readStream: ReadStream,
  ) {}

  async readTenant(
    tenant: TenantId,
    after: number,
    maxCount: number,
    { direction = 'forward', filter = {} }: { direction?: 'forward' | 'backward'; filter?: TenantLogFilter } = {},
  ): Promise<readonly StoredEvent[]> {
    await this.refreshed();
    const { index } = this.tail;
    const all = this.tail.events.ofTenant(tenant);
    const firstInTail = all[0]?.entry ?? Infinity;
    const passing = all.filter((event) => passesFilter(event, filter));
    const indexed = (from: number, limit: number) =>
      limit > 0 ? index.entries(tenant, from, limit, direction, filter) : Promise.resolve([]);
    if (direction === 'forward') {
      const older = after + 1 < firstInTail ? await indexed(after, maxCount) : [];
      const newer = passing.filter(({ entry }) => entry > after);
      const beforeTail = older.filter(({ entry }) => entry < firstInTail);
      return readBytes(this.readStream, [...beforeTail, ...newer].slice(0, maxCount));
    }
    const newer = passing.filter(({ entry }) => entry < after).reverse();
    const found = newer.slice(0, maxCount);
    const older = await indexed(Math.min(after, firstInTail), maxCount - found.length);
    return readBytes(this.readStream, [...found, ...older]);
  }

  async tenantHead(tenant: TenantId): Promise<number> {
    await this.refreshed();
    const inTail = this.tail.events.ofTenant(tenant).at(-1);
    if (inTail) return inTail.entry;
    return (await this.tail.index.heads([tenant])).get(tenant)?.entry ?? 0;
  }

  async findCommand(tenant: TenantId, commandId: CommandId): Promise<RememberedCommand | null> {
    return (await this.findCommands(tenant, [commandId])).get(commandId) ?? null;
  }

  async findCommands(
    tenant: TenantId,
    commandIds: readonly CommandId[],
  ): Promise<ReadonlyMap<CommandId, RememberedCommand>> {
    if (commandIds.length === 0) return new Map();
    await this.refreshed();
    const { index, events } = this.tail;
    const found = new Map<CommandId, RememberedCommand>();
    for (const id of commandIds) {
      const command = events.command(tenant, id);
      if (command) found.set(id, command);
    }
    // Recorded twice, on two streams at once: the first in the log counts, and that is the one in the index.
    for (const [id, command] of await index.commands(tenant, [...new Set(commandIds)])) found.set(id, command);
    return found;
  }

  async findEvent(id: EventId): Promise<StoredEvent | null> {
    const event = (await this.findEvents([id])).get(id);
    return event ? ((await readBytes(this.readStream, [event]))[0] ?? null) : null;
  }

  /** Where events stand, by ID: of one that stands in the log twice, the first; those that do not are absent. */
  async findEvents(ids: readonly EventId[]): Promise<ReadonlyMap<EventId, IndexedEvent>> {
    await this.refreshed();
    const { index, events } = this.tail;
    const found = new Map<EventId, IndexedEvent>();
    for (const id of ids) {
      const event = events.withId(id);
      if (event) found.set(id, event);
    }
    for (const [id, event] of await index.eventsById([...new Set(ids)])) found.set(id, event);
    return found;
  }

  /**
   * Gives events that were read from the log their entries.
   * @param read what they are of: spares the tail reading it again
   */
  async withEntries(events: readonly RecordedEvent[], read?: ReadAlready): Promise<readonly StoredEvent[]> {
    const last = events.at(-1)?.position;
    if (last === undefined) return [];
    await this.inTime(this.tail.reach(last, read));
    const { index } = this.tail;
    const entries = new Map(events.map(({ position }) => [position, this.tail.events.at(position)?.entry]));
    const missing = events.filter(({ position }) => entries.get(position) === undefined);
    const indexed = missing.length > 0 ? await index.eventsAt(missing.map(({ position }) => position)) : null;
    return events.map((event) => {
      const entry = entries.get(event.position) ?? indexed?.get(event.position)?.entry;
      if (entry === undefined) {
        throw new StoreDamagedError(`The index of the tenant log has lost the event at ${event.position}: rebuild it`);
      }
      return withEntry(event, entry);
    });
  }

  private refreshed(): Promise<void> {
    return this.inTime(this.tail.refresh());
  }

  private inTime(catchingUp: Promise<void>): Promise<void> {
    const late = () => new StoreBusyError('The tenant log is being indexed and not at its end yet', 5);
    return withDeadline(catchingUp, CATCH_UP_DEADLINE_MS, late);
  }
}

function withEntry(event: RecordedEvent, entry: number): StoredEvent {
  const { stream, revision, position, id, type, tenant, leafHash, commandId, bytes } = event;
  return { stream, revision, position, id, type, tenant, entry, leafHash, commandId, bytes };
}
