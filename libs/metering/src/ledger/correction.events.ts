import type { EpochMs } from '@chancery/kernel';
import type { OverrideDraw } from './override.events.ts';
import type { ClosedPeriod, Period } from './period.ts';
import type { Percent } from './quantity.ts';

/** Use that was corrected, for as long as it can be corrected again. */
export type CorrectedUse = {
  /** The command that recorded the use. */
  readonly recordedBy: string;
  /** Which of its uses, from 0; absent: it recorded one. @asType integer @minimum 0 */
  readonly item?: number;
  /** The moment in whose periods it counts, in epoch milliseconds. @asType integer */
  readonly usedAt: EpochMs;
  /** Added by corrections so far. @asType integer @minimum 0 */
  readonly added: number;
  /** Taken away by corrections so far. @asType integer @minimum 0 */
  readonly removed: number;
};

/** A budget that a correction armed again. */
export type RearmedBudget = {
  /** Its slug. */
  readonly budget: string;
  /** Its new epoch. @asType integer @minimum 1 */
  readonly epoch: number;
  /** Percents that are still reached: they stay fired. */
  readonly crossed: readonly Percent[];
};

/** A person corrected use that was recorded. What was recorded stays as it is; this is counted with it. */
export interface UsageCorrected {
  readonly type: 'UsageCorrected';
  readonly meter: string;
  /** What was really used beyond what was recorded; below 0: what was recorded too much. Never 0. @asType integer */
  readonly quantity: number;
  /** The command that recorded the use. */
  readonly recordedBy: string;
  /** Which of its uses, from 0; absent: it recorded one. @asType integer @minimum 0 */
  readonly item?: number;
  /** The moment in whose periods the use counts, in epoch milliseconds. @asType integer */
  readonly usedAt: EpochMs;
  /** Actor ID of the person. */
  readonly correctedBy: string;
  readonly reason: string;
  /** The periods under way that the use lies in: their use changes by `quantity`. */
  readonly counted: readonly Period[];
  /** The ended periods that it lies in and that can still be put right, with their use after it; absent: none. */
  readonly booked?: readonly ClosedPeriod[];
  /** What flowed back into overrides that have not ended; absent when that is nothing. */
  readonly givenBack?: readonly OverrideDraw[];
  /** Budgets with thresholds that had fired and are not reached any more: armed again; absent: none. */
  readonly rearmed?: readonly RearmedBudget[];
}
