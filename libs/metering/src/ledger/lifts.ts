import type { JsonObject, Lift } from '@chancery/kernel';
import type { BudgetState, OpenedLedger } from './opened-ledger.ts';
import { overrideRemaining } from './ledger.state.ts';
import { iso } from './figures.ts';
import { figure, isQuantity } from './quantity.ts';

/** What use would be in the budget's period with `quantity` more. */
export function neededIn(ledger: OpenedLedger, budget: BudgetState, quantity: number): number {
  return ledger.used[budget.period] + ledger.held + quantity;
}

/** The budgets whose soft cap `quantity` would pass, the most exceeded first. */
export function softCapsPassed(ledger: OpenedLedger, quantity: number): readonly BudgetState[] {
  const beyond = (budget: BudgetState) => neededIn(ledger, budget, quantity) - budget.softCap;
  return ledger.budgets.filter((budget) => beyond(budget) > 0).sort((left, right) => beyond(right) - beyond(left));
}

/** The smallest override that admits `quantity`, until the last of the budgets in the way begins anew. */
export function overrideLift(ledger: OpenedLedger, quantity: number, shortage: number): Lift {
  const { tenant, meter } = ledger;
  const ends = softCapsPassed(ledger, quantity).map(({ period }) => ledger.periods[period].endsAt);
  const body = { reason: 'Say here why, in 10 characters or more', amount: shortage, endsAt: iso(Math.max(...ends)) };
  return {
    action: `Grant an override of at least ${figure(shortage)} ${meter}.`,
    by: 'budgets:override',
    request: { method: 'POST', path: `/v1/tenants/${tenant}/budgets/${meter}/overrides`, body },
  };
}

/** For each budget in the way the smallest raise; all of them together let `quantity` pass. */
export function raiseLifts(ledger: OpenedLedger, quantity: number): readonly Lift[] {
  const allowance = overrideRemaining(ledger);
  const raises: Lift[] = [];
  for (const budget of ledger.budgets) {
    const needed = neededIn(ledger, budget, quantity);
    const softCap = Math.max(budget.softCap, needed - allowance);
    const hardCap = budget.hardCap === null ? null : Math.max(budget.hardCap, needed);
    if (softCap === budget.softCap && hardCap === budget.hardCap) continue;
    if (isQuantity(softCap) && (hardCap === null || isQuantity(hardCap))) {
      raises.push(raiseOf(ledger, budget, softCap, hardCap));
    }
  }
  return raises;
}

function raiseOf(ledger: OpenedLedger, budget: BudgetState, softCap: number, hardCap: number | null): Lift {
  const { tenant, meter } = ledger;
  const { budget: name, period, limit, thresholds } = budget;
  const body: JsonObject = { period, limit, thresholds, softCap, ...(hardCap === null ? {} : { hardCap }) };
  const caps = [
    ...(softCap === budget.softCap ? [] : [`soft cap to at least ${figure(softCap)}`]),
    ...(hardCap === null || hardCap === budget.hardCap ? [] : [`hard cap to at least ${figure(hardCap)}`]),
  ];
  return {
    action: `Raise the ${caps.join(' and the ')} ${meter} in the budget "${name}".`,
    by: 'budgets:write',
    request: { method: 'PUT', path: `/v1/tenants/${tenant}/budgets/${meter}/${name}`, body },
  };
}

/** Waiting, where a new period would let `quantity` pass. */
export function waitLift(ledger: OpenedLedger, quantity: number): readonly Lift[] {
  const passed = softCapsPassed(ledger, quantity);
  if (passed.some(({ softCap }) => ledger.held + quantity > softCap)) return [];
  const until = Math.max(...passed.map(({ period }) => ledger.periods[period].endsAt));
  return [{ action: `Wait until ${iso(until)}, when the next period begins.`, by: 'usage:consume' }];
}
