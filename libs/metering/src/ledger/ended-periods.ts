import type { EpochMs } from '@chancery/kernel';
import type { ClosedPeriod, CurrentPeriods } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { PERIODS, periodAt } from './period.ts';
import type { Period } from './period.ts';

export const GRACE_HOURS = 72;

/** How long after the end of a period what happened in it can still be put right, in milliseconds. */
export const GRACE = GRACE_HOURS * 3_600_000;

/**
 * All periods before those under way that were over for no longer than the grace at `now`, without a gap: those of
 * `known`, and between them the calendar's, in which nothing was used. Kind by kind, oldest first.
 */
export function endedBefore(
  periods: CurrentPeriods,
  timeZone: string,
  known: readonly ClosedPeriod[],
  now: EpochMs,
): readonly ClosedPeriod[] {
  return PERIODS.flatMap((period) => {
    const kept = known.filter((each) => each.period === period && each.startsAt < each.endsAt);
    const found: ClosedPeriod[] = [];
    let end = periods[period].startsAt;
    while (end + GRACE > now) {
      const last = kept.find(({ endsAt }) => endsAt === end) ?? unusedUntil(end, period, timeZone, kept);
      found.unshift(last);
      end = last.startsAt;
    }
    return found;
  });
}

/** The calendar's period that ends at `end`, as far as it lies after what is kept. */
function unusedUntil(end: EpochMs, period: Period, timeZone: string, kept: readonly ClosedPeriod[]): ClosedPeriod {
  const { key, startsAt } = periodAt(timeZone, period, end - 1);
  const before = kept.map(({ endsAt }) => endsAt).filter((each) => each < end);
  return { key, startsAt: Math.max(startsAt, ...before), endsAt: end, period, used: 0 };
}

/** Whether the period of this kind that holds `at` is under way. */
export function isUnderWay({ periods }: Pick<OpenedLedger, 'periods'>, period: Period, at: EpochMs): boolean {
  return at >= periods[period].startsAt;
}

/** The kinds of period of which the one under way holds `at`. */
export function underWayAt(ledger: Pick<OpenedLedger, 'periods'>, at: EpochMs): readonly Period[] {
  return PERIODS.filter((period) => isUnderWay(ledger, period, at));
}

/**
 * Those of `periods` from whose use `taken` can be taken. All of them: but a process that learned of a change of time
 * zone far too late may have counted in the one before, and no use may fall below 0.
 */
export function takeableFrom(periods: readonly Period[], { used }: OpenedLedger, taken: number): readonly Period[] {
  return periods.filter((period) => used[period] >= taken);
}

/** The period that holds `at`, has ended, and can still be put right at `now`; `undefined` where there is none. */
export function endedHolding(
  { ended }: OpenedLedger,
  period: Period,
  at: EpochMs,
  now: EpochMs,
): ClosedPeriod | undefined {
  return ended.find(
    (each) => each.period === period && each.startsAt <= at && at < each.endsAt && each.endsAt + GRACE > now,
  );
}
