import type { EpochMs, Rejection } from '@chancery/kernel';
import { endedHolding, GRACE, GRACE_HOURS, isUnderWay } from './ended-periods.ts';
import { iso } from './figures.ts';
import { invalid } from './invalid.ts';
import type { ReportUsage } from './ledger.commands.ts';
import type { ClosedPeriod } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { PERIODS, periodAt } from './period.ts';

/** How far ahead a moment may lie and still be now: clocks differ. */
export const CLOCK_SKEW = 60_000;

/** Why use cannot be counted as of its `occurredAt`: that is no moment, lies ahead, or its day ended too long ago. */
export function lateFault(ledger: OpenedLedger, command: ReportUsage, now: EpochMs): Rejection | null {
  const { occurredAt } = command;
  if (occurredAt === undefined) return null;
  if (!(occurredAt <= now + CLOCK_SKEW)) return notYetOccurred(ledger, command, occurredAt, now);
  const inReach = PERIODS.every(
    (period) => isUnderWay(ledger, period, occurredAt) || endedHolding(ledger, period, occurredAt, now),
  );
  return inReach ? null : tooLate(ledger, command, occurredAt, now);
}

/** The ended periods that hold `at`, each with `quantity` more used; none where all that hold it are under way. */
export function bookedEarlier(
  ledger: OpenedLedger,
  at: EpochMs,
  quantity: number,
  now: EpochMs,
): readonly ClosedPeriod[] {
  return PERIODS.flatMap((period) => {
    const ended = isUnderWay(ledger, period, at) ? undefined : endedHolding(ledger, period, at, now);
    return ended ? [{ ...ended, used: ended.used + quantity }] : [];
  });
}

function notYetOccurred(ledger: OpenedLedger, { quantity }: ReportUsage, at: EpochMs, now: EpochMs): Rejection {
  const shown = Number.isNaN(new Date(at).getTime()) ? 'no date' : iso(at);
  const rejection = invalid(
    'usage-not-yet-occurred',
    `"occurredAt" is ${shown}; it has to be a moment up to now, ${iso(now)}, give or take a minute.`,
    { meter: ledger.meter, occurredAt: shown, now: iso(now) },
    'Give a moment that has come, or none.',
    'usage:report',
  );
  return { ...rejection, lift: [...rejection.lift, countedNow(ledger, quantity)] };
}

function tooLate(ledger: OpenedLedger, { quantity }: ReportUsage, at: EpochMs, now: EpochMs): Rejection {
  const kept = ledger.ended.find(({ period, startsAt, endsAt }) => period === 'day' && startsAt <= at && at < endsAt);
  const { key, endsAt } = kept ?? periodAt(ledger.timeZone, 'day', at);
  const until = iso(endsAt + GRACE);
  return {
    code: 'usage-report-too-late',
    message: `Use of the day ${key} could be reported for ${GRACE_HOURS} hours after its end, until ${until}.`,
    facts: {
      meter: ledger.meter,
      day: key,
      endedAt: iso(endsAt),
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
