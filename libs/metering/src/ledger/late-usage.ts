import type { EpochMs, Rejection } from '@chancery/kernel';
import { iso } from './figures.ts';
import { invalid } from './invalid.ts';
import type { ReportUsage } from './ledger.commands.ts';
import type { ClosedPeriod } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { PERIODS, periodAt } from './period.ts';
import type { Period } from './period.ts';

const GRACE_HOURS = 72;

/** How long after the end of a day its use can still be reported into it, in milliseconds. */
export const REPORT_GRACE = GRACE_HOURS * 3_600_000;

/** Those of `ended` that late use can still fall in: a week and a month never end before their last day does. */
export function stillInGrace(ended: readonly ClosedPeriod[], now: EpochMs): readonly ClosedPeriod[] {
  return ended.filter(({ endsAt }) => endsAt + REPORT_GRACE > now);
}

/** Why use cannot be counted as of its `occurredAt`: that is no moment, lies ahead, or its day ended too long ago. */
export function lateFault(ledger: OpenedLedger, command: ReportUsage, now: EpochMs): Rejection | null {
  const { occurredAt } = command;
  if (occurredAt === undefined) return null;
  if (!(occurredAt <= now)) return notYetOccurred(ledger, command, occurredAt, now);
  const day = earlierPeriod(ledger, 'day', occurredAt);
  if (day === null || day.endsAt + REPORT_GRACE > now) return null;
  return tooLate(ledger, command, day, now);
}

/** The periods before those under way that hold `occurredAt`, each with `quantity` more used; none where all are. */
export function bookedEarlier(ledger: OpenedLedger, occurredAt: EpochMs, quantity: number): readonly ClosedPeriod[] {
  return PERIODS.flatMap((period) => {
    const earlier = earlierPeriod(ledger, period, occurredAt);
    return earlier ? [{ ...earlier, used: earlier.used + quantity }] : [];
  });
}

/**
 * The period before the one under way that holds `at`; `null` when the one under way does. Nothing may have been used
 * in it, even before the ledger was opened: then the calendar says which it was.
 */
function earlierPeriod(ledger: OpenedLedger, period: Period, at: EpochMs): ClosedPeriod | null {
  const current = ledger.periods[period];
  if (at >= current.startsAt) return null;
  const kept = ledger.ended.filter((each) => each.period === period);
  const holding = kept.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
  if (holding) return holding;
  const found = periodAt(ledger.timeZone, period, at);
  // After a change of time zone a period can hold moments that the calendar of the new zone gives to another.
  if (found.key === current.key) return null;
  const named = kept.find(({ key }) => key === found.key);
  return named ?? { ...found, endsAt: Math.min(found.endsAt, current.startsAt), period, used: 0 };
}

function notYetOccurred(ledger: OpenedLedger, { quantity }: ReportUsage, at: EpochMs, now: EpochMs): Rejection {
  const shown = Number.isNaN(new Date(at).getTime()) ? 'no date' : iso(at);
  const rejection = invalid(
    'usage-not-yet-occurred',
    `"occurredAt" is ${shown}; it has to be a moment up to now, ${iso(now)}.`,
    { meter: ledger.meter, occurredAt: shown, now: iso(now) },
    'Give a moment that has come, or none.',
    'usage:report',
  );
  return { ...rejection, lift: [...rejection.lift, countedNow(ledger, quantity)] };
}

function tooLate(ledger: OpenedLedger, { quantity }: ReportUsage, day: ClosedPeriod, now: EpochMs): Rejection {
  const until = iso(day.endsAt + REPORT_GRACE);
  return {
    code: 'usage-report-too-late',
    message: `Use of the day ${day.key} could be reported for ${GRACE_HOURS} hours after its end, until ${until}.`,
    facts: {
      meter: ledger.meter,
      day: day.key,
      endedAt: iso(day.endsAt),
      graceHours: GRACE_HOURS,
      until,
      now: iso(now),
      requested: quantity,
    },
    lift: [countedNow(ledger, quantity)],
  };
}

function countedNow({ tenant, meter }: OpenedLedger, quantity: number): Rejection['lift'][number] {
  return {
    action: 'Report it without `occurredAt`: it counts in the periods under way.',
    by: 'usage:report',
    request: { method: 'POST', path: `/v1/tenants/${tenant}/usage/report`, body: { meter, quantity } },
  };
}
