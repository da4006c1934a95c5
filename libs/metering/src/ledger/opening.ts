import type { EpochMs } from '@chancery/kernel';
import { evolveOpened, lapsedAt } from './lapses.ts';
import type { Lapsed } from './lapses.ts';
import type { LedgerIdentity } from './ledger.commands.ts';
import type { LedgerEvent, LedgerOpened, TimeZoneChanged } from './ledger.events.ts';
import { evolveLedger, UNOPENED } from './ledger.state.ts';
import type { LedgerState, OpenedLedger } from './opened-ledger.ts';
import { endInZone, periodAt } from './period.ts';
import type { Period, PeriodBounds } from './period.ts';

/** A ledger that is open, in the zone asked for, as it stands now. */
export type Opened = Lapsed & { readonly zoneChanged: boolean };

/** Opens the ledger where it is not open, moves it to the command's time zone where it is in another. */
export function openedAt(identity: LedgerIdentity, state: LedgerState, now: EpochMs): Opened {
  if (state.kind === 'unopened') {
    const opened = ledgerOpened(identity, now);
    return { ledger: evolveLedger(UNOPENED, opened) as OpenedLedger, events: [opened], zoneChanged: false };
  }
  const lapsed = lapsedAt(state, now);
  if (lapsed.ledger.timeZone === identity.timeZone) return { ...lapsed, zoneChanged: false };
  const changed = timeZoneChanged(lapsed.ledger, identity.timeZone, now);
  // The new zone may already be in the next day, week or month.
  const turned = lapsedAt(evolveOpened(lapsed.ledger, changed), now);
  const events: readonly LedgerEvent[] = [...lapsed.events, changed, ...turned.events];
  return { ledger: turned.ledger, events, zoneChanged: true };
}

function ledgerOpened({ tenant, meter, timeZone }: LedgerIdentity, now: EpochMs): LedgerOpened {
  const of = (period: Period) => periodAt(timeZone, period, now);
  const periods = { day: of('day'), week: of('week'), month: of('month') };
  return { type: 'LedgerOpened', tenant, meter, timeZone, periods };
}

function timeZoneChanged(ledger: OpenedLedger, timeZone: string, now: EpochMs): TimeZoneChanged {
  const { meter, periods } = ledger;
  const moved = (period: Period): PeriodBounds => {
    const endsAt = endInZone(period, periods[period].endsAt, ledger.timeZone, timeZone);
    return { ...periods[period], endsAt: Math.max(endsAt, now) };
  };
  const inZone = { day: moved('day'), week: moved('week'), month: moved('month') };
  return { type: 'TimeZoneChanged', meter, timeZone, periods: inZone };
}
