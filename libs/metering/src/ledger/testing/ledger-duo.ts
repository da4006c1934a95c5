import { strict as assert } from 'node:assert';
import { fold } from '@chancery/kernel';
import type { Decision, EpochMs, Lift, Rejection } from '@chancery/kernel';
import { lapsedAt } from '../lapses.ts';
import type { LedgerCommand } from '../ledger.commands.ts';
import type { BudgetSettings, LedgerEvent, UsageConsumed } from '../ledger.events.ts';
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
  | { readonly do: 'return'; readonly charge: number; readonly quantity: number }
  | { readonly do: 'budget'; readonly settings: BudgetSettings }
  | { readonly do: 'grant'; readonly amount: number; readonly lasts: number }
  | { readonly do: 'quota'; readonly limit: number };

/**
 * A ledger and the model of it, side by side. Compares by `node:assert`: there are a hundred thousand comparisons in a
 * run of the property, and Jest's own notes down where each was made.
 */
export class LedgerDuo {
  readonly model: LedgerModel;
  readonly events: LedgerEvent[] = [];
  state: OpenedLedger;
  private readonly consumed = new Map<string, { readonly event: UsageConsumed; readonly at: EpochMs }>();
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
      case 'return': {
        const chargedBy = `command-${each.charge}`;
        const charge = this.consumed.get(chargedBy);
        const recorded = charge
          ? { quantity: charge.event.quantity, chargedAt: charge.at, overrides: charge.event.overrides ?? [] }
          : null;
        const { quantity: amount } = each;
        const reason = 'It failed after it was charged';
        const command = { type: 'ReturnUsage' as const, meter, quantity: amount, chargedBy, charge: recorded, reason };
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
    }
  }

  private record(id: string, events: readonly LedgerEvent[], now: EpochMs): void {
    for (const event of events) {
      this.events.push(event);
      this.state = evolveLedger(this.state, event) as OpenedLedger;
      if (event.type === 'UsageConsumed') this.consumed.set(id, { event, at: now });
    }
  }

  private expectSameFigures(now: EpochMs): void {
    const { ledger } = lapsedAt(this.state, now);
    const used = Object.fromEntries(PERIODS.map((period) => [period, this.model.used(period, now)]));
    assert.deepEqual(ledger.used, used);
    assert.equal(overrideRemaining(ledger), this.model.overrideRemaining(now));
  }

  /** Each way out that a refusal offers is one, and the smallest. */
  private expectLifts(command: LedgerCommand, now: EpochMs): void {
    const decide = (state: OpenedLedger, at = now) => ledgerDecider.decide(command, state, at);
    const { lift } = rejectionOf(decide(this.state));
    const requests = lift.flatMap(({ request }) => (request ? [request] : []));
    const raises = requests.filter(({ method }) => method === 'PUT').map((request) => this.raise(request));
    assert.ok(raises.length > 0);
    const raised = raises.reduce((state, raise) => after(raise, state, now), this.state);
    // A plan quota is asked after the hard caps: it may be what comes next.
    const afterRaise = decide(raised);
    if (afterRaise.kind === 'rejected') assert.equal(afterRaise.rejection.code, 'plan-quota-exceeded');
    for (const { body } of requests.filter(({ method }) => method === 'POST')) {
      const { amount, endsAt } = body as { amount: number; endsAt: string };
      const granted = (given: number) => after(grant({ amount: given, endsAt: Date.parse(endsAt) }), this.state, now);
      assert.equal(decide(granted(amount)).kind, 'accepted');
      if (amount > 1) assert.equal(decide(granted(amount - 1)).kind, 'rejected');
    }
    for (const { action } of lift) {
      const until = /^Wait until (\S+),/.exec(action)?.[1];
      if (until === undefined) continue;
      const waited = decide(this.state, Date.parse(until));
      if (waited.kind === 'rejected') assert.equal(waited.rejection.code, 'plan-quota-exceeded');
    }
  }

  private raise({ path, body }: NonNullable<Lift['request']>): LedgerCommand {
    const settings = { hardCap: null, ...(body as RaisedBudget), budget: path.split('/').at(-1) ?? '' };
    return { type: 'SetBudget', ...IDENTITY, timeZone: this.timeZone, ...settings };
  }
}

/** The body of a raise: the route takes no `null`. */
type RaisedBudget = Omit<BudgetSettings, 'budget' | 'hardCap'> & { readonly hardCap?: number };

function rejectionOf(decision: Decision<LedgerEvent>): Rejection {
  if (decision.kind !== 'rejected') throw new Error('It was accepted');
  return decision.rejection;
}

function after(command: LedgerCommand, state: OpenedLedger, now: EpochMs): OpenedLedger {
  const { events } = ledgerDecider.decide(command, state, now);
  return fold(evolveLedger, state, events) as OpenedLedger;
}
