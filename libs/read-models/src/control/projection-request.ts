import type { CollectionSpec } from '../document-store.ts';
import type { RebuildReport, RetryReport } from '../projection-host.ts';

/** What an operator may ask of the process that folds. */
export type ProjectionAction =
  /** Fill a generation from the start of the log beside the serving one, and say how they differ. */
  | { readonly kind: 'rebuild' }
  /** Let a generation serve that is kept up to date beside: the rebuilt one, or the one before (the roll-back). */
  | { readonly kind: 'switch'; readonly generation: number }
  /** Fold the parked events of a key again. */
  | { readonly kind: 'retry'; readonly key: string };

/** An operator's request and what became of it. Times are ISO 8601 UTC. */
export interface ProjectionRequest {
  readonly request: string;
  readonly projection: string;
  readonly action: ProjectionAction;
  /** Actor ID. */
  readonly requestedBy: string;
  readonly requestedAt: string;
  /** `running` outlives the process that runs it: the next one goes on. */
  readonly state: 'requested' | 'running' | 'done' | 'failed';
  /** The process that runs it, or ran it last. */
  readonly worker: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly report: RebuildReport | RetryReport | null;
  /** Why it failed. */
  readonly error: string | null;
}

/** Where they are kept: in the plane's own store, so that they survive whoever asks and whoever runs them. */
export const PROJECTION_REQUESTS: CollectionSpec = {
  name: 'projection-requests',
  generation: 1,
  indexes: [{ fields: ['open', 'requestedAt'] }, { fields: ['requestedAt'] }],
};
