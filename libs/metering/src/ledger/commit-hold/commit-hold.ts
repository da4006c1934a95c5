import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { CommittedHoldAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import { meterOfHold } from '../hold-id.ts';

/** Which hold, and how much of it was really used. */
export type HoldToCommit = {
  readonly hold: string;
  /** From 1 to what is held. */
  readonly quantity: number;
};

/**
 * Charges what was used of a hold and frees the rest. No cap refuses it; `hold-exceeded` when more was used than held,
 * `hold-not-standing` when the hold has ended. Idempotent by the context's commandId.
 */
export function commitHold(
  plane: Plane,
  tenant: TenantId,
  { hold, quantity }: HoldToCommit,
  context: CommandContext,
): Promise<Outcome<CommittedHoldAnswer>> {
  const command = { type: 'CommitHold' as const, meter: meterOfHold(hold), hold, quantity };
  return executeOnLedger<'CommitHold'>(plane, tenant, command, context);
}
