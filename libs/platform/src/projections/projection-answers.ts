import type { ProjectionRequest, ProjectionStatus } from '@chancery/read-models';

/** A read model's events that could not be folded, of one document. */
export interface PoisonItem {
  /** The document; `*event:<id>` where not even that could be told. Pass as `key` to retry. */
  readonly key: string;
  readonly eventId: string;
  readonly position: string;
  readonly error: string;
  /** Events parked under the key: this one and those waiting behind it. @asType integer */
  readonly parked: number;
}

/** The state of one projection. */
export interface ProjectionAnswer {
  readonly projection: string;
  /** The generation that answers queries; 0 before the first was ever built. @asType integer */
  readonly serving: number;
  /** The generation kept up to date beside it, which can be switched to. @asType integer */
  readonly standby: number | null;
  /** The generation being filled. @asType integer */
  readonly rebuilding: number | null;
  /** Everything up to here is folded into the serving generation, or parked. */
  readonly checkpoint: string;
  /** Position of the log's last event. */
  readonly head: string;
  readonly caughtUp: boolean;
  /** @asType integer */
  readonly parked: number;
  /** The first parked event of each document, at most 20. */
  readonly poison: readonly PoisonItem[];
  /** Why the last page could not be written; it is tried again by itself. */
  readonly failure: string | null;
}

export interface ProjectionList {
  readonly items: readonly ProjectionAnswer[];
}

/** How many documents, and which the first 20 are. */
export interface DocumentSampleAnswer {
  /** @asType integer */
  readonly count: number;
  readonly ids: readonly string[];
}

/** How the rebuilt generation differs from the serving one, both at one position. */
export interface RebuildReportAnswer {
  /** @asType integer */
  readonly serving: number;
  /** Pass as `generation` to switch to it. @asType integer */
  readonly rebuilt: number;
  readonly checkpoint: string;
  /** Live documents compared. @asType integer */
  readonly documentsServing: number;
  /** @asType integer */
  readonly documentsRebuilt: number;
  /** @asType integer */
  readonly parkedServing: number;
  /** @asType integer */
  readonly parkedRebuilt: number;
  readonly onlyInServing: DocumentSampleAnswer;
  readonly onlyInRebuilt: DocumentSampleAnswer;
  readonly differing: DocumentSampleAnswer;
}

/** What became of the parked events of one document. */
export interface RetryReportAnswer {
  /** @asType integer */
  readonly folded: number;
  /** @asType integer */
  readonly remaining: number;
  /** Why the first of the remaining ones could not be folded. */
  readonly error: string | null;
}

/** What was asked of a projection, and what became of it. */
export interface ProjectionRequestAnswer {
  readonly request: string;
  readonly projection: string;
  readonly action: 'rebuild' | 'switch' | 'retry';
  /** The generation to switch to. @asType integer */
  readonly generation: number | null;
  /** The document whose parked events are folded again. */
  readonly key: string | null;
  /** Actor ID. */
  readonly requestedBy: string;
  readonly requestedAt: string;
  /** `requested` until a projector has begun with it. */
  readonly state: 'requested' | 'running' | 'done' | 'failed';
  /** The process that runs it, or ran it last. */
  readonly worker: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly rebuild: RebuildReportAnswer | null;
  readonly retry: RetryReportAnswer | null;
  /** Why it failed. */
  readonly error: string | null;
}

export interface ProjectionRequestList {
  readonly items: readonly ProjectionRequestAnswer[];
  readonly cursor: string | null;
}

export function projectionAnswer(status: ProjectionStatus): ProjectionAnswer {
  const { name, serving, standby, rebuilding, checkpoint, head, parked, poison, failure } = status;
  return {
    projection: name,
    serving: serving.generation,
    standby: standby?.generation ?? null,
    rebuilding: rebuilding?.generation ?? null,
    checkpoint,
    head,
    caughtUp: checkpoint >= head,
    parked,
    poison,
    failure,
  };
}

export function requestAnswer({ action, report, ...request }: ProjectionRequest): ProjectionRequestAnswer {
  return {
    ...request,
    action: action.kind,
    generation: action.kind === 'switch' ? action.generation : null,
    key: action.kind === 'retry' ? action.key : null,
    rebuild: report && 'rebuilt' in report ? rebuildAnswer(report) : null,
    retry: report && 'folded' in report ? report : null,
  };
}

function rebuildAnswer(
  report: Extract<ProjectionRequest['report'], { readonly rebuilt: unknown }>,
): RebuildReportAnswer {
  const { serving, rebuilt, checkpoint, documents, parked, onlyInServing, onlyInRebuilt, differing } = report;
  return {
    serving: serving.generation,
    rebuilt: rebuilt.generation,
    checkpoint,
    documentsServing: documents.serving,
    documentsRebuilt: documents.rebuilt,
    parkedServing: parked.serving,
    parkedRebuilt: parked.rebuilt,
    onlyInServing,
    onlyInRebuilt,
    differing,
  };
}
