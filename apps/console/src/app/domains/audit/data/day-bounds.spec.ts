import { describe, expect, it } from '@jest/globals';
import { calendarDay, endOfDay, startOfDay } from './day-bounds.ts';

describe('a day in a time zone', () => {
  it('begins and ends at its own midnights', () => {
    expect(startOfDay('2026-11-12', 'Europe/Berlin')).toBe('2026-11-11T23:00:00Z');
    expect(endOfDay('2026-11-12', 'Europe/Berlin')).toBe('2026-11-12T23:00:00Z');
  });

  it('is longer when the clocks go back', () => {
    expect(startOfDay('2026-10-25', 'Europe/Berlin')).toBe('2026-10-24T22:00:00Z');
    expect(endOfDay('2026-10-25', 'Europe/Berlin')).toBe('2026-10-25T23:00:00Z');
  });

  it('begins after midnight where the clocks go forward at midnight', () => {
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00Z');
  });

  it('ends with the month and the year', () => {
    expect(endOfDay('2026-12-31', 'UTC')).toBe('2027-01-01T00:00:00Z');
  });
});

describe('a calendar day', () => {
  it('is taken as it is', () => {
    expect(calendarDay('2028-02-29')).toBe('2028-02-29');
  });

  it.each([undefined, '', 'today', '2026-02-29', '2026-13-01', '2026-11-12T00:00', '20261112'])('is not %j', (text) => {
    expect(calendarDay(text)).toBe('');
  });
});
