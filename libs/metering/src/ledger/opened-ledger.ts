import type { EpochMs } from '@chancery/kernel';
import type {
  CarriedBudget,
  CarriedHold,
  CarriedLedger,
  CarriedRequest,
  ClosedPeriod,
  CorrectedUse,
} from './ledger.events.ts';

/** A budget ready for the hot path. */
export type BudgetState = CarriedBudget & {
  /** The use at which the next threshold fires; `null` when all have. */
  readonly nextThresholdAt: number | null;
};

/** A ledger that counts. */
export type OpenedLedger = Omit<CarriedLedger, 'budgets' | 'holds' | 'requests' | 'ended' | 'corrections'> & {
  readonly kind: 'open';
  readonly budgets: readonly BudgetState[];
  /** Those that stand, earliest end first; `held` is their sum. */
  readonly holds: readonly CarriedHold[];
  /** Overrides asked for and not decided yet, oldest first. */
  readonly requests: readonly CarriedRequest[];
  /** Periods that ended and may still be corrected by late use: those of the grace, when the last period turned. */
  readonly ended: readonly ClosedPeriod[];
  /** Uses that were corrected and can be corrected again. */
  readonly corrections: readonly CorrectedUse[];
  /** When the next period, override, hold or request ends, in epoch milliseconds: until then a decision compares one number. */
  readonly lapsesAt: EpochMs;
};

export type LedgerState = { readonly kind: 'unopened' } | OpenedLedger;
