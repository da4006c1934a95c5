import type { EpochMs } from '@chancery/kernel';
import type { LedgerCommand, LedgerOwner } from '../ledger.commands.ts';
import type { BudgetSettings } from '../ledger.events.ts';
import { chargeOf } from '../recorded-uses.ts';
import type { RecordedUse } from '../recorded-uses.ts';
import type { LedgerModel, Verdict } from './ledger-model.ts';
import { IDENTITY } from './ledger-samples.ts';

const { meter } = IDENTITY;
const REASON = 'Because the model says so';

/**
 * One thing that happens to a ledger, some time after the one before it. Uses, holds and requests are counted back from
 * the last, people are told apart by a number.
 */
export type LedgerStep =
  | { readonly do: 'consume' | 'report'; readonly quantity: number }
  | { readonly do: 'late'; readonly quantity: number; readonly ago: number }
  | { readonly do: 'return' | 'correct'; readonly charge: number; readonly quantity: number }
  | { readonly do: 'budget'; readonly settings: BudgetSettings }
  | { readonly do: 'grant'; readonly amount: number; readonly lasts: number }
  | { readonly do: 'request'; readonly amount: number; readonly lasts: number; readonly person: number }
  | { readonly do: 'approve' | 'refuse'; readonly request: number; readonly person: number }
  | { readonly do: 'quota'; readonly limit: number }
  | { readonly do: 'hold'; readonly quantity: number; readonly lasts: number }
  | { readonly do: 'commit'; readonly hold: number; readonly quantity: number }
  | { readonly do: 'release'; readonly hold: number }
  | { readonly do: 'renew'; readonly hold: number; readonly lasts: number };

/** Or the tenant moves to another time zone. */
export type Step = LedgerStep | { readonly do: 'move'; readonly timeZone: string };

/** What came before a step. */
export interface Before {
  readonly model: LedgerModel;
  readonly owner: LedgerOwner;
  /** By command. */
  readonly uses: ReadonlyMap<string, RecordedUse>;
  readonly holds: readonly string[];
  readonly requests: readonly string[];
}

/** A step as the ledger is asked, and as the model answers. */
export interface Both {
  readonly command: LedgerCommand;
  readonly verdict: Verdict;
}

/** Asks the model, which then has done the step, and gives the ledger's command. `id` is the command's. */
export function bothOf(step: LedgerStep, id: string, before: Before, now: EpochMs): Both {
  const { model, owner, uses } = before;
  switch (step.do) {
    case 'consume': {
      const { quantity } = step;
      return { command: { type: 'ConsumeUsage', meter, quantity }, verdict: model.consume(id, quantity, now) };
    }
    case 'report': {
      const { quantity } = step;
      return {
        command: { type: 'ReportUsage', meter, quantity },
        verdict: model.report(id, quantity, now),
      };
    }
    case 'late': {
      const { quantity, ago } = step;
      const occurredAt = now - ago;
      const command = { type: 'ReportUsage' as const, meter, quantity, occurredAt };
      return { command, verdict: model.reportLate(id, quantity, occurredAt, now) };
    }
    case 'return': {
      const { quantity } = step;
      const chargedBy = latestUse(uses, step.charge);
      const use = uses.get(chargedBy);
      const charge = chargeOf(use?.kind === 'charge' ? use : undefined);
      const command = { type: 'ReturnUsage' as const, meter, quantity, chargedBy, charge, reason: REASON };
      return { command, verdict: model.giveBack(chargedBy, quantity, now) };
    }
    case 'correct': {
      const { quantity } = step;
      const recordedBy = latestUse(uses, step.charge);
      const use = chargeOf(uses.get(recordedBy));
      const plain = { meter, quantity, recordedBy, use, uses: use ? 1 : 0 };
      const command = { type: 'CorrectUsage' as const, ...plain, correctedBy: 'eu_aadmin', reason: REASON };
      return { command, verdict: model.correct(recordedBy, quantity, now) };
    }
    case 'budget': {
      const command = { type: 'SetBudget' as const, ...owner, meter, ...step.settings };
      return { command, verdict: model.setBudget(step.settings, now) };
    }
    case 'quota': {
      const quotas = [{ period: 'month' as const, limit: step.limit }];
      model.quotas = quotas;
      const command = { type: 'SetPlanQuotas' as const, ...owner, meter, plan: 'starter', quotas };
      return { command, verdict: { accepted: true, fired: [] } };
    }
    case 'grant':
    case 'request':
    case 'approve':
    case 'refuse':
      return bothOnOverride(step, id, before, now);
    default:
      return bothOnHold(step, id, before, now);
  }
}

/** The command that recorded the n-th use from the end. */
function latestUse(uses: Before['uses'], back: number): string {
  return [...uses.keys()].at(-1 - back) ?? 'never-used';
}

type OverrideStep = Extract<LedgerStep, { readonly do: 'grant' | 'request' | 'approve' | 'refuse' }>;

function bothOnOverride(step: OverrideStep, id: string, { model, requests }: Before, now: EpochMs): Both {
  if (step.do === 'grant') {
    const { amount, lasts } = step;
    const endsAt = now + lasts;
    const plain = { override: id, grantedBy: 'eu_aadmin', reason: REASON };
    const command = { type: 'GrantOverride' as const, meter, amount, endsAt, ...plain };
    return { command, verdict: model.grant(id, amount, endsAt) };
  }
  const by = `eu_a${step.person}`;
  if (step.do === 'request') {
    const { amount, lasts } = step;
    const endsAt = now + lasts;
    const plain = { override: id, requestedBy: by, reason: REASON };
    const command = { type: 'RequestOverride' as const, meter, amount, endsAt, ...plain };
    return { command, verdict: model.request(id, { amount, endsAt, by }) };
  }
  const override = requests.at(-1 - step.request) ?? 'never-asked';
  if (step.do === 'approve') {
    const command = { type: 'ApproveOverride' as const, meter, override, approvedBy: by };
    return { command, verdict: model.approve(override, by, now) };
  }
  const command = { type: 'RefuseOverride' as const, meter, override, refusedBy: by, reason: REASON };
  return { command, verdict: model.refuse(override, now) };
}

type HoldStep = Extract<LedgerStep, { readonly do: 'hold' | 'commit' | 'release' | 'renew' }>;

function bothOnHold(step: HoldStep, id: string, { model, holds }: Before, now: EpochMs): Both {
  if (step.do === 'hold') {
    const { quantity, lasts } = step;
    const endsAt = now + lasts;
    const command = { type: 'HoldUsage' as const, meter, hold: id, heldBy: 'eu_aadmin', quantity, endsAt };
    return { command, verdict: model.hold(id, quantity, endsAt, now) };
  }
  const hold = holds.at(-1 - step.hold) ?? 'never-held';
  if (step.do === 'commit') {
    const { quantity } = step;
    const command = { type: 'CommitHold' as const, meter, hold, quantity };
    return { command, verdict: model.endHold(id, hold, quantity, now) };
  }
  if (step.do === 'release') {
    return { command: { type: 'ReleaseHold', meter, hold }, verdict: model.endHold(id, hold, 0, now) };
  }
  const endsAt = now + step.lasts;
  return { command: { type: 'RenewHold', meter, hold, endsAt }, verdict: model.renew(hold, endsAt, now) };
}
