import type { EpochMs } from '@chancery/kernel';
import { evolveOpened, lapsedAt } from './lapses.ts';
import type { Lapsed } from './lapses.ts';
import type { LedgerIdentity, LedgerOwner } from './ledger.commands.ts';
import type { LedgerEvent, LedgerOpened, TimeZoneChanged } from './ledger.events.ts';
import { evolveLedger, UNOPENED } from './ledger.state.ts';
import type { LedgerState, OpenedLedger } from './opened-ledger.ts';
import { endInZone, periodAt, PERIODS } from './period.ts';
import type { Period, PeriodBounds } from './period.ts';

/**
 * The ledger as it stands now: opened where it was not open, moved to the tenant's time zone where it was in another.
 */
export function openedAt(identity: LedgerIdentity, state: LedgerState, now: EpochMs): Lapsed {
  if (state.kind === 'unopened') {
    const opened = ledgerOpened(identity, now);
    return { ledger: evolveLedger(UNOPENED, opened) as OpenedLedger, events: [opened] };
  }
  if (!isMoved(state, identity, now)) return lapsedAt(state, now);
  const at = movedAt(state, identity, now);
  const lapsed = lapsedAt(state, at);
  const changed = timeZoneChanged(lapsed.ledger, identity, at);
  // The new zone may already be in the next day, week or month.
  const turned = lapsedAt(evolveOpened(lapsed.ledger, changed), now);
  const events: readonly LedgerEvent[] = [...lapsed.events, changed, ...turned.events];
  return { ledger: turned.ledger, events };
}

/** Not by an owner who was looked up before the ledger moved last: a process may learn of a change a moment late. */
function isMoved({ timeZone, zoneSince = 0 }: OpenedLedger, owner: LedgerOwner, now: EpochMs): boolean {
  const { since = 0 } = owner;
  return owner.timeZone !== timeZone && since >= zoneSince && since <= now;
}

/**
 * From when on the new zone cuts the ledger's periods: since the tenant is in it, also where the ledger learns of it
 * long after. Without that moment, now.
 */
function movedAt({ periods }: OpenedLedger, { since }: LedgerOwner, now: EpochMs): EpochMs {
  if (since === undefined) return now;
  return Math.max(since, ...PERIODS.map((period) => periods[period].startsAt));
}

function ledgerOpened({ tenant, meter, timeZone, since }: LedgerIdentity, now: EpochMs): LedgerOpened {
  const of = (period: Period) => periodAt(timeZone, period, now);
  const periods = { day: of('day'), week: of('week'), month: of('month') };
  return { type: 'LedgerOpened', tenant, meter, timeZone, ...sinceOf(since), periods };
}

function timeZoneChanged(ledger: OpenedLedger, { timeZone, since }: LedgerOwner, at: EpochMs): TimeZoneChanged {
  const { meter, periods } = ledger;
  const moved = (period: Period): PeriodBounds => {
    const endsAt = endInZone(period, periods[period].endsAt, ledger.timeZone, timeZone);
    return { ...periods[period], endsAt: Math.max(endsAt, at) };
  };
  const inZone = { day: moved('day'), week: moved('week'), month: moved('month') };
  return { type: 'TimeZoneChanged', meter, timeZone, ...sinceOf(since), periods: inZone };
}

function sinceOf(since: EpochMs | undefined): { readonly zoneSince?: EpochMs } {
  return since === undefined ? {} : { zoneSince: since };
}
