import type { EpochMs } from '@chancery/kernel';
import type {
  BudgetSettings,
  CarriedLedger,
  LedgerEvent,
  LedgerOpened,
  OverrideGranted,
  PlanQuota,
  UsageCorrected,
  UsageHeld,
} from '../ledger.events.ts';
import type {
  ConsumeUsage,
  CorrectUsage,
  GrantOverride,
  LedgerIdentity,
  ReportUsage,
  SetBudget,
} from '../ledger.commands.ts';
import { periodAt } from '../period.ts';

/** Monday, 2026-11-23, 12:00 in Berlin. */
export const NOON = Date.parse('2026-11-23T11:00:00.000Z');
/** The end of that day, and with it of nothing else. */
export const MIDNIGHT = Date.parse('2026-11-23T23:00:00.000Z');
export const HOUR = 3_600_000;

export const IDENTITY: LedgerIdentity = { tenant: 'eu_tsample', meter: 'rows', timeZone: 'Europe/Berlin' };
const { meter } = IDENTITY;

export function opened(at: EpochMs = NOON, timeZone: string = IDENTITY.timeZone): LedgerOpened {
  const of = (period: 'day' | 'week' | 'month') => periodAt(timeZone, period, at);
  return {
    type: 'LedgerOpened',
    ...IDENTITY,
    timeZone,
    periods: { day: of('day'), week: of('week'), month: of('month') },
  };
}

/** A daily budget of 500 named `daily` that stops at its limit, with what is given in its stead. */
export function settings(given: Partial<BudgetSettings> = {}): BudgetSettings {
  const limit = given.limit ?? 500;
  return {
    budget: 'daily',
    period: 'day',
    limit,
    thresholds: [50, 80, 100],
    softCap: limit,
    hardCap: null,
    ...given,
  };
}

export function budgetSet(given: Partial<BudgetSettings> & { readonly epoch?: number } = {}): LedgerEvent {
  return { type: 'BudgetSet', meter, epoch: 1, ...settings(given) };
}

export function setBudget(given: Partial<SetBudget> = {}): SetBudget {
  const plain = { period: 'day' as const, limit: 500, thresholds: null, softCap: null, hardCap: null };
  return { type: 'SetBudget', ...IDENTITY, budget: 'daily', ...plain, ...given };
}

export function consume(quantity: number): ConsumeUsage {
  return { type: 'ConsumeUsage', meter, quantity };
}

export function report(quantity: number, occurredAt?: EpochMs): ReportUsage {
  return { type: 'ReportUsage', meter, quantity, ...(occurredAt === undefined ? {} : { occurredAt }) };
}

export function consumed(quantity: number, overrides?: readonly { override: string; quantity: number }[]): LedgerEvent {
  return { type: 'UsageConsumed', meter, quantity, ...(overrides === undefined ? {} : { overrides }) };
}

export function reported(quantity: number): LedgerEvent {
  return { type: 'UsageReported', meter, quantity };
}

/** The thresholds of `daily` with a limit of 500 on the day of `NOON`. */
export function crossed(percents: readonly number[], used: number, given: object = {}): LedgerEvent {
  return {
    type: 'ThresholdsCrossed',
    meter,
    budget: 'daily',
    period: 'day',
    periodKey: '2026-11-23',
    epoch: 1,
    percents,
    used,
    limit: 500,
    ...given,
  };
}

const REASON = 'Quarter-end close, agreed with the controller';

export function grant(given: Partial<GrantOverride> = {}): GrantOverride {
  const { type: _type, ...granted } = overrideGranted();
  return { type: 'GrantOverride', ...granted, ...given };
}

/** An override of 100 named `eu_o1` until an hour after noon. */
export function overrideGranted(given: Partial<OverrideGranted> = {}): OverrideGranted {
  return {
    type: 'OverrideGranted',
    meter,
    override: 'eu_o1',
    grantedBy: 'eu_aadmin',
    reason: REASON,
    amount: 100,
    endsAt: NOON + HOUR,
    ...given,
  };
}

/** A request by `eu_amember` for an override of 100, made at noon, until an hour later. */
export function requested(override = 'eu_o1'): LedgerEvent {
  const asked = { override, requestedBy: 'eu_amember', requestedAt: NOON, reason: REASON, amount: 100 };
  return { type: 'OverrideRequested', meter, ...asked, endsAt: NOON + HOUR };
}

/** The hold of these samples. */
export const HOLD = 'eu_h0123456789abcdef01234567_rows';

/** A hold until an hour after noon. */
export function held(quantity: number, given: Partial<UsageHeld> = {}): UsageHeld {
  return { type: 'UsageHeld', meter, hold: HOLD, heldBy: 'eu_aadmin', quantity, endsAt: NOON + HOUR, ...given };
}

/** A correction by `quantity` of what the command `use-1` recorded at noon, counted in all periods under way. */
export function corrected(quantity: number, given: Partial<UsageCorrected> = {}): UsageCorrected {
  const counted = ['day', 'week', 'month'] as const;
  const plain = {
    meter,
    quantity,
    recordedBy: 'use-1',
    usedAt: NOON,
    correctedBy: 'eu_aadmin',
    reason: REASON,
    counted,
  };
  return { type: 'UsageCorrected', ...plain, ...given };
}

/** The command for it; `recorded` is what was recorded. */
export function correct(quantity: number, recorded: number, given: Partial<CorrectUsage> = {}): CorrectUsage {
  const { type: _type, usedAt, counted: _counted, ...plain } = corrected(quantity);
  const use = { quantity: recorded, chargedAt: usedAt, overrides: [] };
  return { type: 'CorrectUsage', ...plain, use, uses: 1, ...given };
}

export function quotasSet(...quotas: readonly PlanQuota[]): LedgerEvent {
  return { type: 'PlanQuotasSet', meter, plan: 'starter', quotas };
}

/** What a ledger opened at `NOON` carries, with what is given in its stead. */
export function carried(given: Partial<CarriedLedger> = {}): CarriedLedger {
  const { type: _type, ...identity } = opened();
  return {
    ...identity,
    used: { day: 0, week: 0, month: 0 },
    held: 0,
    budgets: [],
    planQuotas: { plan: null, quotas: [] },
    overrides: [],
    returns: [],
    ...given,
  };
}

/** A period that opened with just this carried: how tests put a ledger into any state. */
export function periodOpened(given: Partial<CarriedLedger>): LedgerEvent {
  return { type: 'PeriodOpened', meter, closed: [], carried: carried(given) };
}
