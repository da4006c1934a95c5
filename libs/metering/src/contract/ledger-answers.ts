import type { Rejection } from '@chancery/kernel';

/** One budget's figures as the usage routes answer them. */
export type BudgetFigure = {
  /** Its slug. */
  readonly budget: string;
  readonly period: 'day' | 'week' | 'month';
  /** In the period under way. */
  readonly used: number;
  /** 100 %. */
  readonly limit: number;
  readonly softCap: number;
  /** Up to the soft cap, without overrides; never below 0. */
  readonly remaining: number;
  /** ISO 8601 UTC. */
  readonly resetsAt: string;
};

/** What the plan allows on a meter in one period. */
export type QuotaFigure = {
  readonly period: 'day' | 'week' | 'month';
  readonly used: number;
  readonly limit: number;
  readonly remaining: number;
  /** ISO 8601 UTC. */
  readonly resetsAt: string;
};

/** What every answer about use says of its meter. */
export type UsageFigures = {
  /** By slug. */
  readonly budgets: readonly BudgetFigure[];
  /** Absent: the plan does not limit the meter. */
  readonly planQuotas?: readonly QuotaFigure[];
  /** The least that any soft cap or plan quota leaves; `null` when nothing caps the meter. */
  readonly remaining: number | null;
};

/** What overrides gave to a charge. */
export type OverrideUse = {
  /** Drawn by this charge. */
  readonly drawn: number;
  /** What all overrides in force can still admit. */
  readonly remaining: number;
  /** The overrides drawn, in order. */
  readonly overrides: readonly string[];
};

/** A period that has ended, after late use was counted in it. */
export type BookedPeriod = {
  readonly period: 'day' | 'week' | 'month';
  /** `2026-11-23`, `2026-W48` or `2026-11`, in the tenant's time zone. */
  readonly key: string;
  readonly used: number;
};

/** The answer to use that was consumed or reported, with the figures after it. */
export type UsageAnswer = UsageFigures & {
  readonly meter: string;
  readonly quantity: number;
  readonly accepted: true;
  /** Only where an override was needed. */
  readonly override?: OverrideUse;
  /** Only where use was reported that happened in periods that have ended: it counts in these. */
  readonly booked?: readonly BookedPeriod[];
};

/** One of several quantities that were consumed together. */
export type ConsumedItem = {
  readonly quantity: number;
  /** Only where an override was needed. */
  readonly override?: OverrideUse;
};

/** The answer to quantities that were consumed together. */
export type TogetherAnswer = UsageFigures & {
  readonly meter: string;
  /** In the order in which they were asked for. */
  readonly consumed: readonly ConsumedItem[];
};

/** The answer to `check` for a charge that would be refused: why, and the figures as they are. */
export type RefusedCheck = UsageFigures & {
  readonly meter: string;
  readonly quantity: number;
  readonly accepted: false;
  readonly refusal: Rejection;
};

/** The answer to `check`: what `consume` would answer now, with nothing recorded. */
export type CheckAnswer = UsageAnswer | RefusedCheck;

/** One budget with its settings and what fired. */
export type BudgetAnswer = BudgetFigure & {
  readonly hardCap: number | null;
  /** Percents, ascending. */
  readonly thresholds: readonly number[];
  /** Percents that fired in this period and epoch, ascending. */
  readonly crossed: readonly number[];
  /** How many people have to approve an override of the meter. */
  readonly approvals: number;
  /** One more whenever limit, thresholds or period change. */
  readonly epoch: number;
};

/** An override that is in force. */
export type OverrideAnswer = {
  readonly override: string;
  /** Actor ID of the person who granted it. */
  readonly grantedBy: string;
  readonly reason: string;
  readonly amount: number;
  /** Not drawn yet; 0: exhausted. */
  readonly remaining: number;
  /** ISO 8601 UTC. */
  readonly endsAt: string;
};

/** Everything a ledger counts, as of now. */
export type LedgerAnswer = {
  readonly meter: string;
  /** IANA: its midnights end the periods. */
  readonly timeZone: string;
  readonly used: { readonly day: number; readonly week: number; readonly month: number };
  /** Reserved by holds. */
  readonly held: number;
  /** When each period ends, ISO 8601 UTC. */
  readonly resetsAt: { readonly day: string; readonly week: string; readonly month: string };
  readonly budgets: readonly BudgetAnswer[];
  /** `null`: no plan has set a quota here. */
  readonly plan: string | null;
  readonly planQuotas: readonly QuotaFigure[];
  /** Those in force, earliest end first. */
  readonly overrides: readonly OverrideAnswer[];
  readonly overrideRemaining: number;
  /** The least that any soft cap or plan quota leaves; `null` when nothing caps the meter. */
  readonly remaining: number | null;
};

/** The answer to a return. */
export type ReturnAnswer = {
  readonly meter: string;
  /** 0: every period the charge lay in has ended, so there was nothing left to correct. */
  readonly returned: number;
  /** The least that any soft cap or plan quota leaves now; `null` when nothing caps the meter. */
  readonly remaining: number | null;
};

/** The answer to a correction. */
export type CorrectionAnswer = UsageFigures & {
  readonly meter: string;
  /** The command that recorded the use. */
  readonly command: string;
  /** Which of its uses, from 0; only where it recorded several. */
  readonly item?: number;
  /** By how much the use was corrected; below 0: downwards. */
  readonly quantity: number;
  /** What was recorded at first. */
  readonly recorded: number;
  /** What the use amounts to now, with all that was corrected and returned. */
  readonly amount: number;
  /** The moment in whose periods it counts, ISO 8601 UTC. */
  readonly usedAt: string;
  /** The periods under way whose use the correction changed. */
  readonly counted: readonly ('day' | 'week' | 'month')[];
  /** The ended periods whose use it changed; absent: none. */
  readonly booked?: readonly BookedPeriod[];
  /** Budgets whose thresholds were armed again: they fire once more when they are reached. Absent: none. */
  readonly rearmed?: readonly string[];
};

/** The answer to an override that was taken back. */
export type ReversedOverrideAnswer = {
  readonly override: string;
  /** What nobody had drawn. */
  readonly unused: number;
};

/** A hold that stands. */
export type HoldView = {
  readonly meter: string;
  readonly hold: string;
  /** Actor ID of whoever asked for it. */
  readonly heldBy: string;
  readonly quantity: number;
  /** ISO 8601 UTC: from then on it is free again, unless it is renewed before. */
  readonly endsAt: string;
};

/** A hold that stands, and the figures with it. */
export type HoldAnswer = HoldView &
  UsageFigures & {
    /** Only in the answer to the hold itself, where an override was needed. */
    readonly override?: OverrideUse;
  };

/** The answer to a hold that was committed. */
export type CommittedHoldAnswer = UsageFigures & {
  readonly meter: string;
  readonly hold: string;
  /** Charged. */
  readonly quantity: number;
  /** Free again. */
  readonly returned: number;
  /** Only where an override was needed. */
  readonly override?: OverrideUse;
};

/** The answer to a hold that was released. */
export type ReleasedHoldAnswer = UsageFigures & {
  readonly meter: string;
  readonly hold: string;
  /** Free again: all of it. */
  readonly released: number;
};

/** A page of the holds that stand on a meter, by ID. */
export type HoldList = {
  readonly items: readonly HoldView[];
  /** Pass as `after` for the next page; `null` when this is the last. */
  readonly cursor: string | null;
};

/** The answer to a request for an override. */
export type OverrideRequestAnswer = {
  readonly meter: string;
  readonly override: string;
  /** Actor ID. */
  readonly requestedBy: string;
  readonly reason: string;
  readonly amount: number;
  /** ISO 8601 UTC: the request lapses when nobody has decided by then. */
  readonly endsAt: string;
  /** How many others have to approve it. */
  readonly approvals: number;
};

/** The answer to an approval or a refusal. */
export type OverrideDecisionAnswer = {
  readonly meter: string;
  readonly override: string;
  /** `requested`: it needs more approvals. */
  readonly status: 'requested' | 'granted' | 'refused';
  /** Actor IDs of those who approved, in order. */
  readonly approvedBy: readonly string[];
  /** Approvals that are still missing. */
  readonly missing: number;
};
