import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '@chancery/kernel';

/** What a budget or plan quota is counted over. A week is an ISO week: it begins on Monday. */
export type Period = 'day' | 'week' | 'month';

export const PERIODS: readonly Period[] = ['day', 'week', 'month'];

/** One period of a tenant: from its first millisecond up to, and without, `endsAt`. */
export type PeriodBounds = {
  /** `2026-11-23`, `2026-W48` or `2026-11`, in the tenant's time zone. */
  readonly key: string;
  /** Epoch milliseconds. @asType integer */
  readonly startsAt: EpochMs;
  /** Epoch milliseconds of the first moment that is no longer in it. @asType integer */
  readonly endsAt: EpochMs;
};

/** The final figures of a period that ended. */
export type ClosedPeriod = PeriodBounds & {
  readonly period: Period;
  /** @asType integer @minimum 0 */
  readonly used: number;
};

/** The bounds found last, newest first, by time zone and period. A calendar look-up costs some 40 µs. */
const lastFound = new Map<string, readonly PeriodBounds[]>();
/** More than the time zones there are, times three: the map is emptied only when someone invents names. */
const MAX_REMEMBERED = 2000;
/** The period under way, in which most moments fall, and those before it that can still be put right. */
const REMEMBERED_EACH = 8;

/**
 * The day, ISO week or month that holds `at` in an IANA time zone. Days may last 23 or 25 hours, or not begin at
 * midnight. A pure function of its arguments (what it remembers is never wrong).
 * @throws RangeError for a time zone that does not exist.
 */
export function periodAt(timeZone: string, period: Period, at: EpochMs): PeriodBounds {
  const slot = `${period} ${timeZone}`;
  const last = lastFound.get(slot) ?? [];
  for (const bounds of last) if (bounds.startsAt <= at && at < bounds.endsAt) return bounds;
  const found = findPeriod(timeZone, period, at);
  if (lastFound.size >= MAX_REMEMBERED) lastFound.clear();
  lastFound.set(slot, [found, ...last.slice(0, REMEMBERED_EACH - 1)]);
  return found;
}

/**
 * When the day, week or month that ends at `endsAt` in one time zone ends in another: the same date on the calendar,
 * another moment.
 */
export function endInZone(period: Period, endsAt: EpochMs, timeZone: string, otherZone: string): EpochMs {
  const last = dateAt(timeZone, endsAt - 1);
  return startOf(dayAfter(firstDay(last, period), period), otherZone);
}

function findPeriod(timeZone: string, period: Period, at: EpochMs): PeriodBounds {
  const first = firstDay(dateAt(timeZone, at), period);
  const after = dayAfter(first, period);
  return { key: keyOf(first, period), startsAt: startOf(first, timeZone), endsAt: startOf(after, timeZone) };
}

function dateAt(timeZone: string, at: EpochMs): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
}

function firstDay(date: Temporal.PlainDate, period: Period): Temporal.PlainDate {
  if (period === 'day') return date;
  return period === 'week' ? date.subtract({ days: date.dayOfWeek - 1 }) : date.with({ day: 1 });
}

/** The first day of the next period. */
function dayAfter(first: Temporal.PlainDate, period: Period): Temporal.PlainDate {
  return first.add({ [`${period}s`]: 1 });
}

/** The date's first moment: usually midnight, later where the clock skips it. */
function startOf(date: Temporal.PlainDate, timeZone: string): EpochMs {
  return date.toZonedDateTime(timeZone).epochMilliseconds;
}

function keyOf(first: Temporal.PlainDate, period: Period): string {
  if (period === 'day') return first.toString();
  if (period === 'month') return first.toPlainYearMonth().toString();
  return `${first.yearOfWeek}-W${String(first.weekOfYear).padStart(2, '0')}`;
}
