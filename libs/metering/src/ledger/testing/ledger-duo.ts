import { strict as assert } from 'node:assert';
import { fold } from '@chancery/kernel';
import type { Decision, EpochMs, Lift, Rejection } from '@chancery/kernel';
import { lapsedAt } from '../lapses.ts';
import type { LedgerCommand, RecordedCharge } from '../ledger.commands.ts';
import type { BudgetSettings, LedgerEvent } from '../ledger.events.ts';
import { ledgerDecider } from '../ledger.decide.ts';
import { evolveLedger, overrideRemaining, UNOPENED } from '../ledger.state.ts';
import type { OpenedLedger } from '../opened-ledger.ts';
import { PERIODS } from '../period.ts';
import { LedgerModel } from './ledger-model.ts';
import type { Verdict } from './ledger-model.ts';
import { grant, IDENTITY } from './ledger-samples.ts';

const { meter } = IDENTITY;

/** One thing that happens, some time after the one before it. */
export type Step =
  | { readonly do: 'consume' | 'report'; readonly quantity: number }
  | { readonly do: 'late'; readonly quantity: number; readonly ago: number }
  | { readonly do: 'return'; readonly charge: number; readonly quantity: number }
  | { readonly do: 'budget'; readonly settings: BudgetSettings }
  | { readonly do: 'grant'; readonly amount: number; readonly lasts: number }
  | { readonly do: 'quota'; readonly limit: number }
  | { readonly do: 'hold'; readonly quantity: number; readonly lasts: number }
  | { readonly do: 'commit'; readonly hold: number; readonly quantity: number }
  | { readonly do: 'release'; readonly hold: number }
  | { readonly do: 'renew'; readonly hold: number; readonly lasts: number };

/** What a process that starts again makes its state from. */
export type Restart = 'events' | 'last opening' | 'snapshot';

/**
 * A ledger and the model of it, side by side. Compares by `node:assert`: there are a hundred thousand comparisons in a
 * run of the property, and Jest's own notes down where each was made.
 */
export class LedgerDuo {
  readonly model: LedgerModel;
  readonly events: LedgerEvent[] = [];
  state: OpenedLedger;
  private readonly consumed = new Map<string, RecordedCharge>();
  private readonly holds: string[] = [];
  private next = 0;

  constructor(
    private readonly timeZone: string,
    start: EpochMs,
  ) {
    this.model = new LedgerModel(timeZone);
    const open = { type: 'OpenLedger' as const, ...IDENTITY, timeZone };
    const { events } = ledgerDecider.decide(open, UNOPENED, start);
    this.events.push(...events);
    this.state = fold(evolveLedger, UNOPENED, events) as OpenedLedger;
  }

  /** Decides the step both ways. @throws AssertionError where they differ, or a way out of a refusal is none. */
  run(each: Step, now: EpochMs): void {
    const id = `command-${this.next++}`;
    const { command, verdict } = this.both(each, id, now);
    const decision = ledgerDecider.decide(command, this.state, now);
    const fired = decision.events.flatMap((event) =>
      event.type === 'ThresholdsCrossed' ? event.percents.map((percent) => `${event.budget} ${percent}`) : [],
    );
    const code = decision.kind === 'rejected' ? decision.rejection.code : undefined;
    assert.deepEqual({ accepted: decision.kind === 'accepted', fired, code }, { code: undefined, ...verdict });
    if (code === 'budget-soft-stopped' || code === 'budget-hard-capped') this.expectLifts(command, now);
    this.record(id, decision.events, now);
    this.expectSameFigures(now);
  }

  private both(each: Step, id: string, now: EpochMs): { command: LedgerCommand; verdict: Verdict } {
    const { model } = this;
    switch (each.do) {
      case 'consume': {
        const command = { type: 'ConsumeUsage' as const, meter, quantity: each.quantity };
        return { command, verdict: model.consume(id, each.quantity, now) };
      }
      case 'report': {
        const command = { type: 'ReportUsage' as const, meter, quantity: each.quantity };
        return { command, verdict: model.report(`reported ${id}`, each.quantity, now) };
      }
      case 'late': {
        const occurredAt = now - each.ago;
        const command = { type: 'ReportUsage' as const, meter, quantity: each.quantity, occurredAt };
        return { command, verdict: model.reportLate(`reported ${id}`, each.quantity, occurredAt, now) };
      }
      case 'return': {
        const chargedBy = `command-${each.charge}`;
        const charge = this.consumed.get(chargedBy) ?? null;
        const { quantity: amount } = each;
        const reason = 'It failed after it was charged';
        const command = { type: 'ReturnUsage' as const, meter, quantity: amount, chargedBy, charge, reason };
        return { command, verdict: model.giveBack(chargedBy, amount, now) };
      }
      case 'budget': {
        const command = { type: 'SetBudget' as const, ...IDENTITY, timeZone: this.timeZone, ...each.settings };
        return { command, verdict: model.setBudget(each.settings, now) };
      }
      case 'grant': {
        const { amount, lasts } = each;
        const endsAt = now + lasts;
        const plain = { override: id, grantedBy: 'eu_aadmin', reason: 'Because the model says so' };
        const command = { type: 'GrantOverride' as const, meter, amount, endsAt, ...plain };
        return { command, verdict: model.grant(id, amount, endsAt) };
      }
      case 'quota': {
        const quotas = [{ period: 'month' as const, limit: each.limit }];
        model.quotas = quotas;
        const identity = { ...IDENTITY, timeZone: this.timeZone };
        return {
          command: { type: 'SetPlanQuotas', ...identity, plan: 'starter', quotas },
          verdict: { accepted: true, fired: [] },
        };
      }
      default:
        return this.bothOnHold(each, id, now);
    }
  }

  private bothOnHold(
    each: Extract<Step, { readonly do: 'hold' | 'commit' | 'release' | 'renew' }>,
    id: string,
    now: EpochMs,
  ): { command: LedgerCommand; verdict: Verdict } {
    const { model } = this;
    if (each.do === 'hold') {
      this.holds.push(id);
      const { quantity, lasts } = each;
      const endsAt = now + lasts;
      const command = { type: 'HoldUsage' as const, meter, hold: id, heldBy: 'eu_aadmin', quantity, endsAt };
      return { command, verdict: model.hold(id, quantity, endsAt, now) };
    }
    const hold = this.holds[each.hold] ?? 'never-held';
    if (each.do === 'commit') {
      const { quantity } = each;
      const command = { type: 'CommitHold' as const, meter, hold, quantity };
      return { command, verdict: model.endHold(id, hold, quantity, now) };
    }
    if (each.do === 'release') {
      return { command: { type: 'ReleaseHold', meter, hold }, verdict: model.endHold(id, hold, 0, now) };
    }
    const endsAt = now + each.lasts;
    return { command: { type: 'RenewHold', meter, hold, endsAt }, verdict: model.renew(hold, endsAt, now) };
  }

  /** Starts again: nothing but what was stored is left. @throws AssertionError when that is not the state it was. */
  restart(from: Restart): void {
    const before = this.state;
    this.state = this.rehydrated(from);
    assert.deepEqual(this.state, before);
  }

  private rehydrated(from: Restart): OpenedLedger {
    if (from === 'snapshot') return JSON.parse(JSON.stringify(this.state)) as OpenedLedger;
    const opening = this.events.findLastIndex(({ type }) => type === 'PeriodOpened');
    const first = from === 'last opening' ? Math.max(opening, 0) : 0;
    return fold(evolveLedger, UNOPENED, this.events.slice(first)) as OpenedLedger;
  }

  private record(id: string, events: readonly LedgerEvent[], now: EpochMs): void {
    for (const event of events) {
      this.events.push(event);
      this.state = evolveLedger(this.state, event) as OpenedLedger;
      if (event.type === 'UsageConsumed' || event.type === 'HoldCommitted') {
        this.consumed.set(id, { quantity: event.quantity, chargedAt: now, overrides: event.overrides ?? [] });
      }
    }
  }

  private expectSameFigures(now: EpochMs): void {
    const { ledger } = lapsedAt(this.state, now);
    const used = Object.fromEntries(PERIODS.map((period) => [period, this.model.used(period, now)]));
    assert.deepEqual(ledger.used, used);
    assert.equal(ledger.held, this.model.held(now));
    assert.equal(overrideRemaining(ledger), this.model.overrideRemaining(now));
  }

  /** Each way out that a refusal offers is one, and the smallest. */
  private expectLifts(command: LedgerCommand, now: EpochMs): void {
    const decide = (state: OpenedLedger) => ledgerDecider.decide(command, state, now);
    const { lift } = rejectionOf(decide(this.state));
    const requests = lift.flatMap(({ request }) => (request ? [request] : []));
    for (const { request, also = [] } of lift) {
      if (request?.method !== 'PUT') continue;
      const raises = [request, ...also].map((each) => this.raise(each));
      const raised = (commands: readonly LedgerCommand[]) =>
        decide(commands.reduce((state, raise) => after(raise, state, now), this.state)).kind;
      assert.equal(raised(raises), 'accepted');
      assert.equal(raised(raises.slice(1)), 'rejected', 'a raise that was not needed');
    }
    for (const { body } of requests.filter(({ method }) => method === 'POST')) {
      const { amount, endsAt } = body as { amount: number; endsAt: string };
      const granted = (given: number) => after(grant({ amount: given, endsAt: Date.parse(endsAt) }), this.state, now);
      assert.equal(decide(granted(amount)).kind, 'accepted');
      if (amount > 1) assert.equal(decide(granted(amount - 1)).kind, 'rejected');
    }
    for (const { action } of lift) {
      const until = /^Wait until (\S+),/.exec(action)?.[1];
      if (until === undefined) continue;
      const waited = ledgerDecider.decide(askedAt(command, Date.parse(until)), this.state, Date.parse(until));
      assert.equal(waited.kind, 'accepted');
    }
  }

  private raise({ path, body }: NonNullable<Lift['request']>): LedgerCommand {
    const settings = { hardCap: null, ...(body as RaisedBudget), budget: path.split('/').at(-1) ?? '' };
    return { type: 'SetBudget', ...IDENTITY, timeZone: this.timeZone, ...settings };
  }
}

/** The body of a raise: the route takes no `null`. */
type RaisedBudget = Omit<BudgetSettings, 'budget' | 'hardCap'> & { readonly hardCap?: number };

/** The command as it would be sent at `at`: a hold then has an end ahead. */
function askedAt(command: LedgerCommand, at: EpochMs): LedgerCommand {
  return command.type === 'HoldUsage' ? { ...command, endsAt: at + 1 } : command;
}

function rejectionOf(decision: Decision<LedgerEvent>): Rejection {
  if (decision.kind !== 'rejected') throw new Error('It was accepted');
  return decision.rejection;
}

function after(command: LedgerCommand, state: OpenedLedger, now: EpochMs): OpenedLedger {
  const { events } = ledgerDecider.decide(command, state, now);
  return fold(evolveLedger, state, events) as OpenedLedger;
}
