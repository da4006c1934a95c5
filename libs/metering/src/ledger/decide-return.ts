import { accept, reject } from '@chancery/kernel';
import type { Decision, EpochMs, Rejection } from '@chancery/kernel';
import { standingOf } from './corrections.ts';
import type { UseStanding } from './corrections.ts';
import { drawsGivenBack, drawsInForce } from './draws.ts';
import { takeableFrom, underWayAt } from './ended-periods.ts';
import { quantityOutOfRange } from './invalid.ts';
import { lapsedAt } from './lapses.ts';
import type { RecordedCharge, ReturnUsage } from './ledger.commands.ts';
import type { LedgerEvent } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { figure, isQuantity } from './quantity.ts';

/**
 * Gives a charge back: to the periods under way that it was made in, and to the overrides it drew that have not ended.
 * Never more than the charge. When all its periods have ended there is nothing left to correct and nothing is given back.
 * Thresholds that fired stay fired.
 */
export function decideReturn(command: ReturnUsage, state: OpenedLedger, now: EpochMs): Decision<LedgerEvent> {
  const { ledger, events } = lapsedAt(state, now);
  const { meter, quantity, chargedBy, charge, reason } = command;
  if (!isQuantity(quantity)) return reject(quantityOutOfRange('quantity', quantity));
  if (charge === null) return reject(chargeUnknown(command));
  const { chargedAt } = charge;
  const holding = underWayAt(ledger, chargedAt);
  if (holding.length === 0) return accept(...events);
  const { takenBack, left } = standingOf(ledger, charge, chargedBy);
  if (quantity > left) return reject(returnExceedsCharge(command, charge, { takenBack, left }));
  const overrides = drawsInForce(drawsGivenBack(charge.overrides, takenBack, quantity), ledger.overrides, now);
  return accept(...events, {
    type: 'UsageReturned',
    meter,
    quantity,
    chargedBy,
    chargedAt,
    reason,
    credited: takeableFrom(holding, ledger, quantity),
    overrides,
  });
}

function chargeUnknown({ meter, chargedBy }: ReturnUsage): Rejection {
  return {
    code: 'charge-unknown',
    message: `The command "${chargedBy}" consumed no ${meter}, so there is nothing to return.`,
    facts: { meter, chargedBy },
    lift: [{ action: 'Return a charge by the ID of the command that made it.', by: 'usage:consume' }],
  };
}

function returnExceedsCharge(
  { meter, chargedBy, quantity }: ReturnUsage,
  charge: RecordedCharge,
  { takenBack: returned, left }: Pick<UseStanding, 'takenBack' | 'left'>,
): Rejection {
  return {
    code: 'return-exceeds-charge',
    message: `The command "${chargedBy}" charged ${figure(charge.quantity)} ${meter}, of which ${figure(returned)} were given back: ${figure(quantity)} is more than the ${figure(left)} left.`,
    facts: { meter, chargedBy, charged: charge.quantity, returned, requested: quantity, left },
    lift: [{ action: `Return ${figure(left)} ${meter} or fewer.`, by: 'usage:consume' }],
  };
}
