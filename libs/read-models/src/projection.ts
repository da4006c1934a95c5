import type { EpochMs, EventId, JsonObject, PlaneId, StreamName, TenantId } from '@chancery/kernel';
import type { Document, IndexSpec } from './document-store.ts';

/** A decoded event as projections see it: the envelope's facts and the stored payload after upcasting. */
export interface ProjectedEvent {
  readonly id: EventId;
  /** Stored type after upcasting, `chancery.<context>.<past-tense>.v<N>`. */
  readonly type: string;
  readonly stream: StreamName;
  readonly revision: number;
  readonly position: string;
  readonly entry: number;
  readonly time: EpochMs;
  readonly tenant: TenantId;
  readonly plane: PlaneId;
  readonly actor: string;
  readonly data: JsonObject;
}

/**
 * A read model as a pure fold per document. `keys` names the documents an event touches; `evolve` folds it into each.
 * Returning `null` deletes the document (a guarded tombstone stays). Bump `version` when either function changes: a
 * new generation is then filled beside the serving one.
 */
export interface Projection<D extends object = Document> {
  readonly name: string;
  readonly version: number;
  /**
   * Types under which the events it folds were stored, older versions included (a codec's `types`); nothing else
   * reaches it. `ProjectedEvent.type` is the current one all the same.
   */
  readonly types: readonly string[];
  readonly indexes: readonly IndexSpec[];
  keys(event: ProjectedEvent): readonly string[];
  evolve(document: D | null, event: ProjectedEvent, key: string): D | null;
}
