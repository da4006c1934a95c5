import type { RebuildReport, RetryReport } from '../projection-host.ts';
import type { DocumentStore } from '../document-store.ts';
import type { OperatorRequest } from './operator-request.ts';
import { requestCollection } from './operator-request.ts';
import { OperatorRequests } from './operator-requests.ts';

/** What an operator may ask of the process that folds. */
export type ProjectionAction =
  /** Fill a generation from the start of the log beside the serving one, and say how they differ. */
  | { readonly kind: 'rebuild' }
  /** Let a generation serve that is kept up to date beside: the rebuilt one, or the one before (the roll-back). */
  | { readonly kind: 'switch'; readonly generation: number }
  /** Fold the parked events of a key again. */
  | { readonly kind: 'retry'; readonly key: string };

export interface ProjectionWish {
  readonly projection: string;
  readonly action: ProjectionAction;
}

export type ProjectionReport = RebuildReport | RetryReport;
export type ProjectionRequest = OperatorRequest<ProjectionWish, ProjectionReport>;

/** What operators ask of the process that folds a plane's log. */
export class ProjectionRequests extends OperatorRequests<ProjectionWish, ProjectionReport> {
  /** @param onAsked told of every request made here: for a process that runs them itself. */
  constructor(readModels: DocumentStore, onAsked?: () => void) {
    super(readModels, requestCollection('projection-requests'), onAsked);
  }
}
