import { describe, expect, it } from '@jest/globals';
import { given } from '@chancery/testing';
import type { LedgerEvent } from './ledger.events.ts';
import { ledgerDecider } from './ledger.decide.ts';
import { MAX_QUANTITY } from './quantity.ts';
import {
  budgetSet,
  carried,
  consume,
  consumed,
  crossed,
  MIDNIGHT,
  NOON,
  opened,
  overrideGranted,
  periodOpened,
  quotasSet,
  report,
  reported,
  settings,
} from './testing/ledger-samples.ts';

const ledger = (...events: readonly LedgerEvent[]) => given(ledgerDecider, [opened(), ...events]);
const meter = 'rows';

describe('ConsumeUsage', () => {
  it('counts on a meter without budgets', () => {
    ledger().when(consume(75), NOON).then(consumed(75));
  });

  it('takes the last unit of a budget, and fires 100 % at exactly 100 %', () => {
    ledger(budgetSet(), consumed(499), crossed([50, 80], 499))
      .when(consume(1), NOON)
      .then(consumed(1), crossed([100], 500));
  });

  it('refuses whole what passes the soft cap by one', () => {
    const decided = ledger(budgetSet(), consumed(450), crossed([50, 80], 450)).when(consume(51), NOON);
    decided.thenRejected('budget-soft-stopped', {
      meter,
      budget: 'daily',
      period: 'day',
      used: 450,
      held: 0,
      requested: 51,
      limit: 500,
      softCap: 500,
      hardCap: null,
      overrideRemaining: 0,
      shortage: 1,
      resetsAt: '2026-11-23T23:00:00.000Z',
    });
    expect(decided.decision).toMatchObject({
      rejection: {
        message:
          '51 rows do not fit the budget "daily": 450 of 500 are used in the day 2026-11-23, so 50 are left until 2026-11-23T23:00:00.000Z.',
      },
    });
  });

  it('stops at the soft cap where that is not the limit', () => {
    const roomy = ledger(budgetSet({ softCap: 600 }), reported(500), crossed([50, 80, 100], 500));
    roomy.when(consume(100), NOON).then(consumed(100));
    roomy.when(consume(101), NOON).thenRejected('budget-soft-stopped', { softCap: 600 });
    ledger(budgetSet({ softCap: 100 }))
      .when(consume(101), NOON)
      .thenRejected('budget-soft-stopped', { softCap: 100 });
  });

  it('lets an override past the soft cap, draws only what lies beyond, and says which', () => {
    ledger(budgetSet(), consumed(450), crossed([50, 80], 450), overrideGranted())
      .when(consume(70), NOON)
      .then(consumed(70, [{ override: 'eu_o1', quantity: 20 }]), crossed([100], 520));
  });

  it('draws the whole quantity when use is beyond the cap already', () => {
    ledger(budgetSet(), reported(900), crossed([50, 80, 100], 900), overrideGranted())
      .when(consume(30), NOON)
      .then(consumed(30, [{ override: 'eu_o1', quantity: 30 }]));
  });

  it('draws the override that ends first before the next, and records exhaustion', () => {
    const later = overrideGranted({ override: 'eu_o2', endsAt: NOON + 10_000_000 });
    const sooner = overrideGranted({ override: 'eu_o3', amount: 10 });
    ledger(budgetSet(), consumed(500), crossed([50, 80, 100], 500), later, sooner)
      .when(consume(15), NOON)
      .then(
        consumed(15, [
          { override: 'eu_o3', quantity: 10 },
          { override: 'eu_o2', quantity: 5 },
        ]),
        { type: 'OverrideExhausted', meter, override: 'eu_o3' },
      );
  });

  it('leaves an override in force down to its last unit', () => {
    ledger(budgetSet(), consumed(500), crossed([50, 80, 100], 500), overrideGranted())
      .when(consume(99), NOON)
      .then(consumed(99, [{ override: 'eu_o1', quantity: 99 }]));
  });

  it('refuses what the overrides in force do not cover, and says what is missing', () => {
    const decided = ledger(budgetSet(), consumed(500), crossed([50, 80, 100], 500), overrideGranted()).when(
      consume(101),
      NOON,
    );
    decided.thenRejected('budget-soft-stopped', { overrideRemaining: 100, shortage: 1 });
    expect(decided.decision).toMatchObject({
      rejection: { message: expect.stringContaining('Overrides in force admit 100 more.') },
    });
  });

  it('never lets an override past a hard cap', () => {
    const capped = ledger(
      budgetSet({ hardCap: 550 }),
      consumed(500),
      crossed([50, 80, 100], 500),
      overrideGranted({ amount: 1000 }),
    );
    capped.when(consume(50), NOON).then(consumed(50, [{ override: 'eu_o1', quantity: 50 }]));
    capped.when(consume(51), NOON).thenRejected('budget-hard-capped', { hardCap: 550, overrideRemaining: 1000 });
  });

  it('names the budget whose hard cap is passed the most', () => {
    ledger(budgetSet({ hardCap: 600 }), budgetSet({ budget: 'tight', softCap: 100, hardCap: 100 }))
      .when(consume(700), NOON)
      .thenRejected('budget-hard-capped', { budget: 'tight', hardCap: 100 });
  });

  it('holds every budget of the meter in one decision', () => {
    const both = ledger(budgetSet(), budgetSet({ budget: 'monthly', period: 'month', limit: 300 }));
    both.when(consume(301), NOON).thenRejected('budget-soft-stopped', { budget: 'monthly' });
    ledger(budgetSet({ limit: 100 }), budgetSet({ budget: 'monthly', period: 'month', limit: 300 }))
      .when(consume(301), NOON)
      .thenRejected('budget-soft-stopped', { budget: 'daily', shortage: 201 });
  });

  it('refuses what the plan does not allow, whatever the budgets and overrides say', () => {
    const planned = ledger(quotasSet({ period: 'month', limit: 1000 }), reported(990), overrideGranted());
    planned.when(consume(10), NOON).then(consumed(10));
    const decided = planned.when(consume(11), NOON);
    decided.thenRejected('plan-quota-exceeded', {
      plan: 'starter',
      period: 'month',
      used: 990,
      requested: 11,
      limit: 1000,
      resetsAt: '2026-11-30T23:00:00.000Z',
    });
    expect(decided.decision).toMatchObject({
      rejection: { message: expect.stringContaining('11 rows do not fit the plan "starter": 990 of 1,000 are used') },
    });
  });

  it('names the plan quota that is passed the most', () => {
    ledger(quotasSet({ period: 'day', limit: 100 }, { period: 'month', limit: 50 }))
      .when(consume(120), NOON)
      .thenRejected('plan-quota-exceeded', { period: 'month' });
  });

  it('gives the binding refusal: hard cap, then plan, then soft cap', () => {
    const all = ledger(budgetSet({ limit: 10, hardCap: 30 }), quotasSet({ period: 'day', limit: 20 }));
    all.when(consume(31), NOON).thenRejected('budget-hard-capped');
    all.when(consume(21), NOON).thenRejected('plan-quota-exceeded');
    all.when(consume(11), NOON).thenRejected('budget-soft-stopped');
  });

  it('counts what is held against every cap, and not against thresholds', () => {
    const budget = { ...settings({ hardCap: 520 }), epoch: 1, crossed: [] };
    const holding = given(ledgerDecider, [periodOpened({ held: 400, budgets: [budget] })]);
    holding.when(consume(100), NOON).then(consumed(100));
    const decided = holding.when(consume(101), NOON);
    decided.thenRejected('budget-soft-stopped', { used: 0, held: 400, shortage: 1 });
    expect(decided.decision).toMatchObject({ rejection: { message: expect.stringContaining('and 400 held') } });
    holding.when(consume(121), NOON).thenRejected('budget-hard-capped');
    const planQuotas = { plan: 'starter', quotas: [{ period: 'day' as const, limit: 450 }] };
    given(ledgerDecider, [periodOpened({ held: 400, planQuotas })])
      .when(consume(51), NOON)
      .thenRejected('plan-quota-exceeded', { held: 400 });
  });

  it('records all thresholds passed in one jump in one event', () => {
    ledger(budgetSet())
      .when(consume(500), NOON)
      .then(consumed(500), crossed([50, 80, 100], 500));
  });

  it('fires the thresholds of several budgets, each in its own event', () => {
    const monthly = { budget: 'monthly', period: 'month', periodKey: '2026-11', limit: 1000 };
    ledger(budgetSet(), budgetSet({ budget: 'monthly', period: 'month', limit: 1000 }))
      .when(consume(500), NOON)
      .then(consumed(500), crossed([50, 80, 100], 500), crossed([50], 500, monthly));
  });

  it('does not fire a threshold twice', () => {
    ledger(budgetSet(), consumed(250), crossed([50], 250))
      .when(consume(1), NOON)
      .then(consumed(1));
  });

  it('compares thresholds in whole numbers', () => {
    // 33 % of 1000 is 330; 33 % of 10 is reached by 4, not by 3.
    const third = ledger(budgetSet({ limit: 10, thresholds: [33] }));
    third.when(consume(3), NOON).then(consumed(3));
    third.when(consume(4), NOON).then(consumed(4), crossed([33], 4, { limit: 10 }));
  });

  it('opens the next period by decision, before the charge', () => {
    const events = [opened(), budgetSet(), consumed(500), crossed([50, 80, 100], 500)];
    const { decision } = given(ledgerDecider, events).when(consume(500), MIDNIGHT);
    expect(decision).toMatchObject({
      kind: 'accepted',
      events: [
        { type: 'PeriodOpened', closed: [{ period: 'day', key: '2026-11-23', used: 500 }] },
        { type: 'UsageConsumed', quantity: 500 },
        { type: 'ThresholdsCrossed', periodKey: '2026-11-24', percents: [50, 80, 100], epoch: 1 },
      ],
    });
    given(ledgerDecider, events)
      .when(consume(1), MIDNIGHT - 1)
      .thenRejected('budget-soft-stopped');
  });

  it('records nothing of a lapse when the charge itself is refused', () => {
    ledger(budgetSet({ period: 'month' }), consumed(500), crossed([50, 80, 100], 500, { period: 'month' }))
      .when(consume(1), MIDNIGHT)
      .thenRejected('budget-soft-stopped', { period: 'month', used: 500 });
  });

  it.each([0, -1, 1.5, MAX_QUANTITY + 1])('refuses %p as a quantity', (quantity) => {
    ledger()
      .when(consume(quantity), NOON)
      .thenRejected('quantity-out-of-range', { field: 'quantity', value: quantity });
  });

  it.each([NaN, Infinity])('refuses %p as a quantity and says so in JSON', (quantity) => {
    const expected = { field: 'quantity', value: String(quantity) };
    ledger().when(consume(quantity), NOON).thenRejected('quantity-out-of-range', expected);
  });

  it('stops counting before figures would stop being exact', () => {
    const almost = Number.MAX_SAFE_INTEGER - 10;
    const full = given(ledgerDecider, [periodOpened({ used: { day: 0, week: almost, month: 5 } })]);
    full.when(consume(10), NOON).then(consumed(10));
    full.when(consume(11), NOON).thenRejected('quantity-out-of-range', { used: almost, requested: 11 });
    full.when(report(11), NOON).thenRejected('quantity-out-of-range');
  });

  it('is refused as a bug on a ledger that nobody opened', () => {
    expect(() => given(ledgerDecider).when(consume(1), NOON)).toThrow('names no owner');
  });
});

describe('ReportUsage', () => {
  it('passes every cap, draws no override, and fires thresholds', () => {
    ledger(budgetSet({ hardCap: 500 }), quotasSet({ period: 'day', limit: 500 }), overrideGranted())
      .when(report(900), NOON)
      .then(reported(900), crossed([50, 80, 100], 900));
  });

  it('opens the next period first', () => {
    const { decision } = ledger().when(report(5), MIDNIGHT);
    expect(decision).toMatchObject({ events: [{ type: 'PeriodOpened' }, { type: 'UsageReported', quantity: 5 }] });
  });

  it.each([0, 0.5, MAX_QUANTITY + 1])('refuses %p as a quantity', (quantity) => {
    ledger().when(report(quantity), NOON).thenRejected('quantity-out-of-range');
  });
});

describe('many consumes one after another', () => {
  const spend = (quantity: number, times: number, limit: number): number => {
    let state = given(ledgerDecider, [opened(), budgetSet({ limit })]).state;
    let accepted = 0;
    for (let i = 0; i < times; i++) {
      const decision = ledgerDecider.decide(consume(quantity), state, NOON);
      if (decision.kind === 'accepted') accepted++;
      for (const event of decision.events) state = ledgerDecider.evolve(state, event);
    }
    return accepted;
  };

  it('admits exactly 6 of 20 consumes of 75 against 500', () => {
    expect(spend(75, 20, 500)).toBe(6);
  });

  it('admits exactly 500 of 1,000 consumes of 1 against 500', () => {
    expect(spend(1, 1000, 500)).toBe(500);
  });
});

describe('folding', () => {
  it('refuses events of a ledger that was never opened', () => {
    expect(() => given(ledgerDecider, [consumed(1)])).toThrow('never opened');
  });

  it('starts at an opened period as well as at the beginning', () => {
    const start = periodOpened(carried({ used: { day: 3, week: 4, month: 5 } }));
    expect(given(ledgerDecider, [opened(), consumed(9), start]).state).toEqual(given(ledgerDecider, [start]).state);
  });
});
