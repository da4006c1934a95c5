import type { CollectionSpec, DocumentStore } from '../document-store.ts';
import type { PoisonEvent } from '../projection-host.ts';

/** How far one generation of a read model is. */
export interface GenerationProgress {
  readonly generation: number;
  /** Everything up to this position is folded into it, or parked. */
  readonly reached: string;
  readonly parked: number;
  /** The first parked event of each of its keys, at most 20 of them. */
  readonly poison: readonly PoisonEvent[];
  /** Why its last page could not be written. */
  readonly failure: string | null;
}

/** The generations of one projection that are kept up to date, and the one that serves. */
export interface ProjectionProgress {
  readonly serving: GenerationProgress;
  /** `filling`: it has not caught up yet. */
  readonly beside: (GenerationProgress & { readonly filling: boolean }) | null;
}

/**
 * What the process that folds a plane's log tells all others. The checkpoints in the store say less: a page without
 * anything for a projection moves that projection on without writing its checkpoint.
 */
export interface PlaneProgress {
  /** The process that folds. */
  readonly writer: string;
  /** By its clock, for people. Milliseconds since the epoch. */
  readonly writtenAt: number;
  readonly projections: { readonly [name: string]: ProjectionProgress };
}

/** Where it is kept: one document in the plane's own store. */
export const PROGRESS: CollectionSpec = { name: 'projection-progress', generation: 1, indexes: [] };
export const PROGRESS_ID = 'progress';

/** How far a generation is; `''` for one that nobody keeps up to date. */
export function reachedBy(progress: PlaneProgress | null, name: string, generation: number): string {
  const known = progress?.projections[name];
  if (known?.serving.generation === generation) return known.serving.reached;
  return known?.beside?.generation === generation ? known.beside.reached : '';
}

/** `null` when nobody has ever written it. */
export async function readProgress(readModels: DocumentStore): Promise<PlaneProgress | null> {
  const stored = await readModels.get(PROGRESS, PROGRESS_ID);
  return (stored?.document ?? null) as PlaneProgress | null;
}
