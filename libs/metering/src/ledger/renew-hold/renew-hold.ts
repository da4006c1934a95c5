import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { EpochMs, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { HoldAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import { meterOfHold } from '../hold-id.ts';

/** Which hold, and its new end. */
export type HoldToRenew = {
  readonly hold: string;
  /** In the future, at most 31 days ahead. */
  readonly endsAt: EpochMs;
};

/**
 * Gives a hold that stands another end (`hold-not-standing`, `hold-end-out-of-range`). Idempotent by the context's
 * commandId.
 */
export function renewHold(
  plane: Plane,
  tenant: TenantId,
  { hold, endsAt }: HoldToRenew,
  context: CommandContext,
): Promise<Outcome<HoldAnswer>> {
  const command = { type: 'RenewHold' as const, meter: meterOfHold(hold), hold, endsAt };
  return executeOnLedger<'RenewHold'>(plane, tenant, command, context);
}
