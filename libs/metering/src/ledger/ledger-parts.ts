import type { EpochMs } from '@chancery/kernel';
import type { CarriedOverride, ClosedPeriod, OverrideDraw } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { PERIODS } from './period.ts';

/** When the next period, override, hold or request ends. */
export function lapseOf({
  periods,
  overrides,
  holds,
  requests,
}: Pick<OpenedLedger, 'periods' | 'overrides' | 'holds' | 'requests'>): EpochMs {
  let earliest = Math.min(periods.day.endsAt, periods.week.endsAt, periods.month.endsAt);
  for (const { remaining, endsAt } of overrides) if (remaining > 0 && endsAt < earliest) earliest = endsAt;
  for (const { endsAt } of holds) if (endsAt < earliest) earliest = endsAt;
  for (const { endsAt } of requests) if (endsAt < earliest) earliest = endsAt;
  return earliest;
}

/** The ledger with `quantity` more used in every period under way. */
export function charged(ledger: OpenedLedger, quantity: number): OpenedLedger {
  const { day, week, month } = ledger.used;
  return { ...ledger, used: { day: day + quantity, week: week + quantity, month: month + quantity } };
}

/** The ledger with `quantity` more used: in `booked`, which says the use after it, and where none of these is, under way. */
export function chargedEarlier(ledger: OpenedLedger, quantity: number, booked: readonly ClosedPeriod[]): OpenedLedger {
  const used = { ...ledger.used };
  for (const period of PERIODS) if (!booked.some((each) => each.period === period)) used[period] += quantity;
  return { ...withBooked(ledger, booked), used };
}

/** The ledger with these ended periods in the place of what it had of them. */
export function withBooked(ledger: OpenedLedger, booked: readonly ClosedPeriod[]): OpenedLedger {
  if (booked.length === 0) return ledger;
  const replaced = ({ period, key }: ClosedPeriod) => booked.some((each) => each.period === period && each.key === key);
  return { ...ledger, ended: [...ledger.ended.filter((each) => !replaced(each)), ...booked] };
}

/** Overrides after `draws`: `sign` -1 draws, +1 gives back. */
export function drawn(
  overrides: readonly CarriedOverride[],
  draws: readonly OverrideDraw[],
  sign: 1 | -1,
): readonly CarriedOverride[] {
  return overrides.map((override) => {
    const draw = draws.find((each) => each.override === override.override);
    return draw ? { ...override, remaining: override.remaining + sign * draw.quantity } : override;
  });
}

/** The ledger with these overrides, put in the order in which they are drawn. */
export function withOverrides(ledger: OpenedLedger, overrides: readonly CarriedOverride[]): OpenedLedger {
  const inOrder = overrides.toSorted((left, right) => left.endsAt - right.endsAt);
  return { ...ledger, overrides: inOrder, lapsesAt: lapseOf({ ...ledger, overrides: inOrder }) };
}
