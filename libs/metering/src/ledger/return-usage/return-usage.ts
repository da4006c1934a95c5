import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { CommandId, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { ReturnAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import { chargeOf, recordedUses } from '../recorded-uses.ts';

/** What is given back, and of which charge. */
export type UsageToReturn = {
  readonly meter: string;
  readonly quantity: number;
  /** The command that consumed it, or committed the hold. */
  readonly chargedBy: CommandId;
  readonly reason: string;
};

/**
 * Gives back a charge or a part of it, never more than was charged (`return-exceeds-charge`, `charge-unknown`): to the
 * periods under way that it was made in, and to the overrides it drew. Idempotent by the context's commandId.
 */
export async function returnUsage(
  plane: Plane,
  tenant: TenantId,
  { meter, quantity, chargedBy, reason }: UsageToReturn,
  context: CommandContext,
): Promise<Outcome<ReturnAnswer>> {
  const uses = await recordedUses(plane, tenant, meter, chargedBy);
  const [use, another] = uses;
  // What was charged together was asked for together: it is corrected, use by use.
  const charge = chargeOf(another === undefined && use?.kind === 'charge' ? use : undefined);
  const command = { type: 'ReturnUsage' as const, meter, quantity, chargedBy, charge, reason };
  return executeOnLedger<'ReturnUsage'>(plane, tenant, command, context);
}
