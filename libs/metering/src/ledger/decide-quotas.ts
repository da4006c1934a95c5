import { accept, reject } from '@chancery/kernel';
import type { Decision, EpochMs, Rejection } from '@chancery/kernel';
import { invalid, quantityOutOfRange } from './invalid.ts';
import type { OpenLedger, SetPlanQuotas } from './ledger.commands.ts';
import type { LedgerEvent, PlanQuota, PlanQuotas } from './ledger.events.ts';
import type { LedgerState } from './opened-ledger.ts';
import { openedAt } from './opening.ts';
import { PERIODS } from './period.ts';
import { isQuantity } from './quantity.ts';

/** Opens the ledger, or moves it to the tenant's present time zone, and records what time has done to it. */
export function decideOpen(command: OpenLedger, state: LedgerState, now: EpochMs): Decision<LedgerEvent> {
  return accept(...openedAt(command, state, now).events);
}

/** Replaces what the plan allows. Use is not touched, so changing plans back and forth resets nothing. */
export function decideSetPlanQuotas(command: SetPlanQuotas, state: LedgerState, now: EpochMs): Decision<LedgerEvent> {
  const { plan } = command;
  const quotas = PERIODS.flatMap((period) => command.quotas.filter((quota) => quota.period === period));
  const fault = faultOf(quotas);
  if (fault) return reject(fault);
  const { ledger, events } = openedAt(command, state, now);
  if (sameQuotas(ledger.planQuotas, plan, quotas)) return accept(...events);
  return accept(...events, { type: 'PlanQuotasSet', meter: ledger.meter, plan, quotas });
}

function faultOf(quotas: readonly PlanQuota[]): Rejection | null {
  const wrong = quotas.find(({ limit }) => !isQuantity(limit));
  if (wrong) return quantityOutOfRange('limit', wrong.limit);
  const periods = quotas.map(({ period }) => period);
  if (new Set(periods).size === periods.length) return null;
  return invalid(
    'plan-quotas-ambiguous',
    'A plan sets at most one quota per period on a meter.',
    { periods },
    'Send one quota for each period.',
    'operator',
  );
}

function sameQuotas(before: PlanQuotas, plan: string, quotas: readonly PlanQuota[]): boolean {
  const text = (list: readonly PlanQuota[]) => list.map(({ period, limit }) => `${period} ${limit}`).join();
  return before.plan === plan && text(before.quotas) === text(quotas);
}
