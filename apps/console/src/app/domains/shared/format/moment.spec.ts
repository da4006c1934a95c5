import { describe, expect, it } from '@jest/globals';
import { formatDay, formatMoment } from './moment.ts';

const INSTANT = '2026-11-12T23:46:40.123Z';

describe('an instant', () => {
  it.each([
    ['de-DE', 'Europe/Berlin', '13. Nov. 2026, 00:46:40 MEZ'],
    ['en-GB', 'Europe/London', '12 Nov 2026, 23:46:40 GMT'],
    ['fr-FR', 'Europe/Paris', '13 nov. 2026, 00:46:40 UTC+1'],
    ['en-US', 'America/New_York', 'Nov 12, 2026, 06:46:40 PM EST'],
  ])('is written as %s does in %s', (locale, timeZone, text) => {
    expect(formatMoment(INSTANT, { locale, timeZone }).replaceAll('\u202f', ' ')).toBe(text);
  });

  it('falls on the day of the time zone', () => {
    expect(formatDay(INSTANT, { locale: 'en-GB', timeZone: 'Europe/Berlin' })).toBe('13 Nov 2026');
    expect(formatDay(INSTANT, { locale: 'en-GB', timeZone: 'UTC' })).toBe('12 Nov 2026');
  });
});
