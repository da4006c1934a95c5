import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { CommandId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { correctUsage } from '../correct-usage/correct-usage.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import { holdIdFor } from '../hold-id.ts';
import type { AnyLedgerAnswer } from '../ledger.answers.ts';
import type { LedgerCommand } from '../ledger.commands.ts';
import type { BudgetSettings, PlanQuota } from '../ledger.events.ts';
import { ledgerIdentity } from '../ledger-owner.ts';
import { returnUsage } from '../return-usage/return-usage.ts';
import { TENANT } from './duo-world.ts';
import type { LedgerModel, Verdict } from './ledger-model.ts';
import { IDENTITY } from './ledger-samples.ts';

const { meter } = IDENTITY;
const REASON = 'Because the model says so';

/** Use of which nothing has to be known: what a batch can have. */
export type UseStep =
  | { readonly do: 'consume' | 'report'; readonly quantity: number }
  | { readonly do: 'late'; readonly quantity: number; readonly ago: number };

/**
 * One thing that is asked of a ledger. Uses, holds, overrides and requests are counted back from the last, people are
 * told apart by a number. `lasts` is from now on; below 0 the end lies behind.
 */
export type LedgerStep =
  | UseStep
  | { readonly do: 'together'; readonly quantities: readonly number[] }
  | { readonly do: 'return'; readonly use: number; readonly quantity: number }
  | { readonly do: 'correct'; readonly use: number; readonly quantity: number }
  | { readonly do: 'budget'; readonly settings: BudgetSettings }
  /** Raises or lowers a budget that there is, and its soft cap with it. */
  | { readonly do: 'limit'; readonly budget: number; readonly limit: number }
  | { readonly do: 'quota'; readonly quotas: readonly PlanQuota[] }
  | { readonly do: 'grant'; readonly amount: number; readonly lasts: number; readonly person: number }
  | { readonly do: 'reverse'; readonly override: number }
  | { readonly do: 'request'; readonly amount: number; readonly lasts: number; readonly person: number }
  | { readonly do: 'approve' | 'refuse'; readonly request: number; readonly person: number }
  | { readonly do: 'hold'; readonly quantity: number; readonly lasts: number }
  | { readonly do: 'commit'; readonly hold: number; readonly quantity: number }
  | { readonly do: 'release'; readonly hold: number }
  /** `null`: to the end that it has. */
  | { readonly do: 'renew'; readonly hold: number; readonly lasts: number | null };

/** What was done before, by the names it was given. */
export interface Before {
  readonly plane: Plane;
  readonly model: LedgerModel;
  /** Every use that is in the record. */
  readonly uses: readonly { readonly command: string; readonly item: number; readonly of: number }[];
  readonly holds: readonly string[];
  readonly overrides: readonly string[];
  readonly requests: readonly string[];
}

/** A step as the ledger is asked, and as the model answers. */
export interface Both {
  readonly verdict: Verdict;
  /** The command, where it is one that a cap can refuse. */
  readonly capped: LedgerCommand | null;
  send(): Promise<Outcome<AnyLedgerAnswer>>;
}

/** Asks the model, which then has done the step, and says how to ask the ledger. The name of what is made is the command's. */
export function bothOf(step: LedgerStep, context: CommandContext, before: Before): Both {
  const { model } = before;
  const { commandId: id, time: now } = context;
  const both = (verdict: Verdict, command: LedgerCommand): Both => {
    const isCapped = 'quantity' in command || 'quantities' in command;
    return {
      verdict,
      capped: isCapped ? command : null,
      send: () => executeOnLedger(before.plane, TENANT, command, context),
    };
  };
  switch (step.do) {
    case 'consume': {
      const { quantity } = step;
      return both(model.consume(id, quantity, now), { type: 'ConsumeUsage', meter, quantity });
    }
    case 'report': {
      const { quantity } = step;
      return both(model.report(id, quantity, now), { type: 'ReportUsage', meter, quantity });
    }
    case 'late': {
      const { quantity, ago } = step;
      const occurredAt = now - ago;
      const command = { type: 'ReportUsage' as const, meter, quantity, occurredAt };
      return both(model.reportAsOf(id, quantity, occurredAt, now), command);
    }
    case 'together': {
      const { quantities } = step;
      return both(model.consumeTogether(id, quantities, now), { type: 'ConsumeTogether', meter, quantities });
    }
    case 'return':
    case 'correct':
      return bothOnUse(step, context, before);
    case 'budget':
    case 'limit':
    case 'quota':
      return bothOnCaps(step, context, before);
    case 'hold':
    case 'commit':
    case 'release':
    case 'renew':
      return bothOnHold(step, context, before, both);
    default:
      return bothOnOverride(step, context, before, both);
  }
}

type UseAgainStep = Extract<LedgerStep, { readonly do: 'return' | 'correct' }>;

/** What becomes of a use is asked by the command that recorded it: the ledger looks it up in the record. */
function bothOnUse(step: UseAgainStep, context: CommandContext, { plane, model, uses }: Before): Both {
  const { quantity } = step;
  const { command, item, of } = nth(uses, step.use) ?? { command: 'never-used', item: 0, of: 0 };
  if (step.do === 'return') {
    const back = { meter, quantity, chargedBy: command as CommandId, reason: REASON };
    return {
      verdict: model.giveBack(command, quantity, context.time),
      capped: null,
      send: () => returnUsage(plane, TENANT, back, context),
    };
  }
  const which = of > 1 ? { item } : {};
  const correction = { meter, recordedBy: { command }, ...which, quantity, reason: REASON };
  return {
    verdict: model.correct(command, item, quantity, context.time),
    capped: null,
    send: () => correctUsage(plane, TENANT, correction, context),
  };
}

type CapsStep = Extract<LedgerStep, { readonly do: 'budget' | 'limit' | 'quota' }>;

function bothOnCaps(step: CapsStep, context: CommandContext, { plane, model }: Before): Both {
  const { time: now } = context;
  const send = async (command: object) => {
    const identity = await ledgerIdentity(plane, TENANT, meter);
    const whole = { ...identity, ...command } as LedgerCommand;
    return executeOnLedger(plane, TENANT, whole, context) as Promise<Outcome<AnyLedgerAnswer>>;
  };
  if (step.do === 'quota') {
    const { quotas } = step;
    const command = { type: 'SetPlanQuotas', plan: 'starter', quotas };
    return { verdict: model.setQuotas(quotas, now), capped: null, send: () => send(command) };
  }
  const settings = step.do === 'budget' ? step.settings : limited(nth(model.settings(), step.budget), step.limit);
  const verdict = model.setBudget(settings, now);
  return { verdict, capped: null, send: () => send({ type: 'SetBudget', ...settings }) };
}

const FIRST: BudgetSettings = {
  budget: 'a',
  period: 'day',
  limit: 1,
  thresholds: [50, 80, 100],
  softCap: 1,
  hardCap: null,
};

/** The settings with another limit, and the soft cap at it as far as the hard cap lets it. */
function limited(settings: BudgetSettings = FIRST, limit: number): BudgetSettings {
  return { ...settings, limit, softCap: Math.min(limit, settings.hardCap ?? limit) };
}

type ToBoth = (verdict: Verdict, command: LedgerCommand) => Both;
type OverrideStep = Extract<LedgerStep, { readonly do: 'grant' | 'reverse' | 'request' | 'approve' | 'refuse' }>;

function bothOnOverride(step: OverrideStep, context: CommandContext, before: Before, both: ToBoth): Both {
  const { model, overrides, requests } = before;
  const { commandId: id, time: now } = context;
  if (step.do === 'reverse') {
    const override = nth(overrides, step.override) ?? 'never-granted';
    return both(model.reverse(override, now), { type: 'ReverseOverride', meter, override, reason: REASON });
  }
  const by = `eu_a${step.person}`;
  if (step.do === 'grant' || step.do === 'request') {
    const { amount, lasts } = step;
    const asked = { meter, override: id, reason: REASON, amount, endsAt: now + lasts };
    return step.do === 'grant'
      ? both(model.grant(id, by, amount, now + lasts, now), { type: 'GrantOverride', ...asked, grantedBy: by })
      : both(model.request(id, by, amount, now + lasts, now), { type: 'RequestOverride', ...asked, requestedBy: by });
  }
  const override = nth(requests, step.request) ?? 'never-asked';
  return step.do === 'approve'
    ? both(model.approve(override, by, now), { type: 'ApproveOverride', meter, override, approvedBy: by })
    : both(model.refuse(override, by, now), { type: 'RefuseOverride', meter, override, refusedBy: by, reason: REASON });
}

type HoldStep = Extract<LedgerStep, { readonly do: 'hold' | 'commit' | 'release' | 'renew' }>;

function bothOnHold(step: HoldStep, context: CommandContext, { model, holds }: Before, both: ToBoth): Both {
  const { commandId: id, time: now } = context;
  if (step.do === 'hold') {
    const { quantity, lasts } = step;
    const hold = holdIdFor(context, meter);
    const command = { type: 'HoldUsage' as const, meter, hold, heldBy: context.actor, quantity, endsAt: now + lasts };
    return both(model.hold(hold, quantity, now + lasts, now), command);
  }
  const hold = nth(holds, step.hold) ?? NO_HOLD;
  if (step.do === 'commit') {
    const { quantity } = step;
    return both(model.endHold(id, hold, quantity, now), { type: 'CommitHold', meter, hold, quantity });
  }
  if (step.do === 'release') return both(model.endHold(id, hold, 0, now), { type: 'ReleaseHold', meter, hold });
  const endsAt = step.lasts === null ? model.endOf(hold, now) : now + step.lasts;
  return both(model.renew(hold, endsAt, now), { type: 'RenewHold', meter, hold, endsAt });
}

const NO_HOLD = `eu_h${'0'.repeat(24)}_${meter}`;

function nth<T>(list: readonly T[], back: number): T | undefined {
  return list.at(-1 - back);
}
