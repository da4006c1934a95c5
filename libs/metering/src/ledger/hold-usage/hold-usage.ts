import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { EpochMs, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { HoldAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import { holdIdFor } from '../hold-id.ts';

/** What is reserved, of which meter, until when. */
export type UsageToHold = {
  /** A slug. */
  readonly meter: string;
  /** A whole number from 1 to 1,000,000,000,000. */
  readonly quantity: number;
  /** In the future, at most 31 days ahead: from then on it is free again. */
  readonly endsAt: EpochMs;
};

/**
 * Reserves all of `quantity` for work under way, or refuses it as `consumeUsage` would (and `hold-end-out-of-range`,
 * `hold-too-many`). The answer has the hold's ID, for `commitHold` and `releaseHold`. Idempotent by the context's
 * commandId.
 */
export function holdUsage(
  plane: Plane,
  tenant: TenantId,
  { meter, quantity, endsAt }: UsageToHold,
  context: CommandContext,
): Promise<Outcome<HoldAnswer>> {
  const hold = holdIdFor(context, meter);
  const command = { type: 'HoldUsage' as const, meter, hold, heldBy: context.actor, quantity, endsAt };
  return executeOnLedger<'HoldUsage'>(plane, tenant, command, context);
}
