import { describe, expect, it } from '@jest/globals';
import { fold } from '@chancery/kernel';
import { given } from '@chancery/testing';
import { ledgerAggregate } from './ledger.aggregate.ts';
import type { ConsumeTogether } from './ledger.commands.ts';
import { ledgerDecider } from './ledger.decide.ts';
import type { LedgerEvent } from './ledger.events.ts';
import {
  budgetSet,
  consumed,
  crossed,
  MIDNIGHT,
  NOON,
  opened,
  overrideGranted,
  quotasSet,
} from './testing/ledger-samples.ts';

const ledger = (...events: readonly LedgerEvent[]) => given(ledgerDecider, [opened(), ...events]);
const together = (...quantities: readonly number[]): ConsumeTogether => ({
  type: 'ConsumeTogether',
  meter: 'rows',
  quantities,
});

describe('ConsumeTogether', () => {
  it('charges each quantity by itself, and fires thresholds once for all', () => {
    ledger(budgetSet())
      .when(together(200, 100, 150), NOON)
      .then(consumed(200), consumed(100), consumed(150), crossed([50, 80], 450));
  });

  it('is refused whole where the sum would be, with the figures and the ways out of the sum', () => {
    const refused = ledger(budgetSet(), consumed(100)).when(together(200, 100, 150), NOON);
    refused.thenRejected('budget-soft-stopped', { requested: 450, shortage: 50 });
    ledger(quotasSet({ period: 'day', limit: 30 }))
      .when(together(10, 21), NOON)
      .thenRejected('plan-quota-exceeded', { requested: 31 });
  });

  it('draws from overrides in the order of the quantities', () => {
    const first = overrideGranted({ amount: 30 });
    const second = overrideGranted({ override: 'eu_o2', amount: 100, endsAt: MIDNIGHT });
    const draw = (override: string, quantity: number) => ({ override, quantity });
    ledger(first, second, budgetSet({ thresholds: [] }), consumed(480))
      .when(together(10, 30, 40), NOON)
      .then(consumed(10), consumed(30, [draw('eu_o1', 20)]), consumed(40, [draw('eu_o1', 10), draw('eu_o2', 30)]), {
        type: 'OverrideExhausted',
        meter: 'rows',
        override: 'eu_o1',
      });
  });

  it('closes the books of the day before it once', () => {
    const { decision } = ledger(consumed(5)).when(together(1, 2), MIDNIGHT);
    expect(decision.events.map(({ type }) => type)).toEqual(['PeriodOpened', 'UsageConsumed', 'UsageConsumed']);
  });

  it('refuses quantities that are none, each and in all', () => {
    ledger().when(together(1, 0), NOON).thenRejected('quantity-out-of-range', { field: 'quantities.1' });
    ledger().when(together(1e12, 1), NOON).thenRejected('quantity-out-of-range', { field: 'quantity' });
  });

  it('is given back from its events, and answered item by item', () => {
    const before = ledger(overrideGranted(), budgetSet());
    const { decision } = before.when(together(450, 75), NOON);
    const { commandFromEvents, answer } = ledgerAggregate;
    expect(commandFromEvents?.(decision.events)).toEqual(together(450, 75));
    const after = fold(ledgerDecider.evolve, before.state, decision.events);
    expect(answer(after, decision.events, together(450, 75))).toMatchObject({
      meter: 'rows',
      consumed: [{ quantity: 450 }, { quantity: 75, override: { drawn: 25, remaining: 75, overrides: ['eu_o1'] } }],
      budgets: [{ used: 525, remaining: 0 }],
      remaining: 0,
    });
  });
});
