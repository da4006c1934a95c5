/** A day of the past on which the proposed budget would have done something. */
export type PreviewedDay = {
  /** `2026-11-23`, in the tenant's time zone. */
  readonly day: string;
  /** Thresholds that would have fired, in order. */
  readonly crossed: readonly PreviewedCrossing[];
  /** Requests that were admitted and would have been refused. */
  readonly refusedRequests: number;
  readonly refusedQuantity: number;
};

/** Thresholds that would have fired in one go. */
export type PreviewedCrossing = {
  /** `2026-11-23`, `2026-W48` or `2026-11`. */
  readonly periodKey: string;
  /** Ascending. */
  readonly percents: readonly number[];
  readonly used: number;
  /** ISO 8601 UTC. */
  readonly at: string;
};

/** What a proposed budget would have done with the tenant's past use of a meter. */
export type BudgetPreview = {
  readonly meter: string;
  /** The first moment looked at, ISO 8601 UTC; `null`: the meter was never used. */
  readonly since: string | null;
  /** Whether the past reaches further back than was looked at. */
  readonly truncated: boolean;
  /** Uses, holds, returns and corrections replayed. */
  readonly replayed: number;
  readonly refusedRequests: number;
  readonly refusedQuantity: number;
  /** Only those on which something would have happened, oldest first. */
  readonly days: readonly PreviewedDay[];
};
