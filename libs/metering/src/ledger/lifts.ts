import type { JsonObject, Lift, LiftRequest } from '@chancery/kernel';
import { MAX_OVERRIDES } from './decide-override.ts';
import type { PlanQuota } from './ledger.events.ts';
import type { BudgetState, OpenedLedger } from './opened-ledger.ts';
import { overrideRemaining } from './ledger.state.ts';
import { approvalsNeeded } from './approvals.ts';
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
export function overrideLift(ledger: OpenedLedger, quantity: number, shortage: number): readonly Lift[] {
  const { tenant, meter, overrides } = ledger;
  if (overrides.length >= MAX_OVERRIDES) return [];
  const ends = softCapsPassed(ledger, quantity).map(({ period }) => ledger.periods[period].endsAt);
  const body = { reason: 'Say here why, in 10 characters or more', amount: shortage, endsAt: iso(Math.max(...ends)) };
  if (approvalsNeeded(ledger) > 1) {
    const path = `/v1/tenants/${tenant}/budgets/${meter}/override-requests`;
    const action = `Request an override of at least ${figure(shortage)} ${meter}; two others have to approve it.`;
    return [{ action, by: 'overrides:request', request: { method: 'POST', path, body } }];
  }
  return [
    {
      action: `Grant an override of at least ${figure(shortage)} ${meter}.`,
      by: 'budgets:override',
      request: { method: 'POST', path: `/v1/tenants/${tenant}/budgets/${meter}/overrides`, body },
    },
  ];
}

/** The smallest raise of every budget in the way: one change, in as many requests. None where it would not be enough. */
export function raiseLift(ledger: OpenedLedger, quantity: number): readonly Lift[] {
  const raises = ledger.budgets.flatMap((budget) => raiseOf(ledger, budget, quantity) ?? []);
  const [first, ...others] = raises;
  if (!first || raises.some(({ possible }) => !possible) || planQuotasPassed(ledger, quantity).length > 0) return [];
  return [
    {
      action: `Raise the ${raises.map(({ change }) => change).join(', and the ')}.`,
      by: 'budgets:write',
      request: first.request,
      ...(others.length > 0 ? { also: others.map(({ request }) => request) } : {}),
    },
  ];
}

/** The plan's quotas that `quantity` would pass: no change of a budget helps there. */
export function planQuotasPassed({ used, held, planQuotas }: OpenedLedger, quantity: number): readonly PlanQuota[] {
  return planQuotas.quotas.filter(({ period, limit }) => used[period] + held + quantity > limit);
}

interface Raise {
  readonly change: string;
  readonly request: LiftRequest;
  /** Whether a budget can be set to it. */
  readonly possible: boolean;
}

/** `null` for a budget that is not in the way. */
function raiseOf(ledger: OpenedLedger, budget: BudgetState, quantity: number): Raise | null {
  const { tenant, meter } = ledger;
  const { budget: name, period, limit, thresholds } = budget;
  const needed = neededIn(ledger, budget, quantity);
  const allowance = overrideRemaining(ledger);
  // Overrides that admit all of it pass any soft cap, however far others have gone beyond it.
  const softCap = allowance >= quantity ? budget.softCap : Math.max(budget.softCap, needed - allowance);
  const hardCap = budget.hardCap === null ? null : Math.max(budget.hardCap, needed);
  if (softCap === budget.softCap && hardCap === budget.hardCap) return null;
  const body: JsonObject = {
    period,
    limit,
    thresholds,
    softCap,
    ...(hardCap === null ? {} : { hardCap }),
    ...(budget.approvals === undefined ? {} : { approvals: budget.approvals }),
  };
  const caps = [
    ...(softCap === budget.softCap ? [] : [`soft cap to at least ${figure(softCap)}`]),
    ...(hardCap === null || hardCap === budget.hardCap ? [] : [`hard cap to at least ${figure(hardCap)}`]),
  ];
  return {
    change: `${caps.join(' and the ')} ${meter} in the budget "${name}"`,
    request: { method: 'PUT', path: `/v1/tenants/${tenant}/budgets/${meter}/${name}`, body },
    possible: isQuantity(softCap) && (hardCap === null || isQuantity(hardCap)),
  };
}

/** Waiting, where a new period would let `quantity` pass. */
export function waitLift(ledger: OpenedLedger, quantity: number): readonly Lift[] {
  const passed = [
    ...softCapsPassed(ledger, quantity).map(({ period, softCap }) => ({ period, cap: softCap })),
    ...planQuotasPassed(ledger, quantity).map(({ period, limit }) => ({ period, cap: limit })),
  ];
  if (passed.some(({ cap }) => ledger.held + quantity > cap)) return [];
  const until = Math.max(...passed.map(({ period }) => ledger.periods[period].endsAt));
  return [{ action: `Wait until ${iso(until)}, when the next period begins.`, by: 'usage:consume' }];
}
