import type { EpochMs } from '@chancery/kernel';
import { drawsInForce } from './draws.ts';
import { endedBefore } from './ended-periods.ts';
import type { LedgerEvent, OverrideExpired, PeriodOpened } from './ledger.events.ts';
import { carriedOf, evolveLedger } from './ledger.state.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { PERIODS, periodAt } from './period.ts';
import type { Period, PeriodBounds } from './period.ts';

/** A ledger with what time alone has done to it, and the events that record that. */
export type Lapsed = { readonly ledger: OpenedLedger; readonly events: readonly LedgerEvent[] };

const NOTHING: readonly LedgerEvent[] = [];

/**
 * The ledger as it stands at `now`: holds, overrides and requests whose end has come are gone, periods that ended are closed and the
 * present ones open. Time does nothing by itself; whatever is decided or shown goes through here first.
 */
export function lapsedAt(ledger: OpenedLedger, now: EpochMs): Lapsed {
  if (now < ledger.lapsesAt) return { ledger, events: NOTHING };
  // Holds first: what they had drawn flows back into overrides that go on, and is counted as unused in none.
  const holds = holdsExpired(ledger, now);
  const unheld = holds.reduce(evolveOpened, ledger);
  const expired = [...holds, ...overridesExpired(unheld, now), ...requestsLapsed(unheld, now)];
  const remaining = expired.slice(holds.length).reduce(evolveOpened, unheld);
  const turned = PERIODS.filter((period) => ledger.periods[period].endsAt <= now);
  if (turned.length === 0) return { ledger: remaining, events: expired };
  const opened = periodOpened(remaining, turned, now);
  return { ledger: evolveOpened(remaining, opened), events: [...expired, opened] };
}

/** Folds an event over a ledger that is open; no event closes one. */
export function evolveOpened(ledger: OpenedLedger, event: LedgerEvent): OpenedLedger {
  return evolveLedger(ledger, event) as OpenedLedger;
}

function holdsExpired({ meter, holds, overrides }: OpenedLedger, now: EpochMs): LedgerEvent[] {
  return holds
    .filter(({ endsAt }) => endsAt <= now)
    .map(({ hold, quantity: held, overrides: draws = [] }) => {
      const givenBack = drawsInForce(draws, overrides, now);
      return { type: 'HoldExpired', meter, hold, held, ...(givenBack.length === 0 ? {} : { givenBack }) };
    });
}

function overridesExpired({ meter, overrides }: OpenedLedger, now: EpochMs): OverrideExpired[] {
  return overrides
    .filter(({ remaining, endsAt }) => remaining > 0 && endsAt <= now)
    .map(({ override, remaining }) => ({ type: 'OverrideExpired', meter, override, unused: remaining }));
}

function requestsLapsed({ meter, requests }: OpenedLedger, now: EpochMs): LedgerEvent[] {
  return requests
    .filter(({ endsAt }) => endsAt <= now)
    .map(({ override }) => ({ type: 'OverrideRequestLapsed', meter, override }));
}

function periodOpened(ledger: OpenedLedger, turned: readonly Period[], now: EpochMs): PeriodOpened {
  const { timeZone, meter } = ledger;
  const periods = { ...ledger.periods };
  const used = { ...ledger.used };
  for (const period of turned) {
    periods[period] = following(ledger.periods[period], periodAt(timeZone, period, now));
    used[period] = 0;
  }
  const carried = carriedOf(ledger);
  const closed = turned.map((period) => ({ ...ledger.periods[period], period, used: ledger.used[period] }));
  const budgets = carried.budgets.map((each) => (turned.includes(each.period) ? { ...each, crossed: [] } : each));
  const overrides = carried.overrides.filter(({ endsAt }) => endsAt > now);
  const ended = endedBefore(periods, timeZone, [...ledger.ended, ...closed], now);
  // What can still be put right.
  const oldest = Math.min(...[...ended, ...Object.values(periods)].map(({ startsAt }) => startsAt));
  const returns = carried.returns.filter(({ chargedAt }) => chargedAt >= oldest);
  const corrections = ledger.corrections.filter(({ usedAt }) => usedAt >= oldest);
  const moved = { ...carried, periods, used, budgets, overrides, returns, ended, corrections };
  return { type: 'PeriodOpened', meter, closed, carried: moved };
}

/** After a change of time zone the calendar's period may have begun before the last one ended: it begins at that end. */
function following(last: PeriodBounds, next: PeriodBounds): PeriodBounds {
  return next.startsAt < last.endsAt ? { ...next, startsAt: last.endsAt } : next;
}
