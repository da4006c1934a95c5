import type { JsonObject, Rejection } from '@chancery/kernel';
import type { Misfit } from './admission.ts';
import { iso } from './figures.ts';
import type { PlanQuota } from './ledger.events.ts';
import type { BudgetState, OpenedLedger } from './opened-ledger.ts';
import { overrideRemaining } from './ledger.state.ts';
import { neededIn, overrideLift, planQuotasPassed, raiseLift, softCapsPassed, waitLift } from './lifts.ts';
import type { Period } from './period.ts';
import { figure } from './quantity.ts';

/** The refusal of a quantity that `admit` found not to fit. */
export function usageRefused(misfit: Misfit, ledger: OpenedLedger, quantity: number): Rejection {
  switch (misfit) {
    case 'hard-cap':
      return hardCapped(ledger, quantity);
    case 'plan-quota':
      return planQuotaExceeded(ledger, quantity);
    case 'soft-cap':
      return softStopped(ledger, quantity);
  }
}

/** No override passes a hard cap: only a raise, or the next period. */
function hardCapped(ledger: OpenedLedger, quantity: number): Rejection {
  const capped = ledger.budgets.flatMap((budget) =>
    budget.hardCap === null ? [] : [{ budget, hardCap: budget.hardCap }],
  );
  const { budget, hardCap } = mostExceeded(capped, (each) => neededIn(ledger, each.budget, quantity) - each.hardCap);
  return {
    code: 'budget-hard-capped',
    message: `${asked(ledger, quantity)} the hard cap of the budget "${budget.budget}": ${taken(ledger, budget.period, hardCap)}. No override passes a hard cap.`,
    facts: budgetFacts(ledger, budget, quantity, hardCap),
    lift: [...raiseLift(ledger, quantity), ...waitLift(ledger, quantity)],
  };
}

function softStopped(ledger: OpenedLedger, quantity: number): Rejection {
  const [budget] = softCapsPassed(ledger, quantity);
  if (!budget) throw new Error('A soft-stop without a budget whose soft cap is passed');
  const { period, softCap } = budget;
  const allowance = overrideRemaining(ledger);
  const shortage = Math.min(neededIn(ledger, budget, quantity) - softCap, quantity) - allowance;
  const overrides = allowance > 0 ? ` Overrides in force admit ${figure(allowance)} more.` : '';
  return {
    code: 'budget-soft-stopped',
    message: `${asked(ledger, quantity)} the budget "${budget.budget}": ${taken(ledger, period, softCap)}.${overrides}`,
    facts: { ...budgetFacts(ledger, budget, quantity, softCap), shortage },
    lift: [...overrideLift(ledger, quantity, shortage), ...raiseLift(ledger, quantity), ...waitLift(ledger, quantity)],
  };
}

function planQuotaExceeded(ledger: OpenedLedger, quantity: number): Rejection {
  const { used, held, periods, planQuotas, meter } = ledger;
  const needed = ({ period }: PlanQuota) => used[period] + held + quantity;
  const { period, limit } = mostExceeded(planQuotas.quotas, (each) => needed(each) - each.limit);
  const resetsAt = iso(periods[period].endsAt);
  const larger = planQuotasPassed(ledger, quantity).map((each) => ({ period: each.period, limit: needed(each) }));
  const allowance = larger.map((each) => `${figure(each.limit)} ${meter} a ${each.period}`).join(' and ');
  // The plan was asked first: where budgets stand in the way too, they are told of when it lets this pass.
  const [stopped] = overrideRemaining(ledger) >= quantity ? [] : softCapsPassed(ledger, quantity);
  const then = stopped ? `; then the budget "${stopped.budget}" is in the way` : '';
  return {
    code: 'plan-quota-exceeded',
    message: `${asked(ledger, quantity)} the plan "${planQuotas.plan ?? ''}": ${taken(ledger, period, limit)}.`,
    facts: {
      plan: planQuotas.plan,
      period,
      used: used[period],
      held,
      requested: quantity,
      limit,
      cap: limit,
      remaining: leftOf(ledger, period, limit),
      resetsAt,
      larger,
    },
    lift: [
      { action: `Ask whoever runs this plane for a plan that allows at least ${allowance}${then}.`, by: 'operator' },
      ...waitLift(ledger, quantity),
    ],
  };
}

function asked({ meter }: OpenedLedger, quantity: number): string {
  return `${figure(quantity)} ${meter} do not fit`;
}

/** `450 of 500 are used in the day 2026-11-23, so 50 are left until 2026-11-24T00:00:00.000Z` */
function taken(ledger: OpenedLedger, period: Period, cap: number): string {
  const { used, held, periods } = ledger;
  const { key, endsAt } = periods[period];
  const reserved = held > 0 ? ` and ${figure(held)} held` : '';
  return `${figure(used[period])} of ${figure(cap)} are used${reserved} in the ${period} ${key}, so ${figure(leftOf(ledger, period, cap))} are left until ${iso(endsAt)}`;
}

function leftOf({ used, held }: OpenedLedger, period: Period, cap: number): number {
  return Math.max(0, cap - used[period] - held);
}

/** `cap` is the one that refused: the soft cap or the hard cap. */
function budgetFacts(ledger: OpenedLedger, budget: BudgetState, quantity: number, cap: number): JsonObject {
  const { period, limit, softCap, hardCap } = budget;
  return {
    meter: ledger.meter,
    budget: budget.budget,
    period,
    used: ledger.used[period],
    held: ledger.held,
    requested: quantity,
    limit,
    softCap,
    hardCap,
    overrideRemaining: overrideRemaining(ledger),
    cap,
    remaining: leftOf(ledger, period, cap),
    resetsAt: iso(ledger.periods[period].endsAt),
  };
}

/** @throws Error for an empty list: something refused, so something is exceeded. */
function mostExceeded<T>(caps: readonly T[], excess: (cap: T) => number): T {
  return caps.reduce((most, cap) => (excess(cap) > excess(most) ? cap : most));
}
