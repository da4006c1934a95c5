import type { CollectionRef, FindOptions, FoundPage } from './document-store.ts';
import type { Projection } from './projection.ts';

/** Reads one read model, from the generation that serves. */
export interface ReadModel<D extends object> {
  /** @throws ReadModelBehindError when `minPosition` is not reached within two seconds. */
  get(id: string, options?: { minPosition?: string | null }): Promise<D | null>;
  find(options: FindOptions & { minPosition?: string | null }): Promise<FoundPage & { readonly items: readonly D[] }>;
}

export interface ProjectionStatus {
  readonly name: string;
  readonly serving: CollectionRef;
  readonly checkpoint: string;
  /** Position of the log's last event when asked. */
  readonly head: string;
  readonly parked: number;
  readonly rebuilding: CollectionRef | null;
}

/** Runs all projections of a plane and answers for their state. */
export interface ProjectionHost {
  readModel<D extends object>(projection: Projection<D>): ReadModel<D>;
  status(): Promise<readonly ProjectionStatus[]>;
  /** Resolves when the projection has folded everything up to `position`. @throws ReadModelBehindError after `timeoutMs` (2000). */
  waitFor(name: string, position: string, timeoutMs?: number): Promise<void>;
}

export class ReadModelBehindError extends Error {
  override readonly name = 'ReadModelBehindError';
}
