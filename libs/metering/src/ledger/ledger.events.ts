import type { EpochMs } from '@chancery/kernel';
import type { CorrectedUse, UsageCorrected } from './correction.events.ts';
import type { CarriedHold, HoldEvent } from './hold.events.ts';
import type { CarriedOverride, CarriedRequest, OverrideDraw, OverrideEvent } from './override.events.ts';
import type { ClosedPeriod, Period, PeriodBounds } from './period.ts';
import type { Percent } from './quantity.ts';

export type * from './correction.events.ts';
export type * from './hold.events.ts';
export type * from './override.events.ts';
export type { ClosedPeriod } from './period.ts';
export type { Percent } from './quantity.ts';

/** Use of a meter in the periods under way. Always all three, so budgets of different periods cannot disagree. */
export type UsedByPeriod = {
  /** @asType integer @minimum 0 */
  readonly day: number;
  /** @asType integer @minimum 0 */
  readonly week: number;
  /** @asType integer @minimum 0 */
  readonly month: number;
};

/** The periods under way. */
export type CurrentPeriods = {
  readonly day: PeriodBounds;
  readonly week: PeriodBounds;
  readonly month: PeriodBounds;
};

/** What a tenant allows itself on a meter per period. */
export type BudgetSettings = {
  /** Its slug, unique on the meter. */
  readonly budget: string;
  readonly period: Period;
  /** 100 %. @asType integer @minimum 1 */
  readonly limit: number;
  /** Where an alert fires: distinct, ascending. */
  readonly thresholds: readonly Percent[];
  /** Beyond this, new work is refused until an override or the next period. @asType integer @minimum 1 */
  readonly softCap: number;
  /** Beyond this, no override helps; `null`: there is no such cap. @asType integer @minimum 1 */
  readonly hardCap: number | null;
  /** How many people have to approve an override of the meter; absent: one is enough. @asType integer @minimum 1 @maximum 2 */
  readonly approvals?: number;
};

/** A budget with what has happened to it. */
export type CarriedBudget = BudgetSettings & {
  /** 1 at first; one more whenever limit, thresholds or period change. @asType integer @minimum 1 */
  readonly epoch: number;
  /** Percents that fired in this period and do not fire again in this epoch, ascending. */
  readonly crossed: readonly Percent[];
};

/** What the plan allows on a meter in a period. No override passes it. */
export type PlanQuota = {
  readonly period: Period;
  /** @asType integer @minimum 1 */
  readonly limit: number;
};

/** The tenant's plan as far as this meter is concerned. */
export type PlanQuotas = {
  /** The plan's name; `null` before a plan was ever set. */
  readonly plan: string | null;
  /** At most one per period; none: the plan does not limit this meter. */
  readonly quotas: readonly PlanQuota[];
};

/** A charge of a period under way of which something was returned. */
export type ReturnedCharge = {
  /** The command that charged. */
  readonly chargedBy: string;
  /** Epoch milliseconds. @asType integer */
  readonly chargedAt: EpochMs;
  /** Returned so far, of the charge's quantity. @asType integer @minimum 1 */
  readonly returned: number;
};

/** Everything a ledger knows, as carried into a new period. */
export type CarriedLedger = {
  readonly tenant: string;
  readonly meter: string;
  /** IANA time zone in which the next periods are cut. */
  readonly timeZone: string;
  /** Since when the tenant is in it, in epoch milliseconds; absent: it was never in another. @asType integer */
  readonly zoneSince?: EpochMs;
  readonly periods: CurrentPeriods;
  readonly used: UsedByPeriod;
  /** Reserved by holds for work under way: counts against every cap, not yet against thresholds. @asType integer @minimum 0 */
  readonly held: number;
  /** The holds that stand, earliest end first; absent in openings recorded before there were holds. */
  readonly holds?: readonly CarriedHold[];
  /** By slug, ascending. */
  readonly budgets: readonly CarriedBudget[];
  readonly planQuotas: PlanQuotas;
  /** Earliest end first: the order in which they are drawn. */
  readonly overrides: readonly CarriedOverride[];
  readonly returns: readonly ReturnedCharge[];
  /** Overrides asked for and not decided yet, oldest first; absent in openings recorded before there were requests. */
  readonly requests?: readonly CarriedRequest[];
  /** Periods that ended, as long as late use can fall in them; absent in openings recorded before it could. */
  readonly ended?: readonly ClosedPeriod[];
  /** Uses that were corrected, as long as they can be again; absent in openings recorded before they could. */
  readonly corrections?: readonly CorrectedUse[];
};

/** Counting began: a tenant's first use of a meter, or its first budget or plan quota on it. */
export interface LedgerOpened {
  readonly type: 'LedgerOpened';
  readonly tenant: string;
  readonly meter: string;
  /** IANA, for example `Europe/Berlin`. */
  readonly timeZone: string;
  /** Since when the tenant is in it, in epoch milliseconds; absent: it was never in another. @asType integer */
  readonly zoneSince?: EpochMs;
  readonly periods: CurrentPeriods;
}

/**
 * The tenant moved to another time zone; recorded by the first decision that is accepted after it. The period under way
 * then keeps its name and ends where that day, week or month ends in the new zone (at once, where that is past): no
 * name comes twice, so changing zones never resets a budget.
 */
export interface TimeZoneChanged {
  readonly type: 'TimeZoneChanged';
  readonly meter: string;
  readonly timeZone: string;
  /** Since when the tenant is in it, in epoch milliseconds: from then on it cuts the periods. @asType integer */
  readonly zoneSince?: EpochMs;
  /** With their new ends. */
  readonly periods: CurrentPeriods;
}

/**
 * One or more periods ended and the next began, at the first decision after their end. Carries the whole ledger, so
 * folding may start here.
 */
export interface PeriodOpened {
  readonly type: 'PeriodOpened';
  readonly meter: string;
  /** Those that ended, with their final figures. */
  readonly closed: readonly ClosedPeriod[];
  readonly carried: CarriedLedger;
}

/** A budget was made or changed: all its settings as they are now. */
export interface BudgetSet extends BudgetSettings {
  readonly type: 'BudgetSet';
  readonly meter: string;
  /** @asType integer @minimum 1 */
  readonly epoch: number;
}

/** The plan's caps on this meter were replaced. */
export interface PlanQuotasSet extends PlanQuotas {
  readonly type: 'PlanQuotasSet';
  readonly meter: string;
  readonly plan: string;
}

/** Use was asked for, fitted, and is charged. */
export interface UsageConsumed {
  readonly type: 'UsageConsumed';
  readonly meter: string;
  /** @asType integer @minimum 1 */
  readonly quantity: number;
  /** The overrides that admitted what lies beyond a soft cap; absent when it fitted without. */
  readonly overrides?: readonly OverrideDraw[];
}

/** Use that had already happened was reported, whether it fitted or not. */
export interface UsageReported {
  readonly type: 'UsageReported';
  readonly meter: string;
  /** @asType integer @minimum 1 */
  readonly quantity: number;
  /** When it happened, in epoch milliseconds, where the report said. @asType integer */
  readonly occurredAt?: EpochMs;
  /** The earlier periods it counts in, in place of those under way, with their use after it; absent: in none. */
  readonly booked?: readonly ClosedPeriod[];
}

/** A charge, or a part of it, was given back. */
export interface UsageReturned {
  readonly type: 'UsageReturned';
  readonly meter: string;
  /** @asType integer @minimum 1 */
  readonly quantity: number;
  /** The command that charged. */
  readonly chargedBy: string;
  /** When it charged, in epoch milliseconds. @asType integer */
  readonly chargedAt: EpochMs;
  readonly reason: string;
  /** The periods under way that the charge lies in: their use goes down by `quantity`. */
  readonly credited: readonly Period[];
  /** What flowed back into overrides that have not ended. */
  readonly overrides: readonly OverrideDraw[];
}

/** A budget's use reached one or more of its thresholds, each for the first time in this period and epoch. */
export interface ThresholdsCrossed {
  readonly type: 'ThresholdsCrossed';
  readonly meter: string;
  readonly budget: string;
  readonly period: Period;
  readonly periodKey: string;
  /** @asType integer @minimum 1 */
  readonly epoch: number;
  /** Percents, ascending. */
  readonly percents: readonly Percent[];
  /** Use in the period when it fired. @asType integer @minimum 0 */
  readonly used: number;
  /** @asType integer @minimum 1 */
  readonly limit: number;
}

export type LedgerEvent =
  | LedgerOpened
  | TimeZoneChanged
  | PeriodOpened
  | BudgetSet
  | PlanQuotasSet
  | UsageConsumed
  | UsageReported
  | UsageReturned
  | UsageCorrected
  | ThresholdsCrossed
  | OverrideEvent
  | HoldEvent;
