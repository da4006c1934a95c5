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
import { RefusedEventError, START, StoreBusyError } from '../../event-store.ts';
import { IndexedTenantLog } from '../../tenant-log/indexed-tenant-log.ts';
import type { LogTailOptions } from '../../tenant-log/log-tail.ts';
import { LogTail } from '../../tenant-log/log-tail.ts';
import type { RebuildReport } from '../../tenant-log/rebuild-tenant-log.ts';
import { rebuildTenantLog } from '../../tenant-log/rebuild-tenant-log.ts';
import { TenantLogFollower } from '../../tenant-log/tenant-log-follower.ts';
import type { TenantLogIndexStore } from '../../tenant-log/tenant-log-index.ts';
import { checkAppend, checkMaxCount } from '../append-rules.ts';
import { CommitSignal } from '../commit-signal.ts';
import type { SubscribeOptions } from '../log-subscription.ts';
import { catchUp } from './catch-up.ts';
import type { EngineReader } from './engine-reader.ts';
import type { EngineWriter } from './engine-writer.ts';
import { isEventId, outgoing } from './event-wire.ts';
import { HeadWatch } from './head-watch.ts';
import { subscribeLive } from './live-subscription.ts';
import { readFiltered } from './read-filtered.ts';
import { repeatOf } from './repeated-append.ts';
import type { UnaryClient } from './unary-client.ts';

export interface EventStoreDbParts {
  readonly plane: PlaneId;
  readonly client: UnaryClient;
  readonly reader: EngineReader;
  readonly writer: EngineWriter;
  readonly closing: AbortController;
  readonly index: TenantLogIndexStore;
  readonly readDeadlineMs: number;
  readonly tail: Pick<LogTailOptions, 'maxTail' | 'askEveryMs'>;
}

/**
 * The event store and tenant log of a plane on EventStoreDB, for any number of processes at once. Opened by
 * `openEventStoreDbEventStore`.
 */
export class EventStoreDbEventStore implements EventStore, TenantLog {
  readonly plane: PlaneId;
  readonly capabilities: StoreCapabilities = {
    entriesOnAppend: false,
    durable: true,
    soleWriter: false,
    refusesRepeats: false,
    anyEventId: false,
  };
  private readonly commits = new CommitSignal(START);
  private readonly tail: LogTail;
  private readonly log: IndexedTenantLog;
  private readonly watch: HeadWatch;
  private readonly underWay = new Set<Promise<unknown>>();
  private closed: Promise<void> | null = null;

  constructor(private readonly parts: EventStoreDbParts) {
    const { plane, reader, client, index, tail } = parts;
    this.plane = plane;
    this.tail = new LogTail({ source: reader, index, ...tail });
    this.log = new IndexedTenantLog(this.tail, (...read) => reader.readStream(...read));
    this.watch = new HeadWatch(client, reader, this.commits);
  }

  async append(
    stream: StreamName,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
    commands: readonly AppendedCommand[] = [],
  ): Promise<AppendResult> {
    if (this.closed) throw new StoreBusyError('The event store is closed');
    checkAppend(this.plane, stream, expected, events, commands);
    checkIds(events);
    const appending = this.appendChecked(stream, expected, events, commands);
    this.underWay.add(appending);
    try {
      return await appending;
    } finally {
      this.underWay.delete(appending);
    }
  }

  readStream(
    stream: StreamName,
    from: number,
    maxCount: number,
    direction?: 'forward' | 'backward',
  ): Promise<StreamPage> {
    return this.parts.reader.readStream(stream, from, maxCount, direction);
  }

  async readAll(after: Position, maxCount: number, filter: EventFilter = {}): Promise<LogPage> {
    return readFiltered(this.parts.reader, this.log, after, maxCount, filter);
  }

  subscribe(after: Position, options?: SubscribeOptions): Subscription {
    const { client, reader, closing, readDeadlineMs: idleMs } = this.parts;
    this.watch.start();
    return subscribeLive(
      {
        commits: this.commits,
        closed: closing.signal,
        head: () => reader.head(),
        readAll: (...read) => this.readAll(...read),
        catchUp: (from, until, filter, pageSize, signal) =>
          catchUp({ client, after: from, until, filter, pageSize, idleMs, signal }),
        withEntries: (...events) => this.log.withEntries(...events),
      },
      after,
      options,
    );
  }

  head(): Promise<Position> {
    return this.parts.reader.head();
  }

  async readTenant(
    tenant: TenantId,
    after: number,
    maxCount: number,
    options?: { direction?: 'forward' | 'backward'; filter?: TenantLogFilter },
  ): Promise<readonly StoredEvent[]> {
    checkMaxCount(maxCount);
    return this.log.readTenant(tenant, after, maxCount, options);
  }

  tenantHead(tenant: TenantId): Promise<number> {
    return this.log.tenantHead(tenant);
  }

  findCommand(tenant: TenantId, commandId: CommandId): Promise<RememberedCommand | null> {
    return this.log.findCommand(tenant, commandId);
  }

  findCommands(tenant: TenantId, commandIds: readonly CommandId[]): Promise<ReadonlyMap<CommandId, RememberedCommand>> {
    return this.log.findCommands(tenant, commandIds);
  }

  findEvent(id: EventId): Promise<StoredEvent | null> {
    return this.log.findEvent(id);
  }

  /** Writes the tenant log index behind the log. One per plane is enough: run it under a lease. */
  follower(onError: (error: unknown) => void): TenantLogFollower {
    this.watch.start();
    return new TenantLogFollower({ tail: this.tail, commits: this.commits, onError });
  }

  /** Fills a new generation of the tenant log index, compares it with the one that serves and lets it serve. */
  rebuildIndex(options: { onProgress?: (events: number) => void; signal?: AbortSignal } = {}): Promise<RebuildReport> {
    return rebuildTenantLog({ source: this.parts.reader, index: this.parts.index, ...options });
  }

  /** Finishes every append accepted, ends all subscriptions and closes the connection. */
  close(): Promise<void> {
    this.closed ??= this.closeInOrder();
    return this.closed;
  }

  private async closeInOrder(): Promise<void> {
    await Promise.allSettled(this.underWay);
    this.watch.stop();
    this.parts.closing.abort();
    this.commits.end();
    await this.parts.client.close();
  }

  private async appendChecked(
    stream: StreamName,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
    commands: readonly AppendedCommand[],
  ): Promise<AppendResult> {
    const { reader, writer } = this.parts;
    const twice = commandTwice(commands);
    if (twice !== null) return { kind: 'duplicate_command', commandId: twice };
    // The server knows a repeat by the revision it was expected at. Without one, it has to be looked for before.
    if (expected === 'any' || expected === 'stream_exists') {
      const repeat = await repeatOf(this.log, stream, events);
      if (repeat) return repeat;
    }
    const written = await writer.append(stream, expected, outgoing(events, commands));
    if (written.kind === 'wrong_revision') return written;
    const { lastRevision } = written;
    const position = written.position ?? (await reader.readStream(stream, lastRevision, 1)).events[0]?.position;
    if (position === undefined) throw new Error(`"${stream}" lacks revision ${lastRevision}, which was just written`);
    this.commits.advance(position);
    return { kind: 'appended', lastRevision, position, lastEntry: null };
  }
}

/** @throws RefusedEventError */
function checkIds(events: readonly NewEvent[]): void {
  const odd = events.find(({ id }) => !isEventId(id));
  if (odd) throw new RefusedEventError(`"${odd.id}" is not an event ID that EventStoreDB holds: a UUID in lower case`);
  if (new Set(events.map(({ id }) => id)).size < events.length) {
    throw new RefusedEventError('An event stands in the append twice');
  }
}

function commandTwice(commands: readonly AppendedCommand[]): CommandId | null {
  const seen = new Set<string>();
  for (const { tenant, commandId } of commands) {
    const key = `${tenant} ${commandId}`;
    if (seen.has(key)) return commandId;
    seen.add(key);
  }
  return null;
}
