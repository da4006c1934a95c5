import type { Outcome } from '@chancery/event-sourcing';
import type { CommandId } from '@chancery/kernel';
import { consumeUsage, returnUsage } from '@chancery/metering';
import type { Caller } from '@chancery/platform';

/** What every export costs, on the meter `exports`. */
const PRICE = { meter: 'exports', quantity: 1 };

export interface ExportCharge {
  readonly outcome: Outcome<unknown>;
  readonly chargedBy: CommandId;
}

/** Charges one export, once for all repeats of the request. Refused: nothing was charged. */
export async function chargeExport(caller: Caller): Promise<ExportCharge> {
  const context = caller.context('charge');
  const outcome = await consumeUsage(caller.plane, caller.tenant, PRICE, context);
  return { outcome, chargedBy: context.commandId };
}

/**
 * Gives back the charge of an export that came to nothing; at most once, however often it is asked. A charge that can no
 * longer be given back was given back before.
 */
export async function returnCharge(caller: Caller, chargedBy: string | null): Promise<void> {
  if (chargedBy === null) return;
  const usage = { ...PRICE, chargedBy: chargedBy as CommandId, reason: 'The export was not built.' };
  await returnUsage(caller.plane, caller.tenant, usage, caller.context('return'));
}
