import type { CollectionSpec } from '../document-store.ts';

/** What an operator asked for (`Wish`), and what became of it. Times are ISO 8601 UTC. */
export type OperatorRequest<Wish, Report> = Wish & {
  readonly request: string;
  /** Actor ID. */
  readonly requestedBy: string;
  readonly requestedAt: string;
  /** `running` outlives the process that runs it: the next one goes on. */
  readonly state: 'requested' | 'running' | 'done' | 'failed';
  /** The process that runs it, or ran it last. */
  readonly worker: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly report: Report | null;
  /** Why it failed. */
  readonly error: string | null;
};

/** Where requests are kept: in the plane's own store, so that they survive whoever asks and whoever runs them. */
export function requestCollection(name: string): CollectionSpec {
  return { name, generation: 1, indexes: [{ fields: ['open', 'requestedAt'] }, { fields: ['requestedAt'] }] };
}
