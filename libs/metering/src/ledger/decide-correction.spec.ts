import { describe, expect, it } from '@jest/globals';
import { given } from '@chancery/testing';
import { MAX_CORRECTED } from './decide-correction.ts';
import { GRACE } from './ended-periods.ts';
import { ledgerDecider } from './ledger.decide.ts';
import type { ClosedPeriod, LedgerEvent } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import {
  budgetSet,
  consume,
  consumed,
  correct,
  corrected,
  crossed,
  HOUR,
  MIDNIGHT,
  NOON,
  opened,
  overrideGranted,
  periodOpened,
} from './testing/ledger-samples.ts';

const ledger = (...events: readonly LedgerEvent[]) => given(ledgerDecider, [opened(), ...events]);
const monday = (used: number): ClosedPeriod => ({
  period: 'day',
  key: '2026-11-23',
  startsAt: Date.parse('2026-11-22T23:00:00Z'),
  endsAt: MIDNIGHT,
  used,
});

describe('CorrectUsage', () => {
  it('counts more of a use, which passes every cap and fires thresholds', () => {
    ledger(budgetSet({ hardCap: 500 }), consumed(400), crossed([50, 80], 400))
      .when(correct(200, 400), NOON)
      .then(corrected(200), crossed([100], 600));
    expect(ledger(consumed(400), corrected(200)).state).toMatchObject({ used: { day: 600, week: 600, month: 600 } });
  });

  it('counts less of it, down to nothing and not below, with what was corrected and returned before', () => {
    const before = ledger(consumed(400), corrected(-100), corrected(50));
    before.when(correct(-350, 400), NOON).then(corrected(-350));
    const tooMuch = before.when(correct(-351, 400), NOON);
    tooMuch.thenRejected('correction-below-zero', { recorded: 400, left: 350, requested: -351 });
    expect(tooMuch.decision).toMatchObject({ rejection: { lift: [{ request: { body: { quantity: -350 } } }] } });
    ledger(consumed(400), corrected(-400))
      .when(correct(-1, 400), NOON)
      .thenRejected('correction-below-zero', { left: 0 });
    const back = { type: 'UsageReturned' as const, meter: 'rows', quantity: 399, chargedBy: 'use-1', chargedAt: NOON };
    const returned = { ...back, reason: 'It failed', credited: ['day', 'week', 'month'] as const, overrides: [] };
    ledger(consumed(400), returned).when(correct(-2, 400), NOON).thenRejected('correction-below-zero', { left: 1 });
  });

  it('leaves no more to return than it left', () => {
    const charge = { quantity: 400, chargedAt: NOON, overrides: [] };
    const reason = 'It failed after it was charged';
    const giveBack = { type: 'ReturnUsage' as const, meter: 'rows', chargedBy: 'use-1', charge, reason };
    const before = ledger(consumed(400), corrected(-100));
    before.when({ ...giveBack, quantity: 301 }, NOON).thenRejected('return-exceeds-charge', { left: 300 });
    expect(before.when({ ...giveBack, quantity: 300 }, NOON).decision.kind).toBe('accepted');
  });

  it('arms thresholds again that are not reached any more, in a new epoch, and they fire once more', () => {
    const fired = [budgetSet(), consumed(450), crossed([50, 80], 450)];
    const rearmed = corrected(-150, { rearmed: [{ budget: 'daily', epoch: 2, crossed: [50] }] });
    ledger(...fired)
      .when(correct(-150, 450), NOON)
      .then(rearmed);
    ledger(...fired, rearmed)
      .when(consume(100), NOON)
      .then(consumed(100), crossed([80], 400, { epoch: 2 }));
    ledger(...fired)
      .when(correct(-50, 450), NOON)
      .then(corrected(-50));
  });

  it('gives back what was drawn from overrides, the units beyond the cap first', () => {
    const draw = [{ override: 'eu_o1', quantity: 50 }];
    const use = { quantity: 550, chargedAt: NOON, overrides: draw };
    const before = ledger(overrideGranted(), consumed(550, draw));
    const givenBack = [{ override: 'eu_o1', quantity: 30 }];
    before.when(correct(-30, 550, { use }), NOON).then(corrected(-30, { givenBack }));
    const after = ledger(overrideGranted(), consumed(550, draw), corrected(-30, { givenBack }));
    expect(after.state).toMatchObject({ overrides: [{ remaining: 80 }] });
    const rest = [{ override: 'eu_o1', quantity: 20 }];
    after.when(correct(-40, 550, { use }), NOON).then(corrected(-40, { givenBack: rest }));
  });

  it('counts in the periods in which the use happened: the day that has ended, and the week and month that go on', () => {
    const { decision } = ledger(budgetSet(), consumed(450), crossed([50, 80], 450)).when(
      correct(-100, 450),
      MIDNIGHT + HOUR,
    );
    const booked = [monday(350)];
    expect(decision.events).toEqual([
      expect.objectContaining({ type: 'PeriodOpened' }),
      corrected(-100, { counted: ['week', 'month'], booked }),
    ]);
    const after = ledger(budgetSet(), consumed(450), ...decision.events).state as OpenedLedger;
    expect(after.used).toEqual({ day: 0, week: 350, month: 350 });
    expect(after.ended).toContainEqual(monday(350));
  });

  it('leaves alone the day whose figures are final, as long as the week or month can still be put right', () => {
    const { decision } = ledger(consumed(450)).when(correct(-100, 450), MIDNIGHT + GRACE);
    expect(decision.events.at(-1)).toEqual(corrected(-100, { counted: ['week', 'month'] }));
  });

  it('is too late when the month has been over for longer than the grace', () => {
    const end = Date.parse('2026-11-30T23:00:00Z');
    expect(ledger(consumed(450)).when(correct(-1, 450), end + GRACE - 1).decision.kind).toBe('accepted');
    const down = ledger(consumed(450)).when(correct(-1, 450), end + GRACE);
    down.thenRejected('correction-too-late', { usedAt: '2026-11-23T11:00:00.000Z', graceHours: 72 });
    const up = ledger(consumed(450)).when(correct(7, 450), end + GRACE);
    expect(up.decision).toMatchObject({ rejection: { lift: [{ request: { body: { quantity: 7 } } }] } });
  });

  it('takes the uses of one command apart', () => {
    const first = corrected(-10, { item: 0 });
    const before = ledger(consumed(10), consumed(20), first);
    before.when(correct(-1, 10, { item: 0 }), NOON).thenRejected('correction-below-zero', { left: 0 });
    before.when(correct(-20, 20, { item: 1 }), NOON).then(corrected(-20, { item: 1 }));
  });

  it('refuses what was never recorded, and one of several of which it is not said which', () => {
    const none = ledger().when(correct(-1, 0, { use: null, uses: 0 }), NOON);
    none.thenRejected('recorded-use-unknown', { recordedBy: 'use-1', uses: 0 });
    const several = ledger().when(correct(-1, 0, { use: null, uses: 3 }), NOON).decision;
    expect(several).toMatchObject({ rejection: { message: expect.stringContaining('it is not said which') } });
    const noSuch = ledger().when(correct(-1, 0, { use: null, uses: 3, item: 3 }), NOON).decision;
    expect(noSuch).toMatchObject({ rejection: { message: expect.stringContaining('3 is none of them') } });
  });

  it.each([0, 0.5, Number.NaN, 1e12 + 1, -(1e12 + 1)])('refuses a correction by %p', (quantity) => {
    ledger(consumed(5)).when(correct(quantity, 5), NOON).thenRejected('quantity-out-of-range', { field: 'quantity' });
  });

  it('refuses a reason that says nothing', () => {
    ledger(consumed(5))
      .when(correct(-1, 5, { reason: '  short  ' }), NOON)
      .thenRejected('correction-reason-too-short', { length: 5 });
  });

  it('refuses what would pass the integers that are exact', () => {
    const full = periodOpened({ used: { day: 0, week: 0, month: Number.MAX_SAFE_INTEGER - 1 } });
    ledger(full).when(correct(1, 5), NOON).then(corrected(1));
    ledger(full).when(correct(2, 5), NOON).thenRejected('quantity-out-of-range');
  });

  it(`refuses to keep more than ${MAX_CORRECTED} corrected uses, and takes further corrections of those`, () => {
    const corrections = Array.from({ length: MAX_CORRECTED }, (_, index) => {
      return { recordedBy: `use-${index}`, usedAt: NOON, added: 1, removed: 0 };
    });
    const full = ledger(periodOpened({ corrections, used: { day: 9, week: 9, month: 9 } }));
    full.when(correct(-1, 5, { recordedBy: 'another' }), NOON).thenRejected('correction-too-many');
    full.when(correct(-1, 5), NOON).then(corrected(-1));
  });

  it('is forgotten once its periods cannot be put right any more', () => {
    const kept = (at: number) => {
      const { events } = ledger(consumed(5), corrected(-1)).when(consume(1), at).decision;
      return events.flatMap((event) => (event.type === 'PeriodOpened' ? (event.carried.corrections ?? []) : []));
    };
    const end = Date.parse('2026-11-30T23:00:00Z');
    expect(kept(end)).toHaveLength(1);
    expect(kept(end + GRACE)).toEqual([]);
  });
});
