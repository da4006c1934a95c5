import type { JsonObject, Rejection } from '@chancery/kernel';
import { figure, MAX_QUANTITY } from './quantity.ts';

/** A number that is not a quantity. Bodies are validated at the edge; this holds for everyone else. */
export function quantityOutOfRange(field: string, value: number): Rejection {
  // NaN and the infinities are not JSON.
  const found = Number.isFinite(value) ? value : String(value);
  return invalid(
    'quantity-out-of-range',
    `"${field}" is ${found}: it has to be a whole number from 1 to ${figure(MAX_QUANTITY)}.`,
    { field, value: found, minimum: 1, maximum: MAX_QUANTITY },
    `Send "${field}" as a whole number in this range.`,
  );
}

/** Figures are kept exact: counting on would leave the integers that are. */
export function meterFull(meter: string, used: number, quantity: number): Rejection {
  return invalid(
    'quantity-out-of-range',
    `${figure(used)} ${meter} are counted; ${figure(quantity)} more would pass ${figure(Number.MAX_SAFE_INTEGER)}, where counting stops being exact.`,
    { meter, used, requested: quantity, maximum: Number.MAX_SAFE_INTEGER },
    'Wait for the next period, or count in a larger unit.',
  );
}

/** A request that no state of the ledger would accept. */
export function invalid(
  code: string,
  message: string,
  facts: JsonObject,
  action: string,
  by = 'budgets:write',
): Rejection {
  return { code, message, facts, lift: [{ action, by }] };
}
