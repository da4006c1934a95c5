import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '@chancery/kernel';
import type { Decision, EpochMs, Lift, Rejection } from '@chancery/kernel';
import { lapsedAt } from './lapses.ts';
import type { LedgerCommand } from './ledger.commands.ts';
import type { BudgetSettings, LedgerEvent, UsageConsumed } from './ledger.events.ts';
import { ledgerDecider } from './ledger.decide.ts';
import { evolveLedger, overrideRemaining, UNOPENED } from './ledger.state.ts';
import type { OpenedLedger } from './ledger.state.ts';
import { PERIODS } from './period.ts';
import { LedgerModel } from './testing/ledger-model.ts';
import type { Verdict } from './testing/ledger-model.ts';
import { grant, IDENTITY } from './testing/ledger-samples.ts';

const { meter } = IDENTITY;
const HOUR = 3_600_000;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Africa/Cairo', 'UTC'];
/** Around both changes of the clock, a leap day, a turn of the year and an ordinary Monday. */
const STARTS = ['2026-03-28', '2026-10-24', '2028-02-28', '2026-12-30', '2026-11-23'].map((day) =>
  Date.parse(`${day}T20:00:00Z`),
);

/** One thing that happens, some time after the one before it. */
type Step =
  | { readonly do: 'consume' | 'report'; readonly quantity: number }
  | { readonly do: 'return'; readonly charge: number; readonly quantity: number }
  | { readonly do: 'budget'; readonly settings: BudgetSettings }
  | { readonly do: 'grant'; readonly amount: number; readonly lasts: number }
  | { readonly do: 'quota'; readonly limit: number };

const quantity = fc.integer({ min: 1, max: 60 });
const settings = fc
  .record({
    budget: fc.constantFrom('a', 'b', 'c'),
    period: fc.constantFrom(...PERIODS),
    limit: fc.integer({ min: 1, max: 200 }),
    thresholds: fc.constantFrom([50, 80, 100], [10, 33, 66, 150], [100], []),
    softCap: fc.option(fc.integer({ min: 1, max: 250 })),
    hardCap: fc.option(fc.integer({ min: 100, max: 300 })),
  })
  .map((each): BudgetSettings => ({ ...each, softCap: each.softCap ?? each.limit }));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('consume' as const), quantity }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('report' as const), quantity }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('return' as const), charge: fc.nat(20), quantity }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('budget' as const), settings }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('grant' as const),
      amount: quantity,
      lasts: fc.integer({ min: 1, max: 60 * HOUR }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('quota' as const), limit: fc.integer({ min: 1, max: 400 }) }) },
);
const pause = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 20 * HOUR }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 * 24 * HOUR }) },
);
const history = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  start: fc.constantFrom(...STARTS),
  steps: fc.array(fc.record({ step, pause }), { minLength: 1, maxLength: 30 }),
});

/** A ledger and the model of it, side by side. */
class Duo {
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

  run(each: Step, now: EpochMs): void {
    const id = `command-${this.next++}`;
    const { command, verdict } = this.both(each, id, now);
    const decision = ledgerDecider.decide(command, this.state, now);
    const fired = decision.events.flatMap((event) =>
      event.type === 'ThresholdsCrossed' ? event.percents.map((percent) => `${event.budget} ${percent}`) : [],
    );
    const code = decision.kind === 'rejected' ? decision.rejection.code : undefined;
    expect({ accepted: decision.kind === 'accepted', fired, code }).toEqual({ code: undefined, ...verdict });
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
    expect(ledger.used).toEqual(used);
    expect(overrideRemaining(ledger)).toBe(this.model.overrideRemaining(now));
  }

  /** Each way out that a refusal offers is one, and the smallest. */
  private expectLifts(command: LedgerCommand, now: EpochMs): void {
    const decide = (state: OpenedLedger, at = now) => ledgerDecider.decide(command, state, at);
    const { lift } = rejectionOf(decide(this.state));
    const requests = lift.flatMap(({ request }) => (request ? [request] : []));
    const raises = requests.filter(({ method }) => method === 'PUT').map((request) => this.raise(request));
    expect(raises.length).toBeGreaterThan(0);
    const raised = raises.reduce((state, raise) => after(raise, state, now), this.state);
    // A plan quota is asked after the hard caps: it may be what comes next.
    const afterRaise = decide(raised);
    if (afterRaise.kind === 'rejected') expect(afterRaise.rejection.code).toBe('plan-quota-exceeded');
    for (const { body } of requests.filter(({ method }) => method === 'POST')) {
      const { amount, endsAt } = body as { amount: number; endsAt: string };
      const granted = (given: number) => after(grant({ amount: given, endsAt: Date.parse(endsAt) }), this.state, now);
      expect(decide(granted(amount)).kind).toBe('accepted');
      if (amount > 1) expect(decide(granted(amount - 1)).kind).toBe('rejected');
    }
    for (const { action } of lift) {
      const until = /^Wait until (\S+),/.exec(action)?.[1];
      if (until === undefined) continue;
      const waited = decide(this.state, Date.parse(until));
      if (waited.kind === 'rejected') expect(waited.rejection.code).toBe('plan-quota-exceeded');
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

describe('the ledger, against a plain model of it', () => {
  it('decides, fires and counts alike, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(history, ({ timeZone, start, steps }) => {
        const duo = new Duo(timeZone, start);
        let now = start;
        for (const each of steps) {
          now += each.pause;
          duo.run(each.step, now);
        }
        // Every threshold once per period and epoch, and the stream folds to the state it was decided on.
        const fired = duo.events.flatMap((event) =>
          event.type === 'ThresholdsCrossed'
            ? event.percents.map((percent) => `${event.budget} ${event.periodKey} ${event.epoch} ${percent}`)
            : [],
        );
        expect(new Set(fired).size).toBe(fired.length);
        expect(fold(evolveLedger, UNOPENED, duo.events)).toEqual(duo.state);
        // A period's opening carries all: folding from the last one gives the same.
        const lastOpening = duo.events.findLastIndex(({ type }) => type === 'PeriodOpened');
        if (lastOpening >= 0) expect(fold(evolveLedger, UNOPENED, duo.events.slice(lastOpening))).toEqual(duo.state);
      }),
      { numRuns: 2000 },
    );
  });
});
