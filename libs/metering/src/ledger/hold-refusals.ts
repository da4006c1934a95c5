import type { EpochMs, Rejection } from '@chancery/kernel';
import { iso } from './figures.ts';
import { invalid } from './invalid.ts';
import type { CarriedHold } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { figure } from './quantity.ts';

/** An end in the past, or further ahead than a hold may last; `latest` is the last that would do. */
export function holdEndOutOfRange(endsAt: EpochMs, now: EpochMs, latest: EpochMs): Rejection {
  const shown = Number.isNaN(new Date(endsAt).getTime()) ? 'no date' : iso(endsAt);
  return invalid(
    'hold-end-out-of-range',
    `The hold would end at ${shown}; it has to end after ${iso(now)} and by ${iso(latest)}.`,
    { endsAt: shown, now: iso(now), latest: iso(latest) },
    'Give an `endsAt` in this range; renew the hold when the work takes longer.',
    'usage:consume',
  );
}

export function tooManyHolds(meter: string, maximum: number): Rejection {
  return invalid(
    'hold-too-many',
    `The meter "${meter}" has ${maximum} holds that stand, which is the most it can have.`,
    { meter, maximum },
    'Commit or release one of them, or wait until one ends.',
    'usage:consume',
  );
}

/** The hold never was, was committed or released, or its end has come. */
export function holdNotStanding(meter: string, hold: string): Rejection {
  return invalid(
    'hold-not-standing',
    `The meter "${meter}" has no hold "${hold}" now: it never had, it was committed or released, or it has ended.`,
    { meter, hold },
    'Report what was used, or make a new hold.',
    'usage:report',
  );
}

/** More was used than was held: the hold stays as it is. */
export function holdExceeded(ledger: OpenedLedger, { hold, quantity: held }: CarriedHold, quantity: number): Rejection {
  const { tenant, meter } = ledger;
  const excess = quantity - held;
  return {
    code: 'hold-exceeded',
    message: `The hold "${hold}" reserves ${figure(held)} ${meter}: ${figure(quantity)} are ${figure(excess)} more.`,
    facts: { meter, hold, held, requested: quantity, excess },
    lift: [
      {
        action: `Commit ${figure(held)} ${meter}, and report the ${figure(excess)} that were used beyond them.`,
        by: 'usage:report',
        request: {
          method: 'POST',
          path: `/v1/tenants/${tenant}/usage/holds/${hold}/commit`,
          body: { quantity: held },
        },
        also: [{ method: 'POST', path: `/v1/tenants/${tenant}/usage/report`, body: { meter, quantity: excess } }],
      },
    ],
  };
}
