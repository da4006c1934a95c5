import type { EpochMs } from '@chancery/kernel';
import type { CarriedBudget, CarriedHold, CarriedLedger } from './ledger.events.ts';

/** A budget ready for the hot path. */
export type BudgetState = CarriedBudget & {
  /** The use at which the next threshold fires; `null` when all have. */
  readonly nextThresholdAt: number | null;
};

/** A ledger that counts. */
export type OpenedLedger = Omit<CarriedLedger, 'budgets' | 'holds'> & {
  readonly kind: 'open';
  readonly budgets: readonly BudgetState[];
  /** Those that stand, earliest end first; `held` is their sum. */
  readonly holds: readonly CarriedHold[];
  /** When the next period, override or hold ends, in epoch milliseconds: until then a decision compares one number. */
  readonly lapsesAt: EpochMs;
};

export type LedgerState = { readonly kind: 'unopened' } | OpenedLedger;
