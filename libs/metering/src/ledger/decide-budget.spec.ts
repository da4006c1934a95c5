import { describe, expect, it } from '@jest/globals';
import { given } from '@chancery/testing';
import { MAX_BUDGETS } from './decide-budget.ts';
import type { LedgerEvent } from './ledger.events.ts';
import { ledgerDecider } from './ledger.decide.ts';
import { MAX_PERCENT, MAX_QUANTITY, MAX_THRESHOLDS } from './quantity.ts';
import {
  budgetSet,
  consume,
  consumed,
  crossed,
  IDENTITY,
  MIDNIGHT,
  NOON,
  opened,
  reported,
  setBudget,
} from './testing/ledger-samples.ts';

const ledger = (...events: readonly LedgerEvent[]) => given(ledgerDecider, [opened(), ...events]);

describe('SetBudget', () => {
  it('opens the ledger where it is not open; thresholds are 50, 80 and 100 %, the soft cap is the limit', () => {
    given(ledgerDecider).when(setBudget(), NOON).then(opened(), budgetSet());
  });

  it('takes thresholds in any order, once each', () => {
    ledger()
      .when(setBudget({ thresholds: [90, 10, 90], softCap: 600, hardCap: 700 }), NOON)
      .then(budgetSet({ thresholds: [10, 90], softCap: 600, hardCap: 700 }));
    ledger()
      .when(setBudget({ thresholds: [] }), NOON)
      .then(budgetSet({ thresholds: [] }));
  });

  it('changes nothing when it is the same, and records what time has done', () => {
    ledger(budgetSet())
      .when(setBudget({ thresholds: [100, 80, 50] }), NOON)
      .then();
    expect(ledger(budgetSet()).when(setBudget(), MIDNIGHT).decision).toMatchObject({
      kind: 'accepted',
      events: [{ type: 'PeriodOpened' }],
    });
  });

  it('fires at once what is already reached when the budget is made', () => {
    ledger(reported(400))
      .when(setBudget(), NOON)
      .then(budgetSet(), crossed([50, 80], 400));
  });

  it('raising begins an epoch in which what is no longer reached fires again', () => {
    const raised = ledger(budgetSet(), consumed(500), crossed([50, 80, 100], 500));
    raised.when(setBudget({ limit: 1000 }), NOON).then(budgetSet({ limit: 1000, epoch: 2 }));
    ledger(budgetSet(), consumed(500), crossed([50, 80, 100], 500), budgetSet({ limit: 1000, epoch: 2 }))
      .when(consume(300), NOON)
      .then(consumed(300), crossed([80], 800, { limit: 1000, epoch: 2 }));
  });

  it('lowering fires what is now reached, and only that', () => {
    ledger(budgetSet({ limit: 1000 }), consumed(500), crossed([50], 500, { limit: 1000 }))
      .when(setBudget({ limit: 625 }), NOON)
      .then(budgetSet({ limit: 625, epoch: 2 }), crossed([80], 500, { limit: 625, epoch: 2 }));
  });

  it('other thresholds begin an epoch too', () => {
    ledger(budgetSet(), consumed(400), crossed([50, 80], 400))
      .when(setBudget({ thresholds: [70, 80] }), NOON)
      .then(budgetSet({ thresholds: [70, 80], epoch: 2 }), crossed([70], 400, { epoch: 2 }));
  });

  it('other caps begin none', () => {
    const fired = [budgetSet(), consumed(500), crossed([50, 80, 100], 500)];
    ledger(...fired)
      .when(setBudget({ softCap: 700 }), NOON)
      .then(budgetSet({ softCap: 700 }));
    ledger(...fired, budgetSet({ softCap: 700 }))
      .when(consume(1), NOON)
      .then(consumed(1));
  });

  it('other caps keep what fired, also where a return has brought use below it', () => {
    const returned: LedgerEvent = {
      type: 'UsageReturned',
      meter: IDENTITY.meter,
      quantity: 500,
      chargedBy: 'ingest-1',
      chargedAt: NOON,
      reason: 'The ingest failed',
      credited: ['day', 'week', 'month'],
      overrides: [],
    };
    const fired = [budgetSet(), consumed(500), crossed([50, 80, 100], 500), returned];
    ledger(...fired, budgetSet({ softCap: 700 }))
      .when(consume(500), NOON)
      .then(consumed(500));
  });

  it('a threshold that is taken away is no longer among those that fired', () => {
    const { state } = ledger(
      budgetSet(),
      consumed(400),
      crossed([50, 80], 400),
      budgetSet({ thresholds: [80], epoch: 2 }),
    );
    expect(state).toMatchObject({ budgets: [{ crossed: [80], nextThresholdAt: null }] });
  });

  it('another period begins an epoch in which nothing has fired', () => {
    const monthly = { period: 'month' as const, periodKey: '2026-11', epoch: 2 };
    ledger(budgetSet(), consumed(500), crossed([50, 80, 100], 500))
      .when(setBudget({ period: 'month' }), NOON)
      .then(budgetSet({ period: 'month', epoch: 2 }), crossed([50, 80, 100], 500, monthly));
  });

  it('opens the next period first', () => {
    const { decision } = ledger(budgetSet(), consumed(500)).when(setBudget({ limit: 600 }), MIDNIGHT);
    expect(decision).toMatchObject({ events: [{ type: 'PeriodOpened' }, { type: 'BudgetSet', limit: 600, epoch: 2 }] });
  });

  it('keeps budgets in the order of their names', () => {
    const { state } = ledger(
      budgetSet({ budget: 'weekly' }),
      budgetSet({ budget: 'daily' }),
      budgetSet({ budget: 'x' }),
    );
    expect(state).toMatchObject({ budgets: [{ budget: 'daily' }, { budget: 'weekly' }, { budget: 'x' }] });
  });

  it.each([
    ['limit', setBudget({ limit: 0 })],
    ['limit', setBudget({ limit: MAX_QUANTITY + 1 })],
    ['softCap', setBudget({ softCap: 0.5 })],
    ['hardCap', setBudget({ hardCap: 0 })],
  ])('refuses a %s out of range', (field, command) => {
    ledger().when(command, NOON).thenRejected('quantity-out-of-range', { field });
  });

  it('refuses a hard cap below the soft cap, and takes one equal to it', () => {
    ledger()
      .when(setBudget({ hardCap: 499 }), NOON)
      .thenRejected('budget-caps-out-of-order', { softCap: 500, hardCap: 499 });
    ledger()
      .when(setBudget({ hardCap: 500 }), NOON)
      .then(budgetSet({ hardCap: 500 }));
  });

  it.each([
    ['0 %', [0]],
    ['half a percent', [0.5]],
    ['more than the highest', [MAX_PERCENT + 1]],
    ['too many', Array.from({ length: MAX_THRESHOLDS + 1 }, (_, index) => index + 1)],
  ])('refuses thresholds of %s', (_name, thresholds) => {
    ledger().when(setBudget({ thresholds }), NOON).thenRejected('budget-thresholds-out-of-range');
  });

  it('refuses one budget too many, and still changes those there are', () => {
    const many = Array.from({ length: MAX_BUDGETS }, (_, index) => budgetSet({ budget: `b${index}` }));
    ledger(...many)
      .when(setBudget(), NOON)
      .thenRejected('budget-too-many', { maximum: MAX_BUDGETS });
    ledger(...many)
      .when(setBudget({ budget: 'b0', softCap: 9 }), NOON)
      .then(budgetSet({ budget: 'b0', softCap: 9 }));
  });
});

describe('SetBudget in another time zone', () => {
  it('moves the ledger, whose periods then end where their names end there', () => {
    const { decision } = ledger(budgetSet(), consumed(500)).when(setBudget({ timeZone: 'America/New_York' }), NOON);
    expect(decision).toMatchObject({
      kind: 'accepted',
      events: [
        {
          type: 'TimeZoneChanged',
          meter: IDENTITY.meter,
          timeZone: 'America/New_York',
          periods: {
            day: { key: '2026-11-23', endsAt: Date.parse('2026-11-24T05:00:00Z') },
            week: { key: '2026-W48', endsAt: Date.parse('2026-11-30T05:00:00Z') },
            month: { key: '2026-11', endsAt: Date.parse('2026-12-01T05:00:00Z') },
          },
        },
      ],
    });
  });

  it('turns the day at once where the new zone is in the next one, without losing or repeating time', () => {
    const evening = Date.parse('2026-11-23T20:00:00Z'); // 21:00 in Berlin, 05:00 of the 24th in Tokyo
    const moved = ledger(budgetSet(), consumed(500), crossed([50, 80, 100], 500));
    const { decision } = moved.when(setBudget({ timeZone: 'Asia/Tokyo', limit: 600 }), evening);
    expect(decision).toMatchObject({
      events: [
        { type: 'TimeZoneChanged' },
        {
          type: 'PeriodOpened',
          closed: [{ period: 'day', key: '2026-11-23', endsAt: evening, used: 500 }],
          carried: {
            timeZone: 'Asia/Tokyo',
            periods: { day: { key: '2026-11-24', startsAt: evening, endsAt: Date.parse('2026-11-24T15:00:00Z') } },
            used: { day: 0, week: 500, month: 500 },
          },
        },
        { type: 'BudgetSet', limit: 600, epoch: 2 },
      ],
    });
  });

  it('resets nothing when the zone goes back and forth', () => {
    const zones = ['Asia/Tokyo', 'Pacific/Honolulu', 'Asia/Tokyo', 'Europe/Berlin', 'Pacific/Honolulu', 'Asia/Tokyo'];
    const keys: string[] = [];
    let { state } = ledger(budgetSet());
    zones.forEach((timeZone, index) => {
      const now = NOON + index * 5 * 3_600_000;
      const { events } = ledgerDecider.decide(setBudget({ timeZone }), state, now);
      for (const event of events) {
        if (event.type === 'PeriodOpened') keys.push(...event.closed.map(({ key }) => key));
        state = ledgerDecider.evolve(state, event);
      }
    });
    expect(keys.length).toBeGreaterThan(0);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
