import { assertNever } from '@chancery/kernel';
import type {
  BudgetSet,
  CarriedBudget,
  CarriedLedger,
  LedgerEvent,
  ReturnedCharge,
  TimeZoneChanged,
  UsageReturned,
} from './ledger.events.ts';
import { endedBefore } from './ended-periods.ts';
import { evolveCorrection } from './evolve-correction.ts';
import { evolveHolds } from './evolve-holds.ts';
import { evolveOverrides } from './evolve-overrides.ts';
import { charged, chargedEarlier, drawn, lapseOf, withOverrides } from './ledger-parts.ts';
import type { BudgetState, LedgerState, OpenedLedger } from './opened-ledger.ts';
import { PERIODS } from './period.ts';
import { firedAfterChange, nextThresholdAt, withFired } from './thresholds.ts';

export const UNOPENED: LedgerState = { kind: 'unopened' };

export function evolveLedger(state: LedgerState, event: LedgerEvent): LedgerState {
  // These two stand on their own: folding may start at either.
  if (event.type === 'LedgerOpened') return openedWith(event);
  if (event.type === 'PeriodOpened') return ledgerOf(event.carried);
  if (state.kind === 'unopened') throw new Error(`${event.type} in a ledger that was never opened`);
  return evolveLater(state, event);
}

type LaterEvent = Exclude<LedgerEvent, { readonly type: 'LedgerOpened' | 'PeriodOpened' }>;

function evolveLater(ledger: OpenedLedger, event: LaterEvent): OpenedLedger {
  switch (event.type) {
    case 'UsageConsumed':
      return event.overrides === undefined
        ? charged(ledger, event.quantity)
        : withOverrides(charged(ledger, event.quantity), drawn(ledger.overrides, event.overrides, -1));
    case 'UsageReported':
      return event.booked === undefined
        ? charged(ledger, event.quantity)
        : chargedEarlier(ledger, event.quantity, event.booked);
    case 'ThresholdsCrossed':
      return {
        ...ledger,
        budgets: ledger.budgets.map((each) => (each.budget === event.budget ? withFired(each, event.percents) : each)),
      };
    case 'UsageReturned':
      return withOverrides(returned(ledger, event), drawn(ledger.overrides, event.overrides, 1));
    case 'UsageCorrected':
      return evolveCorrection(ledger, event);
    case 'BudgetSet':
      return withBudget(ledger, event);
    case 'PlanQuotasSet':
      return { ...ledger, planQuotas: { plan: event.plan, quotas: event.quotas } };
    case 'OverrideRequested':
    case 'OverrideApproved':
    case 'OverrideRefused':
    case 'OverrideRequestLapsed':
    case 'OverrideGranted':
    case 'OverrideExpired':
    case 'OverrideReversed':
    case 'OverrideExhausted':
      return evolveOverrides(ledger, event);
    case 'TimeZoneChanged':
      return inZone(ledger, event);
    case 'UsageHeld':
    case 'HoldRenewed':
    case 'HoldCommitted':
    case 'HoldReleased':
    case 'HoldExpired':
      return evolveHolds(ledger, event);
    default:
      return assertNever(event);
  }
}

/** The ledger as carried, with what is derived from it. */
export function ledgerOf(carried: CarriedLedger): OpenedLedger {
  const budgets = carried.budgets.map((budget) => budgetOf(budget));
  const { holds = [], requests = [], corrections = [], periods, timeZone } = carried;
  const ended = carried.ended ?? endedBefore(periods, timeZone, [], periods.day.startsAt);
  const lapsesAt = lapseOf({ ...carried, holds, requests });
  return { kind: 'open', ...carried, holds, requests, ended, corrections, budgets, lapsesAt };
}

/** What of a ledger is carried: all that is not derived. */
export function carriedOf(ledger: OpenedLedger): CarriedLedger {
  const { kind: _kind, lapsesAt: _lapsesAt, budgets, ...carried } = ledger;
  return { ...carried, budgets: budgets.map(({ nextThresholdAt: _at, ...budget }) => budget) };
}

/** What overrides can still admit, all together. Those whose end has come are gone before anything is decided. */
export function overrideRemaining(ledger: OpenedLedger): number {
  let remaining = 0;
  for (const override of ledger.overrides) remaining += override.remaining;
  return remaining;
}

function openedWith(event: Extract<LedgerEvent, { readonly type: 'LedgerOpened' }>): OpenedLedger {
  const { type: _type, ...opened } = event;
  return ledgerOf({
    ...opened,
    used: { day: 0, week: 0, month: 0 },
    held: 0,
    holds: [],
    requests: [],
    budgets: [],
    planQuotas: { plan: null, quotas: [] },
    overrides: [],
    returns: [],
  });
}

function budgetOf(carried: CarriedBudget): BudgetState {
  return { ...carried, nextThresholdAt: nextThresholdAt(carried, carried.crossed) };
}

function returned(ledger: OpenedLedger, event: UsageReturned): OpenedLedger {
  const used = { ...ledger.used };
  for (const period of PERIODS) if (event.credited.includes(period)) used[period] -= event.quantity;
  const { chargedBy, chargedAt, quantity } = event;
  const others = ledger.returns.filter((charge) => charge.chargedBy !== chargedBy);
  const before = ledger.returns.find((charge) => charge.chargedBy === chargedBy)?.returned ?? 0;
  const returns: ReturnedCharge[] = [...others, { chargedBy, chargedAt, returned: before + quantity }];
  return { ...ledger, used, returns };
}

function inZone(ledger: OpenedLedger, event: TimeZoneChanged): OpenedLedger {
  const { type: _type, meter: _meter, ...zone } = event;
  return { ...ledger, ...zone, lapsesAt: lapseOf({ ...ledger, ...zone }) };
}

function withBudget(ledger: OpenedLedger, event: BudgetSet): OpenedLedger {
  const { type: _type, meter: _meter, ...settings } = event;
  const before = ledger.budgets.find(({ budget }) => budget === event.budget);
  const budget = budgetOf({ ...settings, crossed: firedAfterChange(before, event, ledger.used[event.period]) });
  const others = ledger.budgets.filter((each) => each !== before);
  const budgets = [...others, budget].sort((left, right) => (left.budget < right.budget ? -1 : 1));
  return { ...ledger, budgets };
}
