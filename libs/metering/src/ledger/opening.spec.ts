import { describe, expect, it } from '@jest/globals';
import { fold } from '@chancery/kernel';
import { given } from '@chancery/testing';
import type { ConsumeUsage, LedgerOwner } from './ledger.commands.ts';
import { ledgerDecider } from './ledger.decide.ts';
import type { LedgerEvent } from './ledger.events.ts';
import { evolveLedger, UNOPENED } from './ledger.state.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { openedAt } from './opening.ts';
import { budgetSet, consume, consumed, HOUR, IDENTITY, MIDNIGHT, NOON, opened } from './testing/ledger-samples.ts';

const { tenant, meter } = IDENTITY;
const at = (iso: string) => Date.parse(iso);
const ledger = (...events: readonly LedgerEvent[]) =>
  fold(evolveLedger, UNOPENED, [opened(), ...events]) as OpenedLedger;

/** The ledger of Monday, Berlin, for a tenant who is in another zone since `since`, as it stands at `now`. */
function seen(timeZone: string, since: number, now: number, state = ledger(budgetSet(), consumed(500))) {
  return openedAt({ tenant, meter, timeZone, since }, state, now);
}

const day = (state: OpenedLedger) => {
  const { key, startsAt, endsAt } = state.periods.day;
  return [key, new Date(startsAt).toISOString(), new Date(endsAt).toISOString()];
};

describe('a tenant who moves to another time zone', () => {
  const SINCE = NOON + 3 * HOUR;

  it('is in the old one until the moment it holds from', () => {
    expect(seen('America/New_York', SINCE, SINCE - 1)).toMatchObject({ events: [] });
    expect(seen('America/New_York', SINCE, SINCE)).toMatchObject({ events: [{ type: 'TimeZoneChanged' }] });
  });

  it('has one long day when it moves west, though nobody asked before the old midnight', () => {
    const { ledger: long, events } = seen('America/New_York', SINCE, MIDNIGHT + HOUR);
    expect(events).toMatchObject([{ type: 'TimeZoneChanged', zoneSince: SINCE }]);
    expect(day(long)).toEqual(['2026-11-23', '2026-11-22T23:00:00.000Z', '2026-11-24T05:00:00.000Z']);
    expect(long.used.day).toBe(500);
  });

  it('has one short day when it moves east, and the rest of it begins the next', () => {
    const { ledger: short, events } = seen('Asia/Tokyo', SINCE, MIDNIGHT - HOUR);
    // 15:00 in Berlin is 23:00 in Tokyo, where the day ends an hour later.
    expect(events.map(({ type }) => type)).toEqual(['TimeZoneChanged', 'PeriodOpened']);
    expect(day(short)).toEqual(['2026-11-24', '2026-11-23T15:00:00.000Z', '2026-11-24T15:00:00.000Z']);
    const { ledger: late } = seen('Asia/Tokyo', NOON + 5 * HOUR, MIDNIGHT - HOUR);
    expect(day(late)).toEqual(['2026-11-24', '2026-11-23T16:00:00.000Z', '2026-11-24T15:00:00.000Z']);
  });

  it('closes the books of the old zone first when it is asked for the first time days later', () => {
    const { events } = seen('America/New_York', MIDNIGHT + 3 * HOUR, MIDNIGHT + 48 * HOUR);
    expect(events).toMatchObject([
      { type: 'PeriodOpened', closed: [{ key: '2026-11-23', used: 500 }], carried: { timeZone: 'Europe/Berlin' } },
      { type: 'TimeZoneChanged', periods: { day: { key: '2026-11-24', endsAt: at('2026-11-25T05:00:00Z') } } },
      { type: 'PeriodOpened', closed: [{ key: '2026-11-24', used: 0 }], carried: { timeZone: 'America/New_York' } },
    ]);
  });

  it('keeps the length of days in which a clock changes or that are leap days, as they are in the new zone', () => {
    const spring = ledger(opened(at('2026-03-08T03:00:00Z')));
    // Sunday, 8 March, has 23 hours in New York.
    const { ledger: moved } = seen('America/New_York', at('2026-03-08T04:00:00Z'), at('2026-03-08T12:00:00Z'), spring);
    expect(day(moved)).toEqual(['2026-03-08', '2026-03-07T23:00:00.000Z', '2026-03-09T04:00:00.000Z']);
    const february = ledger(opened(at('2028-02-29T10:00:00Z')));
    const { ledger: leap } = seen('Pacific/Honolulu', at('2028-02-29T11:00:00Z'), at('2028-03-01T02:00:00Z'), february);
    expect(day(leap)).toEqual(['2028-02-29', '2028-02-28T23:00:00.000Z', '2028-03-01T10:00:00.000Z']);
    expect(leap.periods.month).toMatchObject({ key: '2028-02', endsAt: at('2028-03-01T10:00:00Z') });
  });

  it('is not moved back by a process that has not heard of it', () => {
    const { ledger: moved } = seen('America/New_York', SINCE, SINCE);
    const behind: LedgerOwner = { tenant, timeZone: 'Europe/Berlin' };
    expect(openedAt({ ...behind, meter }, moved, SINCE + 1)).toMatchObject({ events: [] });
    const again = { ...behind, meter, since: SINCE + HOUR };
    expect(openedAt(again, moved, SINCE + HOUR)).toMatchObject({ events: [{ type: 'TimeZoneChanged' }] });
  });

  it('moves its ledger with a use, and with none that is refused', () => {
    const owner: LedgerOwner = { tenant, timeZone: 'America/New_York', since: SINCE };
    const stopped = given(ledgerDecider, [opened(), budgetSet(), consumed(500)]);
    const use = (quantity: number): ConsumeUsage & { readonly owner: LedgerOwner } => ({ ...consume(quantity), owner });
    stopped.when(use(1), MIDNIGHT + HOUR).thenRejected('budget-soft-stopped', { used: 500 });
    expect(stopped.when(use(1), at('2026-11-24T05:00:00Z')).decision).toMatchObject({
      events: [{ type: 'TimeZoneChanged' }, { type: 'PeriodOpened' }, { type: 'UsageConsumed' }],
    });
  });

  it('is in the new one from the start on a meter that is used for the first time', () => {
    given(ledgerDecider)
      .when({ ...consume(5), owner: { tenant, timeZone: 'America/New_York', since: SINCE } }, NOON)
      .then({ ...opened(NOON, 'America/New_York'), zoneSince: SINCE }, consumed(5));
  });
});
