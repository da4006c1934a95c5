import type { BudgetSettings, CarriedBudget, ThresholdsCrossed } from './ledger.events.ts';
import type { BudgetState, OpenedLedger } from './opened-ledger.ts';
import { usedAtPercent } from './quantity.ts';

/** The use at which the next threshold fires that is not among `crossed`; `null` when none is left. */
export function nextThresholdAt(settings: BudgetSettings, crossed: readonly number[]): number | null {
  const next = settings.thresholds.find((percent) => !crossed.includes(percent));
  return next === undefined ? null : usedAtPercent(settings.limit, next);
}

/** Shared, so that the hot path allocates nothing when nothing fires. */
const NONE: readonly ThresholdsCrossed[] = [];

/**
 * One event per budget whose use has reached thresholds that have not fired in this period and epoch: all of them,
 * however many were passed in one jump. `added` is use that is about to be recorded. Only use fires them, never what
 * is held.
 */
export function thresholdsReached(ledger: OpenedLedger, added = 0): readonly ThresholdsCrossed[] {
  let reached = NONE;
  for (const budget of ledger.budgets) {
    const used = ledger.used[budget.period] + added;
    if (budget.nextThresholdAt === null || used < budget.nextThresholdAt) continue;
    const { budget: name, period, epoch, limit } = budget;
    const percents = budget.thresholds.filter(
      (percent) => !budget.crossed.includes(percent) && used >= usedAtPercent(limit, percent),
    );
    const { key: periodKey } = ledger.periods[period];
    const { meter } = ledger;
    reached = [
      ...reached,
      { type: 'ThresholdsCrossed', meter, budget: name, period, periodKey, epoch, percents, used, limit },
    ];
  }
  return reached;
}

/**
 * What counts as fired after a budget's settings changed. In the same epoch: all that fired. In a new epoch: what
 * fired and is still reached; the rest is armed again. In another period: nothing.
 */
export function firedAfterChange(
  before: CarriedBudget | undefined,
  after: BudgetSettings & { readonly epoch: number },
  used: number,
): readonly number[] {
  if (before?.period !== after.period) return [];
  if (before.epoch === after.epoch) return before.crossed;
  return before.crossed.filter(
    (percent) => after.thresholds.includes(percent) && used >= usedAtPercent(after.limit, percent),
  );
}

/** The budget after `percents` fired. */
export function withFired(budget: BudgetState, percents: readonly number[]): BudgetState {
  const crossed = [...budget.crossed, ...percents].sort((left, right) => left - right);
  return { ...budget, crossed, nextThresholdAt: nextThresholdAt(budget, crossed) };
}
