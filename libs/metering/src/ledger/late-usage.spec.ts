import { describe, expect, it } from '@jest/globals';
import { given } from '@chancery/testing';
import { ledgerAggregate } from './ledger.aggregate.ts';
import type { ClosedPeriod, LedgerEvent } from './ledger.events.ts';
import { ledgerDecider } from './ledger.decide.ts';
import { GRACE } from './ended-periods.ts';
import { evolveOpened } from './lapses.ts';
import { CLOCK_SKEW } from './late-usage.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { useIn } from './recorded-uses.ts';
import { budgetSet, consumed, crossed, HOUR, MIDNIGHT, NOON, opened, report } from './testing/ledger-samples.ts';

const meter = 'rows';
const TUESDAY = MIDNIGHT + HOUR;
const monday = (used: number): ClosedPeriod => ({
  period: 'day',
  key: '2026-11-23',
  startsAt: Date.parse('2026-11-22T23:00:00Z'),
  endsAt: MIDNIGHT,
  used,
});

/** A ledger on which `events` happened on Monday, as it stands after a decision early on Tuesday. */
function onTuesday(...events: readonly LedgerEvent[]) {
  const before = given(ledgerDecider, [opened(), ...events]);
  const { decision } = before.when(report(1), TUESDAY);
  return given(ledgerDecider, [opened(), ...events, ...decision.events]);
}

function reported(quantity: number, occurredAt: number, booked?: readonly ClosedPeriod[]): LedgerEvent {
  return { type: 'UsageReported', meter, quantity, occurredAt, ...(booked ? { booked } : {}) };
}

describe('ReportUsage with the moment it happened', () => {
  it('counts in the periods under way when it happened in them, and fires their thresholds', () => {
    const late = reported(300, NOON - HOUR);
    given(ledgerDecider, [opened(), budgetSet()])
      .when(report(300, NOON - HOUR), NOON)
      .then(late, crossed([50], 300));
    expect(given(ledgerDecider, [opened(), late]).state).toMatchObject({ used: { day: 300, week: 300, month: 300 } });
  });

  it('counts in the day that has ended, and in the week and month that go on', () => {
    const tuesday = onTuesday(consumed(40));
    const late = reported(60, NOON, [monday(100)]);
    tuesday.when(report(60, NOON), TUESDAY).then(late);
    const after = evolveOpened(tuesday.state as OpenedLedger, late);
    expect(after).toMatchObject({ used: { day: 1, week: 101, month: 101 } });
    expect(after.ended).toContainEqual(monday(100));
  });

  it('fires no threshold of the day that has ended, but those of a week that goes on', () => {
    const weekly = budgetSet({ budget: 'weekly', period: 'week' });
    const { decision } = onTuesday(budgetSet(), weekly).when(report(500, NOON), TUESDAY);
    expect(decision).toMatchObject({
      events: [{ type: 'UsageReported' }, { type: 'ThresholdsCrossed', budget: 'weekly', percents: [50, 80, 100] }],
    });
  });

  it('adds to what was reported late before', () => {
    const before = onTuesday(consumed(40));
    const first = before.when(report(60, NOON), TUESDAY).decision.events;
    const state = first.reduce(evolveOpened, before.state as OpenedLedger);
    const second = ledgerDecider.decide(report(5, NOON), state, TUESDAY);
    expect(second.events).toEqual([reported(5, NOON, [monday(105)])]);
  });

  it('counts in a day on which nothing happened, even before the meter was first used', () => {
    const sunday = Date.parse('2026-11-22T11:00:00Z');
    const { decision } = given(ledgerDecider, [opened()]).when(report(7, sunday), NOON);
    expect(decision).toMatchObject({
      events: [
        {
          booked: [
            { period: 'day', key: '2026-11-22', used: 7 },
            { period: 'week', key: '2026-W47', used: 7 },
          ],
        },
      ],
    });
  });

  it('is taken to the last moment of the grace, and then refused with a way out', () => {
    const tuesday = onTuesday(consumed(40));
    expect(tuesday.when(report(60, NOON), MIDNIGHT + GRACE - 1).decision.kind).toBe('accepted');
    const refused = tuesday.when(report(60, NOON), MIDNIGHT + GRACE);
    refused.thenRejected('usage-report-too-late', { day: '2026-11-23', graceHours: 72, requested: 60 });
    expect(refused.decision).toMatchObject({
      rejection: { lift: [{ by: 'usage:report', request: { body: { meter, quantity: 60 } } }] },
    });
  });

  it('counts now what a clock a minute ahead says has happened', () => {
    const late = reported(5, MIDNIGHT + CLOCK_SKEW - 1);
    given(ledgerDecider, [opened()])
      .when(report(5, MIDNIGHT + CLOCK_SKEW - 1), MIDNIGHT - 1)
      .then(late);
    expect(given(ledgerDecider, [opened(), late]).state).toMatchObject({ used: { day: 5 } });
    expect(useIn(late, MIDNIGHT - 1)).toMatchObject({ chargedAt: MIDNIGHT - 1 });
  });

  it.each([NOON + CLOCK_SKEW + 1, Number.NaN])('refuses %p, which has not come at noon', (occurredAt) => {
    given(ledgerDecider, [opened()])
      .when(report(1, occurredAt), NOON)
      .thenRejected('usage-not-yet-occurred', { now: '2026-11-23T11:00:00.000Z' });
  });

  it('refuses what would pass the integers that are exact in the period that has ended', () => {
    const full = reported(1, NOON, [monday(Number.MAX_SAFE_INTEGER)]);
    const state = evolveOpened(onTuesday().state as OpenedLedger, full);
    const decision = ledgerDecider.decide(report(1, NOON), state, TUESDAY);
    expect(decision).toMatchObject({ rejection: { code: 'quantity-out-of-range' } });
  });

  it('keeps a period that has ended no longer than late use can fall in it', () => {
    const kept = (at: number) => {
      const { events } = onTuesday(consumed(40)).when(report(1), at).decision;
      return events.flatMap((event) => (event.type === 'PeriodOpened' ? (event.carried.ended ?? []) : []));
    };
    expect(kept(MIDNIGHT + GRACE - 1)).toContainEqual(monday(40));
    expect(kept(MIDNIGHT + GRACE)).not.toContainEqual(monday(40));
  });

  it('is the same command again, from its event', () => {
    expect(ledgerAggregate.commandFromEvents?.([reported(60, NOON, [monday(100)])])).toEqual(report(60, NOON));
  });
});
