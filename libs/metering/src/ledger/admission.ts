import type { OpenedLedger } from './opened-ledger.ts';
import { overrideRemaining } from './ledger.state.ts';

/** Why a quantity does not fit, most binding first: no override passes the first two. */
export type Misfit = 'hard-cap' | 'plan-quota' | 'soft-cap';

/**
 * Whether `quantity` fits, all of it, under every cap of the meter at once. Answers how much of it lies beyond the
 * soft caps and has to be drawn from overrides (0: none), or why it does not fit. What is held counts as used.
 */
export function admit(ledger: OpenedLedger, quantity: number): number | Misfit {
  const { used, held } = ledger;
  let beyond = 0;
  for (const budget of ledger.budgets) {
    const after = used[budget.period] + held + quantity;
    if (budget.hardCap !== null && after > budget.hardCap) return 'hard-cap';
    if (after - budget.softCap > beyond) beyond = after - budget.softCap;
  }
  for (const quota of ledger.planQuotas.quotas) {
    if (used[quota.period] + held + quantity > quota.limit) return 'plan-quota';
  }
  if (beyond === 0) return 0;
  // What others used beyond the cap (an override, a report) is not this request's to make good.
  const drawn = Math.min(beyond, quantity);
  return drawn <= overrideRemaining(ledger) ? drawn : 'soft-cap';
}
