import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { ReleasedHoldAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import { meterOfHold } from '../hold-id.ts';

/**
 * Frees a hold of which nothing was used; `hold-not-standing` when it has ended already. Idempotent by the context's
 * commandId.
 */
export function releaseHold(
  plane: Plane,
  tenant: TenantId,
  hold: string,
  context: CommandContext,
): Promise<Outcome<ReleasedHoldAnswer>> {
  const command = { type: 'ReleaseHold' as const, meter: meterOfHold(hold), hold };
  return executeOnLedger<'ReleaseHold'>(plane, tenant, command, context);
}
