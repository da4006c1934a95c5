import type { EventId, CommandId, TenantId } from '@chancery/kernel';
import type { Position, RememberedCommand, StoredEvent, TenantLogFilter } from '../event-store.ts';

/** What the index keeps of an event: all but its bytes. */
export type IndexedEvent = Omit<StoredEvent, 'bytes'>;

/** How far a tenant's entries go, as of the last page written. */
export interface TenantHead {
  readonly tenant: TenantId;
  /** Entry number of the last event. */
  readonly entry: number;
  readonly position: Position;
}

/** What comes after a checkpoint, whole: events, the commands that ended with them, and how far each tenant is then. */
export interface IndexPage {
  readonly events: readonly IndexedEvent[];
  readonly commands: readonly RememberedCommand[];
  readonly heads: readonly TenantHead[];
  /** Position of the last of `events`. */
  readonly checkpoint: Position;
}

/**
 * One generation of the tenant log index: what an event store that only knows streams and one log has to know of its
 * events by entry, by command and by ID. Everything at or before the checkpoint is in it; something behind it may be.
 */
export interface TenantLogIndex {
  readonly generation: number;
  /** `START` before the first page. */
  checkpoint(): Promise<Position>;
  /** Heads of those tenants that have one. Holds at least what lies at or before a checkpoint read before. */
  heads(tenants: readonly TenantId[]): Promise<ReadonlyMap<TenantId, TenantHead>>;
  /** The events that stand at these positions; those not indexed are absent. */
  eventsAt(positions: readonly Position[]): Promise<ReadonlyMap<Position, IndexedEvent>>;
  /** The first event in the log with each ID; those not indexed are absent. */
  eventsById(ids: readonly EventId[]): Promise<ReadonlyMap<EventId, IndexedEvent>>;
  /** Commands of a tenant; those not indexed are absent. */
  commands(tenant: TenantId, ids: readonly CommandId[]): Promise<ReadonlyMap<CommandId, RememberedCommand>>;
  /** Entries after `after` (forward) or before it (backward; `Infinity` = the last one), at most `limit`. */
  entries(
    tenant: TenantId,
    after: number,
    limit: number,
    direction: 'forward' | 'backward',
    filter: TenantLogFilter,
  ): Promise<readonly IndexedEvent[]>;
  /**
   * Writes a page, in this order, each durable before the next: events and commands, heads, checkpoint. Writing the
   * same page again, or an older one, changes nothing.
   */
  write(page: IndexPage): Promise<void>;
  /** All events in the order of the log, for comparing two generations. */
  scanEvents(): AsyncIterable<IndexedEvent>;
  /** All commands in an order that every generation has. */
  scanCommands(): AsyncIterable<RememberedCommand>;
}

/** Where the generations of a plane's tenant log index are kept. */
export interface TenantLogIndexStore {
  /** The generation that serves; the first one is made where there is none. */
  serving(): Promise<TenantLogIndex>;
  /** An empty generation beside those there are. */
  next(): Promise<TenantLogIndex>;
  /** Lets `generation` serve. The one before is kept: serving it again is the way back. */
  serve(generation: number): Promise<void>;
  /** Removes a generation that does not serve. */
  drop(generation: number): Promise<void>;
}
