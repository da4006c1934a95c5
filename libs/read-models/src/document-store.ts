import type { Json, JsonObject } from '@chancery/kernel';

/** A read-model document: plain JSON. */
export type Document = JsonObject;

/**
 * The version of a read model: its name and a generation. Several generations of a name may stand side by side; the
 * alias says which one serves.
 */
export interface CollectionRef {
  readonly name: string;
  readonly generation: number;
}

/** A field that can be filtered and sorted by, as a dotted path (`tenant`, `budget.period`). Values: string or number. */
export interface IndexSpec {
  readonly fields: readonly string[];
}

export interface CollectionSpec extends CollectionRef {
  readonly indexes: readonly IndexSpec[];
}

/** What happens to one document in a page: `document: null` leaves a tombstone that keeps `lastPosition`. */
export interface DocumentWrite {
  readonly id: string;
  readonly document: Document | null;
  /** Position of the last event folded in. A write not newer than what is stored is ignored (a late or repeated page). */
  readonly lastPosition: string;
}

export interface StoredDocument {
  readonly id: string;
  readonly document: Document | null;
  readonly lastPosition: string;
}

/** An event that could not be folded, and those behind it with the same key, in order. */
export interface ParkedEvent {
  readonly key: string;
  readonly position: string;
  readonly eventId: string;
  /** Why; the same text for those that only wait behind the first. */
  readonly error: string;
}

export interface PageWrite {
  readonly documents: readonly DocumentWrite[];
  readonly parked: readonly ParkedEvent[];
  /** Parked events that were folded after all, by key and position. */
  readonly unparked: readonly { readonly key: string; readonly position: string }[];
  readonly checkpoint: string;
}

export interface FindOptions {
  /** Equality on indexed fields. */
  readonly where: { readonly [field: string]: string | number };
  /** Indexed field to sort by; ties and the default: document ID. */
  readonly sortBy?: string;
  readonly descending?: boolean;
  /** Keyset cursor: the `cursor` of the last document of the page before. */
  readonly after?: string;
  /** 1 to 1000. */
  readonly limit: number;
}

export interface FoundPage {
  readonly documents: readonly StoredDocument[];
  /** Pass as `after` for the next page; `null` when this is the last. */
  readonly cursor: string | null;
}

/**
 * Read models of one plane. Every adapter passes `document-store.contract.ts`. Where the engine is a server, every call
 * may throw StoreUnavailableError.
 */
export interface DocumentStore {
  /** Creates the collection and its indexes where they are missing. Idempotent. */
  ensure(spec: CollectionSpec): Promise<void>;
  /** Removes a generation with its checkpoint and parked events. Refused (throws) for the one that serves. */
  drop(ref: CollectionRef): Promise<void>;
  /** The generation that answers queries for `name`; `null` before the first `serve`. */
  serving(name: string): Promise<number | null>;
  serve(ref: CollectionRef): Promise<void>;
  generations(name: string): Promise<readonly number[]>;

  /**
   * All of a page or nothing: documents, parked events and checkpoint (where the engine has no transaction: checkpoint
   * last, and a page that broke off may be written again). The checkpoint never goes back.
   * @throws DocumentTooLargeError. @throws StoreUnavailableError when the same may be tried again.
   */
  applyPage(ref: CollectionRef, page: PageWrite): Promise<void>;
  /** `null` before the first page. */
  checkpoint(ref: CollectionRef): Promise<string | null>;

  get(ref: CollectionRef, id: string): Promise<StoredDocument | null>;
  /** Tombstones included; IDs without anything are absent. */
  getMany(ref: CollectionRef, ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument>>;
  /** Live documents only. */
  find(ref: CollectionRef, options: FindOptions): Promise<FoundPage>;
  /** Every document (live and tombstones) by ID, for dumps and comparisons. */
  scan(ref: CollectionRef): AsyncIterable<StoredDocument>;
  parked(ref: CollectionRef): Promise<readonly ParkedEvent[]>;

  close(): Promise<void>;
}

/** A document can never be stored: it is larger than the engine takes. Nothing of its page was written. */
export class DocumentTooLargeError extends Error {
  override readonly name = 'DocumentTooLargeError';

  constructor(
    /** The document's ID. */
    readonly id: string,
    message: string,
  ) {
    super(message);
  }
}

export type { Json };
