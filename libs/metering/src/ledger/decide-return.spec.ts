import { describe, expect, it } from '@jest/globals';
import { given } from '@chancery/testing';
import type { RecordedCharge, ReturnUsage } from './ledger.commands.ts';
import type { LedgerEvent, UsageReturned } from './ledger.events.ts';
import { ledgerDecider } from './ledger.decide.ts';
import {
  budgetSet,
  consume,
  consumed,
  crossed,
  HOUR,
  MIDNIGHT,
  NOON,
  opened,
  overrideGranted,
} from './testing/ledger-samples.ts';

const ledger = (...events: readonly LedgerEvent[]) => given(ledgerDecider, [opened(), ...events]);
const meter = 'rows';
const reason = 'The ingest failed after it was charged';
const CHARGE: RecordedCharge = { quantity: 75, chargedAt: NOON, overrides: [] };

function giveBack(quantity: number, charge: RecordedCharge | null = CHARGE): ReturnUsage {
  return { type: 'ReturnUsage', meter, quantity, chargedBy: 'ingest-1', charge, reason };
}

function returned(quantity: number, given: Partial<UsageReturned> = {}): UsageReturned {
  const credited = ['day', 'week', 'month'] as const;
  const plain = { meter, quantity, chargedBy: 'ingest-1', chargedAt: NOON, reason, credited, overrides: [] };
  return { type: 'UsageReturned', ...plain, ...given };
}

describe('ReturnUsage', () => {
  it('gives a charge back to every period it lies in', () => {
    ledger(consumed(75)).when(giveBack(75), NOON).then(returned(75));
    expect(ledger(consumed(100), returned(75)).state).toMatchObject({ used: { day: 25, week: 25, month: 25 } });
  });

  it('makes room again under a budget, and does not fire a threshold a second time', () => {
    ledger(budgetSet(), consumed(500), crossed([50, 80, 100], 500), returned(75))
      .when(consume(75), NOON)
      .then(consumed(75));
  });

  it('never gives back more than the charge, in one go or in several', () => {
    ledger(consumed(75))
      .when(giveBack(76), NOON)
      .thenRejected('return-exceeds-charge', { charged: 75, returned: 0, left: 75 });
    const partly = ledger(consumed(75), returned(50));
    partly.when(giveBack(25), NOON).then(returned(25));
    partly.when(giveBack(26), NOON).thenRejected('return-exceeds-charge', { returned: 50, requested: 26, left: 25 });
    ledger(consumed(75), returned(50), returned(25))
      .when(giveBack(1), NOON)
      .thenRejected('return-exceeds-charge', { left: 0 });
  });

  it('keeps the returns of different charges apart', () => {
    const other = returned(75, { chargedBy: 'ingest-2' });
    ledger(consumed(75), consumed(75), other).when(giveBack(75), NOON).then(returned(75));
  });

  it('credits only the periods under way that the charge was made in', () => {
    const { decision } = ledger(consumed(75)).when(giveBack(75), MIDNIGHT);
    expect(decision).toMatchObject({
      events: [{ type: 'PeriodOpened' }, returned(75, { credited: ['week', 'month'] })],
    });
  });

  it('corrects nothing, and refuses nothing, when all its periods have ended', () => {
    const nextYear = Date.parse('2027-02-01T12:00:00Z');
    expect(ledger(consumed(75)).when(giveBack(75), nextYear).decision).toMatchObject({
      kind: 'accepted',
      events: [{ type: 'PeriodOpened' }],
    });
  });

  it('forgets returned charges with the last of their periods', () => {
    const before = ledger(consumed(75), returned(75));
    const nextYear = Date.parse('2027-02-01T12:00:00Z');
    const tomorrow = before.when(consume(1), MIDNIGHT).decision;
    expect(tomorrow).toMatchObject({
      events: [{ carried: { returns: [{ chargedBy: 'ingest-1', returned: 75 }] } }, {}],
    });
    expect(before.when(consume(1), nextYear).decision).toMatchObject({ events: [{ carried: { returns: [] } }, {}] });
  });

  it('counts a charge made in the first millisecond of a period to that period', () => {
    const monday = Date.parse('2026-11-29T23:00:00Z'); // the week begins; day and month turn a day later
    const tuesday = Date.parse('2026-11-30T23:00:00Z');
    const charge = { ...CHARGE, chargedAt: monday };
    const before = given(ledgerDecider, [opened(monday), consumed(75), returned(50, { chargedAt: monday })]);
    const { decision } = before.when(giveBack(25, charge), tuesday);
    expect(decision).toMatchObject({
      events: [
        { carried: { returns: [{ chargedBy: 'ingest-1', returned: 50 }] } },
        returned(25, { chargedAt: monday, credited: ['week'] }),
      ],
    });
    before.when(giveBack(26, charge), tuesday).thenRejected('return-exceeds-charge', { left: 25 });
  });

  it('refuses what was never charged', () => {
    ledger().when(giveBack(1, null), NOON).thenRejected('charge-unknown', { chargedBy: 'ingest-1' });
  });

  it.each([0, -5, 2.5])('refuses %p as a quantity', (quantity) => {
    ledger(consumed(75)).when(giveBack(quantity), NOON).thenRejected('quantity-out-of-range', { field: 'quantity' });
  });
});

describe('ReturnUsage of a charge that drew overrides', () => {
  const later = overrideGranted({ override: 'eu_o2', endsAt: NOON + 2 * HOUR });
  const draws = [
    { override: 'eu_o1', quantity: 20 },
    { override: 'eu_o2', quantity: 30 },
  ];
  const charge: RecordedCharge = { ...CHARGE, overrides: draws };
  const charged = [budgetSet(), consumed(475), crossed([50, 80], 475), overrideGranted({ amount: 20 }), later];
  const spent = ledger(...charged, consumed(75, draws), crossed([100], 550));

  it('fills them again, so that the same request is admitted again', () => {
    const back = returned(75, { overrides: draws.toReversed() });
    spent.when(giveBack(75, charge), NOON).then(back);
    const { decision } = ledger(...charged, consumed(75, draws), crossed([100], 550), back).when(consume(75), NOON);
    expect(decision).toMatchObject({ kind: 'accepted', events: [consumed(75, draws), { type: 'OverrideExhausted' }] });
  });

  it('gives back what was drawn last first', () => {
    spent.when(giveBack(10, charge), NOON).then(returned(10, { overrides: [{ override: 'eu_o2', quantity: 10 }] }));
    const first = returned(35, {
      overrides: [
        { override: 'eu_o2', quantity: 30 },
        { override: 'eu_o1', quantity: 5 },
      ],
    });
    const partly = ledger(...charged, consumed(75, draws), crossed([100], 550), first);
    partly.when(giveBack(40, charge), NOON).then(returned(40, { overrides: [{ override: 'eu_o1', quantity: 15 }] }));
  });

  it('gives nothing to an override that has ended, exhausted or not', () => {
    const { decision } = spent.when(giveBack(75, charge), NOON + HOUR);
    expect(decision).toMatchObject({ events: [returned(75, { overrides: [{ override: 'eu_o2', quantity: 30 }] })] });
    const none = spent.when(giveBack(75, charge), NOON + 2 * HOUR).decision;
    expect(none).toMatchObject({ events: [{ type: 'OverrideExpired', override: 'eu_o2', unused: 70 }, returned(75)] });
  });
});
