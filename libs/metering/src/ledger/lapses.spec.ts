import { describe, expect, it } from '@jest/globals';
import { fold } from '@chancery/kernel';
import { evolveOpened, lapsedAt } from './lapses.ts';
import { evolveLedger, ledgerOf, UNOPENED } from './ledger.state.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import type { LedgerEvent } from './ledger.events.ts';
import {
  budgetSet,
  carried,
  consumed,
  crossed,
  MIDNIGHT,
  NOON,
  opened,
  overrideGranted,
} from './testing/ledger-samples.ts';

const ledger = (...events: readonly LedgerEvent[]) =>
  fold(evolveLedger, UNOPENED, [opened(), ...events]) as OpenedLedger;

describe('lapsedAt', () => {
  it('leaves a ledger alone until something ends', () => {
    const before = ledger(budgetSet());
    expect(lapsedAt(before, MIDNIGHT - 1)).toEqual({ ledger: before, events: [] });
  });

  it('closes the books: the final figures of what ended, and the balances of all that goes on', () => {
    const fired = [budgetSet(), consumed(300), crossed([50], 300)];
    const monthly = [budgetSet({ budget: 'monthly', period: 'month' }), crossed([50], 300, { budget: 'monthly' })];
    const { events, ledger: after } = lapsedAt(ledger(...fired, ...monthly), MIDNIGHT);
    expect(events).toMatchObject([
      {
        type: 'PeriodOpened',
        closed: [{ period: 'day', key: '2026-11-23', endsAt: MIDNIGHT, used: 300 }],
        carried: { used: { day: 0, week: 300, month: 300 } },
      },
    ]);
    expect(after).toMatchObject({
      budgets: [
        { budget: 'daily', crossed: [], nextThresholdAt: 250 },
        { budget: 'monthly', crossed: [50], nextThresholdAt: 400 },
      ],
      periods: { day: { key: '2026-11-24', startsAt: MIDNIGHT } },
    });
  });

  it('closes day, week and month together where they end together, and skips days without use', () => {
    const january = Date.parse('2027-02-01T08:00:00Z');
    const { events } = lapsedAt(ledger(consumed(7)), january);
    expect(events).toMatchObject([
      {
        closed: [
          { period: 'day', key: '2026-11-23', used: 7 },
          { period: 'week', key: '2026-W48', used: 7 },
          { period: 'month', key: '2026-11', used: 7 },
        ],
        carried: { periods: { day: { key: '2027-02-01' }, week: { key: '2027-W05' }, month: { key: '2027-02' } } },
      },
    ]);
  });

  it.each([
    ['23 hours', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
    ['25 hours', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
  ])('lets a day of %s end at its own midnight', (_name, start, end) => {
    const state = evolveLedger(UNOPENED, opened(Date.parse(start))) as OpenedLedger;
    expect(state.lapsesAt).toBe(Date.parse(end));
    expect(lapsedAt(state, Date.parse(end) - 1).events).toEqual([]);
    expect(lapsedAt(state, Date.parse(end)).events).toHaveLength(1);
  });

  it('gives the 29th of February its own day', () => {
    const state = evolveLedger(UNOPENED, opened(Date.parse('2028-02-28T12:00:00Z'), 'UTC')) as OpenedLedger;
    const { ledger: leap } = lapsedAt(state, Date.parse('2028-02-29T00:00:00Z'));
    expect(leap.periods).toMatchObject({ day: { key: '2028-02-29' }, month: { key: '2028-02' } });
    const { ledger: march } = lapsedAt(leap, Date.parse('2028-03-01T00:00:00Z'));
    expect(march.periods).toMatchObject({ day: { key: '2028-03-01' }, month: { key: '2028-03' } });
  });

  it('says what its events say: folding them gives the same ledger, also from nothing', () => {
    const override = overrideGranted();
    const full = ledger(budgetSet({ hardCap: 900 }), override, consumed(300), crossed([50], 300));
    const { ledger: after, events } = lapsedAt(full, MIDNIGHT);
    expect(events.map(({ type }) => type)).toEqual(['OverrideExpired', 'PeriodOpened']);
    expect(events.reduce(evolveOpened, full)).toEqual(after);
    expect(fold(evolveLedger, UNOPENED, events.slice(1))).toEqual(after);
  });

  it('knows the earliest end of all', () => {
    const soon = { ...overrideGranted(), remaining: 5, endsAt: NOON + 1 };
    const { type: _type, meter: _meter, ...standing } = soon;
    expect(ledgerOf(carried({ overrides: [standing] })).lapsesAt).toBe(NOON + 1);
    expect(ledgerOf(carried({ overrides: [{ ...standing, remaining: 0 }] })).lapsesAt).toBe(MIDNIGHT);
  });
});
