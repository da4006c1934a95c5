import { accept, reject } from '@chancery/kernel';
import type { Decision, EpochMs, Rejection } from '@chancery/kernel';
import { drawsGivenBack, drawsInForce } from './draws.ts';
import { quantityOutOfRange } from './invalid.ts';
import { lapsedAt } from './lapses.ts';
import type { RecordedCharge, ReturnUsage } from './ledger.commands.ts';
import type { LedgerEvent } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { PERIODS } from './period.ts';
import { figure, isQuantity } from './quantity.ts';

/**
 * Gives a charge back: to the periods under way that it was made in, and to the overrides it drew that have not ended.
 * Never more than the charge. When all its periods have ended there is nothing left to correct and nothing happens.
 * Thresholds that fired stay fired.
 */
export function decideReturn(command: ReturnUsage, state: OpenedLedger, now: EpochMs): Decision<LedgerEvent> {
  const { ledger, events } = lapsedAt(state, now);
  const { meter, quantity, chargedBy, charge, reason } = command;
  if (!isQuantity(quantity)) return reject(quantityOutOfRange('quantity', quantity));
  if (charge === null) return reject(chargeUnknown(command));
  const returned = ledger.returns.find((each) => each.chargedBy === chargedBy)?.returned ?? 0;
  if (quantity > charge.quantity - returned) return reject(returnExceedsCharge(command, charge, returned));
  const credited = PERIODS.filter((period) => charge.chargedAt >= ledger.periods[period].startsAt);
  if (credited.length === 0) return accept();
  const overrides = drawsInForce(drawsGivenBack(charge.overrides, returned, quantity), ledger.overrides, now);
  const { chargedAt } = charge;
  return accept(...events, {
    type: 'UsageReturned',
    meter,
    quantity,
    chargedBy,
    chargedAt,
    reason,
    credited,
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

function returnExceedsCharge(command: ReturnUsage, charge: RecordedCharge, returned: number): Rejection {
  const { meter, chargedBy, quantity } = command;
  const left = charge.quantity - returned;
  return {
    code: 'return-exceeds-charge',
    message: `The command "${chargedBy}" charged ${figure(charge.quantity)} ${meter}, of which ${figure(returned)} were returned: ${figure(quantity)} is more than the ${figure(left)} left.`,
    facts: { meter, chargedBy, charged: charge.quantity, returned, requested: quantity, left },
    lift: [{ action: `Return ${figure(left)} ${meter} or fewer.`, by: 'usage:consume' }],
  };
}
