import type { CommandId, EventId, PlaneId, StreamName, TenantId } from '@chancery/kernel';
import type {
  AppendedCommand,
  AppendResult,
  EventFilter,
  EventStore,
  ExpectedRevision,
  LogPage,
  NewEvent,
  Position,
  RememberedCommand,
  StoreCapabilities,
  StoredEvent,
  StreamPage,
  Subscription,
  TenantLog,
  TenantLogFilter,
} from '../../event-store.ts';
import { RefusedEventError, StoreBusyError } from '../../event-store.ts';
import { leafHash } from '@chancery/transparency';
import { checkAppend, checkMaxCount, NO_REVISION, revisionFits } from '../append-rules.ts';
import { CommitSignal } from '../commit-signal.ts';
import { foundOf } from '../found-of.ts';
import { subscribeByReading } from '../log-subscription.ts';
import { checkWithinLog, parsePosition, positionText } from '../position-text.ts';

/** An event store that forgets everything when the process ends: for tests and trials. */
export function openMemoryEventStore({ plane }: { readonly plane: PlaneId }): MemoryEventStore {
  return new MemoryEventStore(plane);
}

/** Opened by `openMemoryEventStore`. An append is there before its promise resolves, in the order of the calls. */
export class MemoryEventStore implements EventStore, TenantLog {
  readonly plane: PlaneId;
  readonly capabilities: StoreCapabilities = {
    entriesOnAppend: true,
    durable: false,
    soleWriter: true,
    refusesRepeats: true,
    anyEventId: true,
  };
  private readonly signal = new CommitSignal(positionText(0));
  private readonly log: StoredEvent[] = [];
  private readonly streams = new Map<StreamName, StoredEvent[]>();
  private readonly tenants = new Map<TenantId, StoredEvent[]>();
  private readonly events = new Map<EventId, StoredEvent>();
  private readonly commands = new Map<string, RememberedCommand>();

  constructor(plane: PlaneId) {
    this.plane = plane;
  }

  async append(
    stream: StreamName,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
    commands: readonly AppendedCommand[] = [],
  ): Promise<AppendResult> {
    if (this.signal.ended) throw new StoreBusyError('The event store is closed');
    checkAppend(this.plane, stream, expected, events, commands);
    const repeat = this.repeatOf(stream, events);
    if (repeat) return repeat;
    const actual = (this.streams.get(stream)?.length ?? 0) - 1;
    if (!revisionFits(expected, actual)) {
      return { kind: 'wrong_revision', actual: actual === NO_REVISION ? 'no_stream' : actual };
    }
    const commandId = this.duplicateCommand(commands);
    if (commandId !== null) return { kind: 'duplicate_command', commandId };
    return this.write(stream, events, commands);
  }

  async readStream(
    stream: StreamName,
    from: number,
    maxCount: number,
    direction: 'forward' | 'backward' = 'forward',
  ): Promise<StreamPage> {
    checkMaxCount(maxCount);
    const all = this.streams.get(stream);
    if (!all) return { events: [], exists: false, end: true };
    const rest = direction === 'forward' ? all.slice(Math.max(from, 0)) : all.slice(0, Math.max(from + 1, 0)).reverse();
    return { events: rest.slice(0, maxCount), exists: true, end: rest.length <= maxCount };
  }

  async readAll(after: Position, maxCount: number, { types, categories }: EventFilter = {}): Promise<LogPage> {
    checkMaxCount(maxCount);
    const start = parsePosition(after);
    checkWithinLog(start, this.log.length);
    const events: StoredEvent[] = [];
    let seen = start;
    for (; seen < this.log.length && events.length < maxCount; seen++) {
      const event = this.log[seen];
      if (!event || (types && !types.includes(event.type))) continue;
      if (categories && !categories.includes(categoryOf(event.stream))) continue;
      events.push(event);
    }
    return { events, next: positionText(seen), end: seen === this.log.length };
  }

  subscribe(after: Position, options?: { filter?: EventFilter; pageSize?: number }): Subscription {
    return subscribeByReading((...read) => this.readAll(...read), this.signal, after, options);
  }

  async head(): Promise<Position> {
    return positionText(this.log.length);
  }

  async readTenant(
    tenant: TenantId,
    after: number,
    maxCount: number,
    { direction = 'forward', filter = {} }: { direction?: 'forward' | 'backward'; filter?: TenantLogFilter } = {},
  ): Promise<readonly StoredEvent[]> {
    checkMaxCount(maxCount);
    const all = this.tenants.get(tenant) ?? [];
    const rest =
      direction === 'forward' ? all.slice(Math.max(after, 0)) : all.slice(0, Math.max(after - 1, 0)).reverse();
    const { types, stream } = filter;
    return rest
      .filter((event) => (!types || types.includes(event.type)) && (stream === undefined || event.stream === stream))
      .slice(0, maxCount);
  }

  async tenantHead(tenant: TenantId): Promise<number> {
    return this.tenants.get(tenant)?.length ?? 0;
  }

  async findCommand(tenant: TenantId, commandId: CommandId): Promise<RememberedCommand | null> {
    return this.commands.get(commandKey(tenant, commandId)) ?? null;
  }

  async findCommands(
    tenant: TenantId,
    commandIds: readonly CommandId[],
  ): Promise<ReadonlyMap<CommandId, RememberedCommand>> {
    return foundOf(commandIds, (id) => this.commands.get(commandKey(tenant, id)));
  }

  async findEvent(id: EventId): Promise<StoredEvent | null> {
    return this.events.get(id) ?? null;
  }

  /** Ends all subscriptions and refuses new appends. */
  async close(): Promise<void> {
    this.signal.end();
  }

  /** The first answer, when all events are there as this append says; `null` when none is. */
  private repeatOf(stream: StreamName, events: readonly NewEvent[]): AppendResult | null {
    if (new Set(events.map(({ id }) => id)).size < events.length) {
      throw new RefusedEventError('An event stands in the append twice');
    }
    const found = events.map(({ id }) => this.events.get(id)).filter((event) => event !== undefined);
    const [first] = found;
    const last = found.at(-1);
    if (!first || !last) return null;
    const asThen =
      found.length === events.length &&
      found.every((event, index) => event.stream === stream && event.revision === first.revision + index);
    if (!asThen) {
      throw new RefusedEventError(
        `Some of the events for "${stream}" are stored already, but not all of them there and in this order`,
      );
    }
    return { kind: 'appended', lastRevision: last.revision, position: last.position, lastEntry: last.entry };
  }

  private duplicateCommand(commands: readonly AppendedCommand[]): CommandId | null {
    const seen = new Set<string>();
    for (const { tenant, commandId } of commands) {
      const key = commandKey(tenant, commandId);
      if (seen.has(key) || this.commands.has(key)) return commandId;
      seen.add(key);
    }
    return null;
  }

  private write(stream: StreamName, events: readonly NewEvent[], commands: readonly AppendedCommand[]): AppendResult {
    const own = listOf(this.streams, stream);
    const before = { revision: own.length, position: this.log.length };
    for (const { firstEvent, eventCount, tenant, commandId, commandHash, answer } of commands) {
      this.commands.set(commandKey(tenant, commandId), {
        tenant,
        commandId,
        commandHash,
        answer,
        stream,
        firstEvent: events[firstEvent]?.id ?? ('' as EventId),
        firstRevision: before.revision + firstEvent,
        lastRevision: before.revision + firstEvent + eventCount - 1,
        position: positionText(before.position + firstEvent + eventCount),
      });
    }
    let lastEntry = 0;
    for (const { id, type, tenant, commandId, bytes } of events) {
      const ofTenant = listOf(this.tenants, tenant);
      const revision = own.length;
      lastEntry = ofTenant.length + 1;
      const event: StoredEvent = {
        stream,
        revision,
        position: positionText(this.log.length + 1),
        id,
        type,
        tenant,
        entry: lastEntry,
        leafHash: leafHash(stream, revision, id, type, bytes),
        commandId,
        bytes: Uint8Array.from(bytes),
      };
      this.log.push(event);
      own.push(event);
      ofTenant.push(event);
      this.events.set(id, event);
    }
    const position = positionText(this.log.length);
    this.signal.advance(position);
    return { kind: 'appended', lastRevision: own.length - 1, position, lastEntry };
  }
}

function commandKey(tenant: TenantId, commandId: CommandId): string {
  return `${tenant} ${commandId}`;
}

function categoryOf(stream: StreamName): string {
  const [category = stream] = stream.split('-', 1);
  return category;
}

function listOf<K>(lists: Map<K, StoredEvent[]>, key: K): StoredEvent[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
