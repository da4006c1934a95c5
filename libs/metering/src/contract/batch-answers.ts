import type { JsonObject, Lift } from '@chancery/kernel';
import type { BookedPeriod, OverrideUse, UsageFigures } from './ledger-answers.ts';

/** What was asked for, and under which command. */
type BatchedUse = {
  readonly kind: 'consume' | 'report';
  readonly meter: string;
  readonly quantity: number;
  /** The ID of its command: its own key, that of the request with its place, or that of the request (atomic). */
  readonly command: string;
  /** The decision's ID; `null`: nothing was recorded. */
  readonly decision: string | null;
};

/** An item that was counted. */
export type AcceptedBatchItem = BatchedUse & {
  readonly status: 200;
  /** Its key came before, and it was counted then. */
  readonly repeated: boolean;
  /** Only where an override was needed. */
  readonly override?: OverrideUse;
  /** Only where it happened in periods that have ended: it counts in these. */
  readonly booked?: readonly BookedPeriod[];
};

/** What is wrong with an item, as problem details (RFC 9457). */
export type BatchItemProblem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly facts?: JsonObject;
  /** The ways out. */
  readonly lift?: readonly Lift[];
  /** Path of the decision's explanation. */
  readonly decision?: string;
};

/** An item that was not counted. */
export type RefusedBatchItem = BatchedUse & {
  /** That of the problem, as if the item had been sent alone. */
  readonly status: number;
  readonly problem: BatchItemProblem;
};

/** What is left of a meter after the batch. */
export type BatchedMeter = UsageFigures & { readonly meter: string };

/** The answer to a batch: each item by itself, in the order they were sent. */
export type UsageBatchAnswer = {
  /** All were decided as one. */
  readonly atomic: boolean;
  readonly accepted: number;
  readonly refused: number;
  readonly items: readonly (AcceptedBatchItem | RefusedBatchItem)[];
  /** Every meter of the batch. */
  readonly meters: readonly BatchedMeter[];
};
