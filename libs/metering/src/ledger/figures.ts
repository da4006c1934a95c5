import type { EpochMs } from '@chancery/kernel';
import type {
  BudgetAnswer,
  BudgetFigure,
  LedgerAnswer,
  OverrideAnswer,
  QuotaFigure,
  UsageFigures,
} from '../contract/ledger-answers.ts';
import type { CarriedOverride, PlanQuota } from './ledger.events.ts';
import { overrideRemaining } from './ledger.state.ts';
import type { PeriodBounds } from './period.ts';
import type { BudgetState, OpenedLedger } from './opened-ledger.ts';

/** ISO 8601 UTC with milliseconds: how moments leave the ledger. */
export function iso(time: EpochMs): string {
  return new Date(time).toISOString();
}

/** Ends of periods as text: formatting one takes longer than deciding. A period's object lives as long as the period. */
const ends = new WeakMap<PeriodBounds, string>();

function endOf(period: PeriodBounds): string {
  const known = ends.get(period);
  if (known !== undefined) return known;
  const text = iso(period.endsAt);
  ends.set(period, text);
  return text;
}

/** One budget's figures as answers show them. */
export function budgetFigure(ledger: OpenedLedger, budget: BudgetState): BudgetFigure {
  const used = ledger.used[budget.period];
  return {
    budget: budget.budget,
    period: budget.period,
    used,
    limit: budget.limit,
    softCap: budget.softCap,
    remaining: Math.max(0, budget.softCap - used - ledger.held),
    resetsAt: endOf(ledger.periods[budget.period]),
  };
}

/**
 * What can still be consumed without an override: the least that any soft cap or plan quota leaves; `null` when
 * nothing caps the meter.
 */
export function remainingOf(ledger: OpenedLedger): number | null {
  let least: number | null = null;
  for (const { period, softCap } of ledger.budgets) least = lesser(least, softCap - ledger.used[period] - ledger.held);
  for (const { period, limit } of ledger.planQuotas.quotas) {
    least = lesser(least, limit - ledger.used[period] - ledger.held);
  }
  return least;
}

/** What every answer about use says of its meter: each budget by slug, the plan's quotas, and the least that is left. */
export function figuresOf(ledger: OpenedLedger): UsageFigures {
  const budgets = ledger.budgets.map((budget) => budgetFigure(ledger, budget));
  const { quotas } = ledger.planQuotas;
  if (quotas.length === 0) return { budgets, remaining: remainingOf(ledger) };
  return { budgets, planQuotas: quotas.map((quota) => quotaFigure(ledger, quota)), remaining: remainingOf(ledger) };
}

/** One budget with its settings and what fired. */
export function budgetAnswer(ledger: OpenedLedger, budget: BudgetState): BudgetAnswer {
  const { hardCap, thresholds, crossed, approvals = 1, epoch } = budget;
  return { ...budgetFigure(ledger, budget), hardCap, thresholds, crossed, approvals, epoch };
}

export function overrideAnswer(override: CarriedOverride): OverrideAnswer {
  return { ...override, endsAt: iso(override.endsAt) };
}

/** Every figure of a ledger, as it stands. */
export function ledgerAnswer(ledger: OpenedLedger): LedgerAnswer {
  const { meter, timeZone, used, held, periods, planQuotas } = ledger;
  return {
    meter,
    timeZone,
    used,
    held,
    resetsAt: { day: iso(periods.day.endsAt), week: iso(periods.week.endsAt), month: iso(periods.month.endsAt) },
    budgets: ledger.budgets.map((budget) => budgetAnswer(ledger, budget)),
    plan: planQuotas.plan,
    planQuotas: planQuotas.quotas.map((quota) => quotaFigure(ledger, quota)),
    overrides: ledger.overrides.filter(({ remaining }) => remaining > 0).map(overrideAnswer),
    overrideRemaining: overrideRemaining(ledger),
    remaining: remainingOf(ledger),
  };
}

function quotaFigure({ used, held, periods }: OpenedLedger, { period, limit }: PlanQuota): QuotaFigure {
  const remaining = Math.max(0, limit - used[period] - held);
  return { period, used: used[period], limit, remaining, resetsAt: endOf(periods[period]) };
}

function lesser(least: number | null, left: number): number {
  const bounded = left < 0 ? 0 : left;
  return least === null || bounded < least ? bounded : least;
}
