import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endInZone, periodAt, PERIODS } from './period.ts';

const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso);
const bounds = (timeZone: string, period: 'day' | 'week' | 'month', time: string) => {
  const { key, startsAt, endsAt } = periodAt(timeZone, period, at(time));
  return [key, new Date(startsAt).toISOString(), new Date(endsAt).toISOString()];
};

describe('periodAt', () => {
  it('cuts day, ISO week and month in the time zone of the tenant', () => {
    const time = '2026-11-22T23:30:00.000Z'; // Monday 00:30 in Berlin, still Sunday in New York
    expect(bounds('Europe/Berlin', 'day', time)).toEqual([
      '2026-11-23',
      '2026-11-22T23:00:00.000Z',
      '2026-11-23T23:00:00.000Z',
    ]);
    expect(bounds('Europe/Berlin', 'week', time)).toEqual([
      '2026-W48',
      '2026-11-22T23:00:00.000Z',
      '2026-11-29T23:00:00.000Z',
    ]);
    expect(bounds('Europe/Berlin', 'month', time)).toEqual([
      '2026-11',
      '2026-10-31T23:00:00.000Z',
      '2026-11-30T23:00:00.000Z',
    ]);
    expect(bounds('America/New_York', 'day', time)[0]).toBe('2026-11-22');
    expect(bounds('America/New_York', 'week', time)[0]).toBe('2026-W47');
  });

  it.each([
    ['spring forward in Berlin', 'Europe/Berlin', '2026-03-29T10:00:00Z', 23],
    ['fall back in Berlin', 'Europe/Berlin', '2026-10-25T10:00:00Z', 25],
    ['spring forward in New York', 'America/New_York', '2026-03-08T15:00:00Z', 23],
    ['fall back in New York', 'America/New_York', '2026-11-01T15:00:00Z', 25],
    ['half an hour on Lord Howe', 'Australia/Lord_Howe', '2026-04-05T01:00:00Z', 24.5],
    ['an ordinary day', 'Europe/Berlin', '2026-11-23T10:00:00Z', 24],
  ])('gives %s its true length', (_name, timeZone, time, hours) => {
    const { startsAt, endsAt } = periodAt(timeZone, 'day', at(time));
    expect((endsAt - startsAt) / HOUR).toBe(hours);
  });

  it('lets a day begin after midnight where the clock skips it', () => {
    // Cairo went from 24 April, 23:59 straight to 25 April, 01:00.
    expect(bounds('Africa/Cairo', 'day', '2025-04-25T12:00:00Z')).toEqual([
      '2025-04-25',
      '2025-04-24T22:00:00.000Z',
      '2025-04-25T21:00:00.000Z',
    ]);
  });

  it('goes on where a zone skipped a whole day', () => {
    // Samoa crossed the date line: Thursday, 29 December 2011 was followed by Saturday, the 31st.
    expect(bounds('Pacific/Apia', 'day', '2011-12-30T09:59:59Z')[0]).toBe('2011-12-29');
    expect(bounds('Pacific/Apia', 'day', '2011-12-30T10:00:00Z')[0]).toBe('2011-12-31');
  });

  it('knows leap days', () => {
    expect(bounds('UTC', 'day', '2028-02-29T12:00:00Z')[0]).toBe('2028-02-29');
    expect(bounds('UTC', 'month', '2028-02-29T12:00:00Z')[2]).toBe('2028-03-01T00:00:00.000Z');
    expect(bounds('UTC', 'month', '2027-02-28T12:00:00Z')[2]).toBe('2027-03-01T00:00:00.000Z');
  });

  it('names weeks after ISO: the days around New Year belong to the year of their Thursday', () => {
    expect(bounds('UTC', 'week', '2027-01-03T12:00:00Z')[0]).toBe('2026-W53');
    expect(bounds('UTC', 'week', '2024-12-30T12:00:00Z')[0]).toBe('2025-W01');
    expect(bounds('UTC', 'week', '2028-02-29T12:00:00Z')[0]).toBe('2028-W09');
  });

  it('refuses a time zone that does not exist', () => {
    expect(() => periodAt('Mars/Olympus', 'day', 0)).toThrow(RangeError);
  });

  it('tiles time without gap or overlap, in every zone', () => {
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'Africa/Cairo',
      'Australia/Lord_Howe',
      'Pacific/Chatham',
    );
    const instant = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z') });
    fc.assert(
      fc.property(zone, fc.constantFrom(...PERIODS), instant, (timeZone, period, time) => {
        const found = periodAt(timeZone, period, time);
        expect(found.startsAt).toBeLessThanOrEqual(time);
        expect(found.endsAt).toBeGreaterThan(time);
        expect(periodAt(timeZone, period, found.startsAt)).toEqual(found);
        expect(periodAt(timeZone, period, found.endsAt - 1)).toEqual(found);
        expect(periodAt(timeZone, period, found.endsAt).startsAt).toBe(found.endsAt);
        expect(periodAt(timeZone, period, found.startsAt - 1).endsAt).toBe(found.startsAt);
      }),
      { numRuns: 300 },
    );
  });
});

describe('endInZone', () => {
  it('gives the end of the same day, week or month in another zone', () => {
    const { endsAt } = periodAt('Europe/Berlin', 'day', at('2026-11-23T11:00:00Z'));
    const moved = endInZone('day', endsAt, 'Europe/Berlin', 'America/New_York');
    expect(new Date(moved).toISOString()).toBe('2026-11-24T05:00:00.000Z');
    const month = periodAt('Europe/Berlin', 'month', at('2026-11-23T11:00:00Z'));
    const movedMonth = endInZone('month', month.endsAt, 'Europe/Berlin', 'Asia/Tokyo');
    expect(new Date(movedMonth).toISOString()).toBe('2026-11-30T15:00:00.000Z');
  });
});
