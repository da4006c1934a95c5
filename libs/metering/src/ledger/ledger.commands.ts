import type { EpochMs } from '@chancery/kernel';
import type { HoldCommand } from './hold.commands.ts';
import type { OverrideCommand } from './override.commands.ts';
import type { OverrideDraw, PlanQuota } from './ledger.events.ts';
import type { Period } from './period.ts';

export type * from './hold.commands.ts';
export type * from './override.commands.ts';

/** Whose ledger it is and in which zone its periods are cut. */
export type LedgerOwner = {
  readonly tenant: string;
  /** IANA time zone, as tenancy has it now. */
  readonly timeZone: string;
  /** Since when, where the tenant came from another; may lie a moment ahead. */
  readonly since?: EpochMs;
};

/** One ledger of a tenant; a command with it opens the ledger where it is not open yet. */
export type LedgerIdentity = LedgerOwner & { readonly meter: string };

/**
 * What every other command carries on a ledger that is not open yet, or in another time zone than its tenant: its use
 * opens or moves it in the same decision, and a refusal does neither. No part of what was asked: the same request sent
 * again comes without it.
 */
export type Opening = { readonly owner?: LedgerOwner };

/** Begins counting. */
export type OpenLedger = LedgerIdentity & { readonly type: 'OpenLedger' };

/** Makes a budget or replaces all its settings. */
export type SetBudget = LedgerIdentity & {
  readonly type: 'SetBudget';
  readonly budget: string;
  readonly period: Period;
  readonly limit: number;
  /** Percents in any order; `null`: 50, 80 and 100. */
  readonly thresholds: readonly number[] | null;
  /** `null`: the limit. */
  readonly softCap: number | null;
  /** `null`: none. */
  readonly hardCap: number | null;
  /** How many people have to approve an override of the meter, 1 or 2; absent: 1. */
  readonly approvals?: number;
};

/** Replaces what the plan allows on this meter. */
export type SetPlanQuotas = LedgerIdentity & {
  readonly type: 'SetPlanQuotas';
  readonly plan: string;
  /** At most one per period; empty: the plan does not limit this meter. */
  readonly quotas: readonly PlanQuota[];
};

/** Charges `quantity` if it fits, whole, or refuses it. */
export type ConsumeUsage = { readonly type: 'ConsumeUsage'; readonly meter: string; readonly quantity: number };

/** Charges several quantities if they fit all together, or refuses them all. */
export type ConsumeTogether = {
  readonly type: 'ConsumeTogether';
  readonly meter: string;
  /** Two or more, in order. */
  readonly quantities: readonly number[];
};

/** Counts use that has already happened. */
export type ReportUsage = {
  readonly type: 'ReportUsage';
  readonly meter: string;
  readonly quantity: number;
  /** When it happened: it counts in the day, week and month of then. Absent: now. */
  readonly occurredAt?: EpochMs;
};

/** Use as it was recorded: a charge, or a report. */
export type RecordedCharge = {
  readonly quantity: number;
  /** The moment in whose periods it counts. */
  readonly chargedAt: EpochMs;
  /** Drawn from overrides, in the order it was drawn. */
  readonly overrides: readonly OverrideDraw[];
};

/** Gives back a charge or a part of it. */
export type ReturnUsage = {
  readonly type: 'ReturnUsage';
  readonly meter: string;
  readonly quantity: number;
  /** The command that charged. */
  readonly chargedBy: string;
  /** What it charged on this meter, read from the record; `null` when there is no such charge. */
  readonly charge: RecordedCharge | null;
  readonly reason: string;
};

/** Puts right what was recorded of a use. */
export type CorrectUsage = {
  readonly type: 'CorrectUsage';
  readonly meter: string;
  /** What was really used beyond what was recorded; below 0: what was recorded too much. */
  readonly quantity: number;
  /** The command that recorded the use. */
  readonly recordedBy: string;
  /** Which of its uses, from 0; absent: the only one. */
  readonly item?: number;
  /** The use, read from the record; `null` when there is none such, or when it is not said which. */
  readonly use: RecordedCharge | null;
  /** How many uses of the meter that command recorded. */
  readonly uses: number;
  /** Actor ID. */
  readonly correctedBy: string;
  readonly reason: string;
};

/** These carry whose ledger it is and open it by themselves. */
export type OpeningCommand = OpenLedger | SetBudget | SetPlanQuotas;

/** These need a ledger: one that is open, or an `owner` to open it for. */
export type LedgerUseCommand = Opening &
  (ConsumeUsage | ConsumeTogether | ReportUsage | ReturnUsage | CorrectUsage | OverrideCommand | HoldCommand);

export type LedgerCommand = OpeningCommand | LedgerUseCommand;

/** Whether a command carries whose ledger it is for its own sake. */
export function opensByItself(command: LedgerCommand): command is OpeningCommand {
  return command.type === 'OpenLedger' || command.type === 'SetBudget' || command.type === 'SetPlanQuotas';
}
