import { Temporal } from 'temporal-polyfill';

/** The text when it is a calendar day (`YYYY-MM-DD`), else nothing. */
export function calendarDay(text: string | undefined): string {
  try {
    return Temporal.PlainDate.from(text ?? '').toString() === text ? text : '';
  } catch {
    return '';
  }
}

/** The instant a calendar day begins in a time zone, ISO 8601 UTC. Where clocks change at midnight it begins later. */
export function startOfDay(day: string, timeZone: string): string {
  return instantOf(Temporal.PlainDate.from(day), timeZone);
}

/** The instant the day after begins: the first one that no longer belongs to the day. */
export function endOfDay(day: string, timeZone: string): string {
  return instantOf(Temporal.PlainDate.from(day).add({ days: 1 }), timeZone);
}

function instantOf(day: Temporal.PlainDate, timeZone: string): string {
  return day.toZonedDateTime(timeZone).toInstant().toString();
}
