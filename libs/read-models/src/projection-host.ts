import type { CollectionRef, FindOptions, FoundPage } from './document-store.ts';
import type { Projection } from './projection.ts';

/** Reads one read model, from the generation that serves. */
export interface ReadModel<D extends object> {
  /** @throws ReadModelBehindError when `minPosition` is not reached within two seconds. */
  get(id: string, options?: { minPosition?: string | null }): Promise<D | null>;
  /**
   * @throws ReadModelBehindError, FieldNotIndexedError (a bug in the query), InvalidCursorError (`after` is not a cursor
   * of this list: the caller's mistake).
   */
  find(options: FindOptions & { minPosition?: string | null }): Promise<FoundPage & { readonly items: readonly D[] }>;
  /** Whether events of this document are parked, so that it is older than the log says; the answer of `get` stays as it was. */
  parked(id: string): Promise<boolean>;
}

/** An event that a projection could not fold. */
export interface PoisonEvent {
  /** The document it belongs to; `*event:<id>` where not even that could be told. */
  readonly key: string;
  readonly eventId: string;
  readonly position: string;
  readonly error: string;
  /** Events parked under the key: this one and those waiting behind it. */
  readonly parked: number;
}

export interface ProjectionStatus {
  readonly name: string;
  readonly serving: CollectionRef;
  /** Everything up to this position is folded into the serving generation, or parked. */
  readonly checkpoint: string;
  /** Position of the log's last event when asked. */
  readonly head: string;
  /** Parked events of the serving generation. */
  readonly parked: number;
  /** The first parked event of each of its keys, at most 20 of them. */
  readonly poison: readonly PoisonEvent[];
  /** The generation that is being filled. */
  readonly rebuilding: CollectionRef | null;
  /** The generation that is kept up to date beside the serving one, and can be switched to. */
  readonly standby: CollectionRef | null;
  /** Why the last page could not be written to the serving generation; it is tried again by itself. */
  readonly failure: string | null;
}

/** Runs all projections of a plane and answers for their state. */
export interface ProjectionHost {
  readModel<D extends object>(projection: Projection<D>): ReadModel<D>;
  status(): Promise<readonly ProjectionStatus[]>;
  /** Resolves when the projection has folded everything up to `position`. @throws ReadModelBehindError after `timeoutMs` (2000). */
  waitFor(name: string, position: string, timeoutMs?: number): Promise<void>;
}

/** How many documents, and which the first 20 are. */
export interface DocumentSample {
  readonly count: number;
  readonly ids: readonly string[];
}

/** What a rebuild found: how the rebuilt generation differs from the serving one, both at the same position. */
export interface RebuildReport {
  readonly name: string;
  readonly serving: CollectionRef;
  /** Pass its generation to `switchTo` to let it serve. */
  readonly rebuilt: CollectionRef;
  /** Both generations had folded everything up to here when the comparison ended. */
  readonly checkpoint: string;
  /** Live documents compared. */
  readonly documents: { readonly serving: number; readonly rebuilt: number };
  readonly parked: { readonly serving: number; readonly rebuilt: number };
  readonly onlyInServing: DocumentSample;
  readonly onlyInRebuilt: DocumentSample;
  readonly differing: DocumentSample;
}

/** What became of the parked events of one key. */
export interface RetryReport {
  readonly folded: number;
  readonly remaining: number;
  /** Why the first of the remaining ones could not be folded. */
  readonly error: string | null;
}

/** A host together with the means to run it; its owner keeps it, queries see the `ProjectionHost`. */
export interface RunningProjectionHost extends ProjectionHost {
  /** Begins to read the log. Resolves at once; catching up goes on behind. Once per host. */
  start(): Promise<void>;
  /** Ends reading after the page in hand and writes the checkpoints down. Idempotent. */
  stop(): Promise<void>;
  /**
   * Fills a generation from the start of the log while the serving one goes on, and reports the difference. A rebuild
   * that a restart interrupted is gone on with. The generation stays up to date until the next rebuild replaces it.
   * @throws Error when the host is not running, or is filling a generation for a new version of the projection.
   */
  rebuild(name: string, options?: { readonly pageSize?: number }): Promise<RebuildReport>;
  /**
   * Lets another generation serve, at once and for all queries; the one before stays up to date, so that switching
   * back is the roll-back. @throws Error when `generation` is not there; GenerationBehindError when it has not caught up.
   */
  switchTo(name: string, generation: number): Promise<void>;
  /**
   * Folds the parked events of a key in order, until one fails again; in the generation beside too. The report is the
   * serving one's. @throws Error while a new version is filled beside an old one that serves.
   */
  retryParked(name: string, key: string): Promise<RetryReport>;
  /**
   * A generation (default: the serving one) as text, a line of JSON per document with its ID, last position and
   * content, tombstones included, by ID. Equal texts mean equal read models while no event comes in.
   */
  dump(name: string, generation?: number): AsyncIterable<string>;
}

/** The read model has not reached the position that was asked for. Try again. */
export class ReadModelBehindError extends Error {
  override readonly name = 'ReadModelBehindError';
}

/** The generation that was to serve has not folded the whole log yet. */
export class GenerationBehindError extends Error {
  override readonly name = 'GenerationBehindError';
}
