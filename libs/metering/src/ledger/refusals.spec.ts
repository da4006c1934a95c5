import { describe, expect, it } from '@jest/globals';
import { fold } from '@chancery/kernel';
import type { Lift, Rejection } from '@chancery/kernel';
import { ERROR_CATALOGUE } from '@chancery/platform';
import type { LedgerEvent } from './ledger.events.ts';
import { ledgerDecider } from './ledger.decide.ts';
import { UNOPENED } from './ledger.state.ts';
import {
  budgetSet,
  consume,
  NOON,
  opened,
  overrideGranted,
  periodOpened,
  quotasSet,
  reported,
} from './testing/ledger-samples.ts';

function refusal(quantity: number, ...events: readonly LedgerEvent[]): Rejection {
  const state = fold(ledgerDecider.evolve, UNOPENED, [opened(), ...events]);
  const decision = ledgerDecider.decide(consume(quantity), state, NOON);
  if (decision.kind !== 'rejected') throw new Error('It was accepted');
  expect(ERROR_CATALOGUE).toHaveProperty([decision.rejection.code, 'status'], 402);
  return decision.rejection;
}

const wait = (until: string): Lift => ({
  action: `Wait until ${until}, when the next period begins.`,
  by: 'usage:consume',
});
const override = (amount: number, endsAt: string): Lift => ({
  action: `Grant an override of at least ${amount} rows.`,
  by: 'budgets:override',
  request: {
    method: 'POST',
    path: '/v1/tenants/eu_tsample/budgets/rows/overrides',
    body: { reason: 'Say here why, in 10 characters or more', amount, endsAt },
  },
});
const raise = (budget: string, caps: string, body: object): Lift => ({
  action: `Raise the ${caps} rows in the budget "${budget}".`,
  by: 'budgets:write',
  request: {
    method: 'PUT',
    path: `/v1/tenants/eu_tsample/budgets/rows/${budget}`,
    body: { period: 'day', limit: 500, thresholds: [50, 80, 100], ...body },
  },
});
const MIDNIGHT = '2026-11-23T23:00:00.000Z';

describe('the ways out of a soft-stop', () => {
  it('are the smallest override, the smallest raise, and the next period', () => {
    expect(refusal(75, budgetSet(), reported(450)).lift).toEqual([
      override(25, MIDNIGHT),
      raise('daily', 'soft cap to at least 525', { softCap: 525 }),
      wait(MIDNIGHT),
    ]);
  });

  it('build on the overrides that are in force', () => {
    const { lift } = refusal(150, budgetSet({ hardCap: 700 }), reported(500), overrideGranted());
    expect(lift).toEqual([
      override(50, MIDNIGHT),
      raise('daily', 'soft cap to at least 550', { softCap: 550, hardCap: 700 }),
      wait(MIDNIGHT),
    ]);
  });

  it('name every budget in the way, and the last of their periods', () => {
    const monthly = budgetSet({ budget: 'monthly', period: 'month', softCap: 480 });
    const { lift } = refusal(75, budgetSet(), monthly, reported(450));
    expect(lift).toEqual([
      override(45, '2026-11-30T23:00:00.000Z'),
      {
        action:
          'Raise the soft cap to at least 525 rows in the budget "daily", and the soft cap to at least 525 rows in the budget "monthly".',
        by: 'budgets:write',
        request: raise('daily', '', { softCap: 525 }).request,
        also: [raise('monthly', '', { period: 'month', softCap: 525 }).request],
      },
      wait('2026-11-30T23:00:00.000Z'),
    ]);
  });

  it('do not tell anyone to wait for a period in which it would not fit either', () => {
    expect(refusal(501, budgetSet()).lift).toEqual([
      override(1, MIDNIGHT),
      raise('daily', 'soft cap to at least 501', { softCap: 501 }),
    ]);
    const budget = { budget: 'daily', period: 'day' as const, limit: 500, thresholds: [], softCap: 500, hardCap: null };
    const holding = periodOpened({ held: 450, budgets: [{ ...budget, epoch: 1, crossed: [] }] });
    expect(refusal(51, holding).lift.map(({ by }) => by)).toEqual(['budgets:override', 'budgets:write']);
  });

  it('do not offer a raise to what no budget can be set to', () => {
    const beyond = periodOpened({ used: { day: 2e12, week: 2e12, month: 2e12 } });
    expect(refusal(5, beyond, budgetSet()).lift).toEqual([override(5, MIDNIGHT), wait(MIDNIGHT)]);
  });
});

describe('the ways out at a hard cap', () => {
  it('are a raise of both caps, or the next period; no override', () => {
    expect(refusal(75, budgetSet({ hardCap: 500 }), reported(450)).lift).toEqual([
      raise('daily', 'soft cap to at least 525 and the hard cap to at least 525', { softCap: 525, hardCap: 525 }),
      wait(MIDNIGHT),
    ]);
  });

  it('leave soft caps alone that others are far beyond where overrides admit this use', () => {
    const weekly = budgetSet({ budget: 'weekly', period: 'week', hardCap: 700 });
    expect(refusal(5, weekly, budgetSet(), reported(698), overrideGranted({ amount: 5 })).lift[0]).toMatchObject({
      action: 'Raise the hard cap to at least 703 rows in the budget "weekly".',
    });
  });

  it('leave a soft cap alone that overrides reach over', () => {
    expect(refusal(75, budgetSet({ hardCap: 510 }), reported(450), overrideGranted()).lift).toEqual([
      raise('daily', 'hard cap to at least 525', { softCap: 500, hardCap: 525 }),
      wait(MIDNIGHT),
    ]);
  });
});

describe('a raise', () => {
  it('is not offered where the plan would refuse all the same', () => {
    const quota = quotasSet({ period: 'day', limit: 500 });
    expect(refusal(75, budgetSet({ hardCap: 500 }), quota, reported(450)).lift).toEqual([wait(MIDNIGHT)]);
  });

  it('is not offered where one of the budgets in the way cannot be raised so far', () => {
    const beyond = periodOpened({ used: { day: 0, week: 0, month: 2e12 } });
    const monthly = budgetSet({ budget: 'monthly', period: 'month' });
    const { lift } = refusal(501, beyond, budgetSet(), monthly);
    expect(lift.map(({ by }) => by)).toEqual(['budgets:override']);
  });
});

describe('an override', () => {
  it('is not offered where there are as many as a meter may have', () => {
    const full = Array.from({ length: 50 }, (_, n) => overrideGranted({ override: `eu_o${n}`, amount: 1 }));
    const { lift } = refusal(100, budgetSet(), reported(500), ...full);
    expect(lift.map(({ by }) => by)).toEqual(['budgets:write', 'usage:consume']);
  });
});

describe('the ways out at a plan quota', () => {
  it('are a larger plan, or the next period', () => {
    expect(refusal(75, quotasSet({ period: 'day', limit: 500 }), reported(450)).lift).toEqual([
      { action: 'Ask whoever runs this plane for a plan that allows at least 525 rows a day.', by: 'operator' },
      wait(MIDNIGHT),
    ]);
  });

  it('name every quota in the way, wait for the last of them, and say what is in the way then', () => {
    const quotas = quotasSet({ period: 'day', limit: 500 }, { period: 'week', limit: 510 });
    expect(refusal(75, quotas, reported(450), budgetSet({ limit: 520 })).lift).toEqual([
      {
        action:
          'Ask whoever runs this plane for a plan that allows at least 525 rows a day and 525 rows a week; then the budget "daily" is in the way.',
        by: 'operator',
      },
      wait('2026-11-29T23:00:00.000Z'),
    ]);
  });

  it('do not tell anyone to wait for what never fits', () => {
    expect(refusal(501, quotasSet({ period: 'day', limit: 500 })).lift).toHaveLength(1);
  });
});

describe('other refusals', () => {
  it('have a code in the error catalogue', () => {
    const codes = [
      'quantity-out-of-range',
      'budget-caps-out-of-order',
      'budget-thresholds-out-of-range',
      'budget-too-many',
      'plan-quotas-ambiguous',
      'override-reason-too-short',
      'override-end-not-ahead',
      'override-too-many',
      'override-not-in-force',
      'charge-unknown',
      'return-exceeds-charge',
    ];
    for (const code of codes) expect(ERROR_CATALOGUE).toHaveProperty([code]);
  });
});
