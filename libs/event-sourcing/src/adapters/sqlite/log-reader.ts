import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { CommandId, EventId, Json, PlaneId, StreamName, TenantId } from '@chancery/kernel';
import type {
  EventFilter,
  EventStore,
  LogPage,
  Position,
  RememberedCommand,
  StoreCapabilities,
  StoredEvent,
  StreamPage,
  Subscription,
  TenantLog,
  TenantLogFilter,
} from '../../event-store.ts';
import { StoreDamagedError } from '../../event-store.ts';
import { NO_REVISION } from '../append-rules.ts';
import { CommitSignal } from '../commit-signal.ts';
import { foundOf } from '../found-of.ts';
import { subscribeByReading } from '../log-subscription.ts';
import { checkWithinLog, parsePosition, positionText } from '../position-text.ts';
import { CompactIds, compactText, expandId } from './compact-id.ts';
import type { EventRow, LogNames } from './event-rows.ts';
import { decodeEvent, EVENT_COLUMNS } from './event-rows.ts';
import type { Sql } from './event-scan.ts';
import { CollectedEvents, EventScanner, EVERYTHING } from './event-scan.ts';
import { NameTable } from './log-names.ts';
import { isDamage } from './sqlite-errors.ts';

/** A page ends after the event with which it reaches this weight. */
const MAX_PAGE_BYTES = 16 * 1024 * 1024;

export const SQLITE_CAPABILITIES: StoreCapabilities = {
  entriesOnAppend: true,
  durable: true,
  soleWriter: true,
  refusesRepeats: true,
  anyEventId: true,
};

/** A plane's log as someone sees it who does not write: everything but `append`. */
export type ReadOnlyEventStore = Omit<EventStore, 'append'> & TenantLog;

/** All reading, on a connection of its own that cannot write. It sees what is committed, and so durable, at once. */
export class LogReader implements ReadOnlyEventStore {
  readonly plane: PlaneId;
  readonly capabilities: StoreCapabilities = SQLITE_CAPABILITIES;
  /** Wakes the subscriptions; whoever learns of a commit advances it. */
  protected readonly signal: CommitSignal;
  private readonly db: DatabaseSync;
  private readonly names: LogNames;
  private readonly scanner: EventScanner;
  private readonly ids = new CompactIds();
  private readonly selectHead: StatementSync;
  private readonly selectRevision: StatementSync;
  private readonly selectEntry: StatementSync;
  private readonly selectPosition: StatementSync;
  private readonly selectCommand: StatementSync;
  private readonly selectEvent: StatementSync;

  constructor(db: DatabaseSync, plane: PlaneId) {
    this.db = db;
    this.plane = plane;
    this.names = {
      streams: new NameTable(db, 'streams'),
      tenants: new NameTable(db, 'tenants'),
      types: new NameTable(db, 'types'),
    };
    this.scanner = new EventScanner(db, this.names);
    this.selectHead = db.prepare('SELECT max(position) AS value FROM events');
    this.selectRevision = db.prepare('SELECT max(revision) AS value FROM events WHERE stream_id = ?');
    this.selectEntry = db.prepare('SELECT max(entry) AS value FROM events WHERE tenant_id = ?');
    this.selectPosition = db.prepare('SELECT position AS value FROM events WHERE tenant_id = ? AND entry = ?');
    this.selectCommand = db.prepare(
      `SELECT ${compactText('hash')} AS hash, answer, stream_id, first_revision, last_revision, position,
         (SELECT ${compactText('id')} FROM events
          WHERE events.stream_id = commands.stream_id AND revision = first_revision) AS first_event
       FROM commands WHERE tenant_id = ? AND command_id = ?`,
    );
    this.selectEvent = db.prepare(`SELECT ${EVENT_COLUMNS} FROM events WHERE id = ?`);
    this.selectEvent.setReturnArrays(true);
    this.signal = new CommitSignal(this.headNow());
  }

  /** Ends the subscriptions and closes the connection. */
  async close(): Promise<void> {
    this.signal.end();
    this.db.close();
  }

  subscribe(after: Position, options?: { filter?: EventFilter; pageSize?: number }): Subscription {
    return subscribeByReading((...read) => this.readAll(...read), this.signal, after, options);
  }

  async readStream(
    stream: StreamName,
    from: number,
    maxCount: number,
    direction: 'forward' | 'backward' = 'forward',
  ): Promise<StreamPage> {
    const into = new CollectedEvents(maxCount, MAX_PAGE_BYTES);
    return this.guarded(async () => {
      const id = this.names.streams.idOf(stream);
      if (id === null) return { events: [], exists: false, end: true };
      const head = numberIn(this.selectRevision, NO_REVISION, id);
      const backward = direction === 'backward';
      const [low, high] = backward ? [NO_REVISION, Math.min(from, head)] : [Math.max(from, 0) - 1, head];
      if (low >= high) return { events: [], exists: true, end: true };
      const among: Sql = { text: 'stream_id = ?', parameters: [id] };
      const left = await this.scanner.collect({ among, column: 'revision', filter: null, backward }, low, high, into);
      return { events: into.events, exists: true, end: left.low >= left.high };
    });
  }

  async readAll(after: Position, maxCount: number, filter: EventFilter = {}): Promise<LogPage> {
    const start = parsePosition(after);
    const into = new CollectedEvents(maxCount, MAX_PAGE_BYTES);
    return this.guarded(async () => {
      const head = numberIn(this.selectHead, 0);
      checkWithinLog(start, head);
      if (start === head) return { events: [], next: after, end: true };
      const conditions: Sql[] = [];
      if (filter.types) conditions.push(this.ofTypes(filter.types));
      if (filter.categories) conditions.push(ofCategories(filter.categories));
      const scan = { among: EVERYTHING, column: 'position', filter: allOf(conditions), backward: false } as const;
      const left = await this.scanner.collect(scan, start, head, into);
      return { events: into.events, next: positionText(left.low), end: left.low >= head };
    });
  }

  async head(): Promise<Position> {
    return this.guarded(async () => this.headNow());
  }

  async readTenant(
    tenant: TenantId,
    after: number,
    maxCount: number,
    { direction = 'forward', filter = {} }: { direction?: 'forward' | 'backward'; filter?: TenantLogFilter } = {},
  ): Promise<readonly StoredEvent[]> {
    const into = new CollectedEvents(maxCount);
    return this.guarded(async () => {
      const id = this.names.tenants.idOf(tenant);
      if (id === null) return [];
      const backward = direction === 'backward';
      const head = numberIn(this.selectEntry, 0, id);
      const [low, high] = backward ? [0, Math.min(after - 1, head)] : [Math.max(after, 0), head];
      if (low >= high) return [];
      const types = filter.types ? [this.ofTypes(filter.types)] : [];
      if (filter.stream === undefined) {
        const among: Sql = { text: 'tenant_id = ?', parameters: [id] };
        await this.scanner.collect({ among, column: 'entry', filter: allOf(types), backward }, low, high, into);
      } else {
        await this.collectStream(filter.stream, id, low, high, types, backward, into);
      }
      return into.events;
    });
  }

  async tenantHead(tenant: TenantId): Promise<number> {
    return this.guarded(async () => {
      const id = this.names.tenants.idOf(tenant);
      return id === null ? 0 : numberIn(this.selectEntry, 0, id);
    });
  }

  async findCommand(tenant: TenantId, commandId: CommandId): Promise<RememberedCommand | null> {
    return (await this.findCommands(tenant, [commandId])).get(commandId) ?? null;
  }

  async findCommands(
    tenant: TenantId,
    commandIds: readonly CommandId[],
  ): Promise<ReadonlyMap<CommandId, RememberedCommand>> {
    return this.guarded(async () => {
      const id = this.names.tenants.idOf(tenant);
      return foundOf(id === null ? [] : commandIds, (commandId) => this.commandOf(tenant, Number(id), commandId));
    });
  }

  async findEvent(id: EventId): Promise<StoredEvent | null> {
    return this.guarded(async () => {
      const row = this.selectEvent.get(this.ids.compact(id));
      return row ? decodeEvent(row as unknown as EventRow, this.names) : null;
    });
  }

  private commandOf(tenant: TenantId, tenantId: number, commandId: CommandId): RememberedCommand | null {
    const row = this.selectCommand.get(tenantId, this.ids.compact(commandId));
    if (!row) return null;
    return {
      tenant,
      commandId,
      commandHash: expandId(String(row['hash'])),
      answer: JSON.parse(String(row['answer'])) as Json,
      stream: this.names.streams.nameOf(Number(row['stream_id'])) as StreamName,
      firstEvent: expandId(String(row['first_event'])) as EventId,
      firstRevision: Number(row['first_revision']),
      lastRevision: Number(row['last_revision']),
      position: positionText(Number(row['position'])),
    };
  }

  /** The entries of one stream, along its revisions: they come in the order of the tenant's entries. */
  private async collectStream(
    stream: StreamName,
    tenant: number,
    low: number,
    high: number,
    types: readonly Sql[],
    backward: boolean,
    into: CollectedEvents,
  ): Promise<void> {
    const id = this.names.streams.idOf(stream);
    if (id === null) return;
    const filter = allOf([
      {
        text: 'position BETWEEN ? AND ?',
        parameters: [this.positionOf(tenant, low + 1), this.positionOf(tenant, high)],
      },
      { text: 'tenant_id = ?', parameters: [tenant] },
      ...types,
    ]);
    const among: Sql = { text: 'stream_id = ?', parameters: [id] };
    const head = numberIn(this.selectRevision, NO_REVISION, id);
    await this.scanner.collect({ among, column: 'revision', filter, backward }, NO_REVISION, head, into);
  }

  protected headNow(): Position {
    return positionText(numberIn(this.selectHead, 0));
  }

  private positionOf(tenant: number, entry: number): number {
    const position = numberIn(this.selectPosition, 0, tenant, entry);
    if (position === 0) throw new StoreDamagedError(`The log is damaged: entry ${entry} of a tenant is missing`);
    return position;
  }

  private ofTypes(types: readonly string[]): Sql {
    // Numbers, not text: they stand in the statement itself, which is kept and used again.
    const ids = types.map((type) => this.names.types.idOf(type)).filter((id) => id !== null);
    return { text: `type_id IN (${ids.sort((left, right) => left - right).join(', ')})`, parameters: [] };
  }

  private async guarded<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (!isDamage(error)) throw error;
      throw new StoreDamagedError(`The log is damaged: ${error.message}`, { cause: error });
    }
  }
}

function ofCategories(categories: readonly string[]): Sql {
  const places = categories.map(() => '?').join(', ');
  return {
    text: `(SELECT category FROM streams WHERE streams.id = stream_id) IN (${places})`,
    parameters: categories,
  };
}

/** `null` when there is no condition. */
function allOf(conditions: readonly Sql[]): Sql | null {
  if (conditions.length === 0) return null;
  return {
    text: conditions.map(({ text }) => text).join(' AND '),
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}

/** The one number a statement gives, `absent` for NULL or no row. */
function numberIn(statement: StatementSync, absent: number, ...parameters: number[]): number {
  return Number(statement.get(...parameters)?.['value'] ?? absent);
}
