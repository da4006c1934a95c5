import type { Brand, CommandId, EventId, Json, PlaneId, StreamName, TenantId } from '@chancery/kernel';

/**
 * Where an event stands in its store: opaque, in commit order, not dense. Comparing two of the same store as text
 * (`<`, `>`) gives their order. Never part of the record.
 */
export type Position = Brand<string, 'Position'>;
/** The smallest position: everything comes after it. */
export const START = '' as Position;

/** What the writer believes about the stream. A number is the exact revision of its last event (first event = 0). */
export type ExpectedRevision = 'no_stream' | 'stream_exists' | 'any' | number;

/** An event as it goes in: made only by `EventSealer`, which has checked `bytes` against the catalogue. */
export interface NewEvent {
  readonly id: EventId;
  readonly type: string;
  readonly tenant: TenantId;
  readonly plane: PlaneId;
  readonly commandId: CommandId;
  /** UTF-8 JSON of envelope and payload, serialised once: stored, hashed, exported and verified as they are. */
  readonly bytes: Uint8Array;
}

/** An event as it comes out of its stream. */
export interface RecordedEvent {
  readonly stream: StreamName;
  /** 0 for the first event of the stream. */
  readonly revision: number;
  readonly position: Position;
  readonly id: EventId;
  readonly type: string;
  readonly tenant: TenantId;
  /** RFC 6962 leaf hash, 32 bytes. */
  readonly leafHash: Uint8Array;
  readonly commandId: CommandId;
  readonly bytes: Uint8Array;
}

/** An event as it comes out of a log, with its number there. */
export interface StoredEvent extends RecordedEvent {
  /** Entry number: 1 for the tenant's first event, dense. */
  readonly entry: number;
}

/** What is remembered of a command for ever, so that the same commandId gives the same answer. */
export interface CommandRecord {
  readonly tenant: TenantId;
  readonly commandId: CommandId;
  /** SHA-256 of the canonical command, hex: another body under the same ID is a 409. */
  readonly commandHash: string;
  readonly answer: Json;
}

export interface RememberedCommand extends CommandRecord {
  /** The events the command produced, first to last. */
  readonly stream: StreamName;
  readonly firstEvent: EventId;
  readonly firstRevision: number;
  readonly lastRevision: number;
  readonly position: Position;
}

/**
 * The commands whose events one append carries: `firstEvent` and `eventCount` say which of the append's events are
 * this command's.
 */
export interface AppendedCommand extends CommandRecord {
  readonly firstEvent: number;
  readonly eventCount: number;
}

export type AppendResult =
  | {
      readonly kind: 'appended';
      readonly lastRevision: number;
      /** Position of the append's last event. */
      readonly position: Position;
      /** Entry number of the append's last event; `null` where the adapter lacks `entriesOnAppend`. */
      readonly lastEntry: number | null;
    }
  | { readonly kind: 'wrong_revision'; readonly actual: number | 'no_stream' }
  /**
   * A command of this append stands in it twice, or (where the adapter has `refusesRepeats`) was recorded before, by
   * another node or an earlier life. Nothing was written.
   */
  | { readonly kind: 'duplicate_command'; readonly commandId: CommandId };

export interface StreamPage {
  readonly events: readonly RecordedEvent[];
  /** `false` when the stream has never been written. */
  readonly exists: boolean;
  /** `true` when no event lay beyond this page when it was read. */
  readonly end: boolean;
}

export interface LogPage {
  readonly events: readonly StoredEvent[];
  /** Continue reading after this position. Moves on also over events that the filter left out. */
  readonly next: Position;
  readonly end: boolean;
}

/** Which events to see; all given parts must hold. Absent = no restriction. */
export interface EventFilter {
  /** Exact event types. */
  readonly types?: readonly string[];
  /** Stream categories, that is what stands before the first `-`. */
  readonly categories?: readonly string[];
}

export interface StoreCapabilities {
  /** Append results carry entry numbers, and the tenant log is never behind. */
  readonly entriesOnAppend: boolean;
  /** Survives the process. */
  readonly durable: boolean;
  /** Nobody else writes to this log while it is open: what a writer has seen of a stream is all there is of it. */
  readonly soleWriter: boolean;
  /**
   * Every append is compared with all that is stored, however many append at once: a command recorded before is
   * `duplicate_command`, events stored already are answered as the first time or refused. Where this is lacking, an
   * append at an exact revision, or to a stream that must not exist, is compared with the events behind that revision
   * only, and others with what was stored when they came: whoever appends reads the stream, then looks for the commandIds, then appends at the revision that was read.
   * So a stream records a command once; across streams that holds for one after another, not for two at once.
   */
  readonly refusesRepeats: boolean;
  /** Event IDs may be any text. Where this is lacking: UUIDs in lower case, anything else is refused. */
  readonly anyEventId: boolean;
}

/**
 * A live reading of the log: pages in commit order, first what is there, then what comes. A page may be empty: its
 * `next` has then moved on over events that the filter left out.
 */
export interface Subscription extends AsyncIterable<LogPage> {
  close(): void;
}

/**
 * The event store of one plane. Every adapter passes `event-store.contract.ts`. An event of another plane is refused.
 */
export interface EventStore {
  readonly plane: PlaneId;
  readonly capabilities: StoreCapabilities;

  /**
   * Appends all of `events` to `stream` in one write or none of them. Idempotent by event ID: appending again events
   * that are all already in this stream, in this order, answers as the first time, whatever the expected revision
   * (without `refusesRepeats`: when it is the same or none). The promise resolves after the write is durable.
   * @throws StoreBusyError nothing was written, try again later.
   * @throws OutcomeUnknownError it may or may not have been written: look for the commandId before trying again.
   * @throws RefusedEventError an event of another plane, an empty or oversized batch (4096 events, 16 MB), or events of
   * which some are stored already (here or in another stream) and others are not. Nothing was written.
   */
  append(
    stream: StreamName,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
    commands?: readonly AppendedCommand[],
  ): Promise<AppendResult>;

  /**
   * Reads from revision `from` upward (`forward`) or from `from` downward (`backward`; `Infinity` = the end). At most
   * `maxCount` events, fewer where their bytes would weigh too much for one page: `end` says whether to read on.
   */
  readStream(
    stream: StreamName,
    from: number,
    maxCount: number,
    direction?: 'forward' | 'backward',
  ): Promise<StreamPage>;

  /**
   * Reads the plane's whole log after `after`, in commit order. At most `maxCount` events that pass the filter; fewer
   * where their bytes would weigh too much for one page.
   * @throws InvalidPositionError when `after` is no position of this store, or lies beyond the end of the log: the reader
   * has seen events that this log has lost.
   */
  readAll(after: Position, maxCount: number, filter?: EventFilter): Promise<LogPage>;

  /** Pages of at most `pageSize` events after `after`, without gap or repeat, for as long as it is not closed. */
  subscribe(after: Position, options?: { filter?: EventFilter; pageSize?: number }): Subscription;

  /** Position of the last event, `START` for an empty store. */
  head(): Promise<Position>;

  close(): Promise<void>;
}

/** Which entries of a tenant's log to see; all given parts must hold. */
export interface TenantLogFilter {
  readonly types?: readonly string[];
  readonly stream?: StreamName;
}

/** The tenant log: every event of a tenant by entry number. On SQLite the event store is it; elsewhere an index. */
export interface TenantLog {
  /** Entries after `after` (forward) or before it (backward; `Infinity` = the end), at most `maxCount`. */
  readTenant(
    tenant: TenantId,
    after: number,
    maxCount: number,
    options?: { direction?: 'forward' | 'backward'; filter?: TenantLogFilter },
  ): Promise<readonly StoredEvent[]>;
  /** Entry number of the tenant's last event; 0 when there is none. */
  tenantHead(tenant: TenantId): Promise<number>;
  findCommand(tenant: TenantId, commandId: CommandId): Promise<RememberedCommand | null>;
  /** Looks for many commands of a tenant at once; those that were never recorded are absent. */
  findCommands(tenant: TenantId, commandIds: readonly CommandId[]): Promise<ReadonlyMap<CommandId, RememberedCommand>>;
  findEvent(id: EventId): Promise<StoredEvent | null>;
}

/** Nothing was written; the store is overloaded or closing. Carries how long to wait. */
export class StoreBusyError extends Error {
  override readonly name = 'StoreBusyError';
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds = 1) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The write may or may not have happened. */
export class OutcomeUnknownError extends Error {
  override readonly name = 'OutcomeUnknownError';
}

/** The caller's events can never be appended here: other plane, too many, too large. */
export class RefusedEventError extends Error {
  override readonly name = 'RefusedEventError';
}

/** A position that this store never gave, or that lies beyond its end. */
export class InvalidPositionError extends Error {
  override readonly name = 'InvalidPositionError';
}

/** What is stored is damaged: part of the log is missing or was altered. Nothing is read past it. */
export class StoreDamagedError extends Error {
  override readonly name = 'StoreDamagedError';
}

/** The data folder belongs to another process that is still running. */
export class DataFolderOwnedError extends Error {
  override readonly name = 'DataFolderOwnedError';
}

export const MAX_APPEND_EVENTS = 4096;
export const MAX_APPEND_BYTES = 16 * 1024 * 1024;
