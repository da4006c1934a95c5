import type { Outcome } from '@chancery/event-sourcing';
import type { CommandId } from '@chancery/kernel';
import { consumeUsage, returnUsage } from '@chancery/metering';
import type { Caller } from '@chancery/platform';

/** What every export costs, on the meter `exports`. */
const PRICE = { meter: 'exports', quantity: 1 };

const CHARGE_STEP = 'charge';

/** What came of the charge of a request: `chargedBy` names the command that made it, `null` when nothing was charged. */
export type ExportCharge =
  | { readonly kind: 'settled'; readonly chargedBy: CommandId | null }
  | { readonly kind: 'refused'; readonly refusal: Extract<Outcome<unknown>, { kind: 'rejected' }> };

/** Charges one export, once for all repeats of the request. */
export async function chargeExport(caller: Caller): Promise<ExportCharge> {
  const context = caller.context(CHARGE_STEP);
  const outcome = await consumeUsage(caller.plane, caller.tenant, PRICE, context);
  return outcome.kind === 'rejected'
    ? { kind: 'refused', refusal: outcome }
    : { kind: 'settled', chargedBy: context.commandId };
}

/** The charge an earlier attempt with the same Idempotency-Key may have left behind. */
export async function earlierCharge(caller: Caller): Promise<ExportCharge> {
  const { commandId, clientChoseCommandId } = caller.context(CHARGE_STEP);
  const made = clientChoseCommandId ? await caller.plane.events.findCommand(caller.tenant, commandId) : null;
  return { kind: 'settled', chargedBy: made && commandId };
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
