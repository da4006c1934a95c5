import { readEnvelope } from '@chancery/event-sourcing';
import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import { streamName } from '@chancery/kernel';
import type { CommandId, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { ReturnAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import { ledgerAggregate } from '../ledger.aggregate.ts';
import type { RecordedCharge } from '../ledger.commands.ts';

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
  const charge = await recordedCharge(plane, tenant, meter, chargedBy);
  const command = { type: 'ReturnUsage' as const, meter, quantity, chargedBy, charge, reason };
  return executeOnLedger<'ReturnUsage'>(plane, tenant, command, context);
}

/** What a command consumed of a meter, or committed of a hold, from the record; `null` when it consumed nothing of it. */
async function recordedCharge(
  plane: Plane,
  tenant: TenantId,
  meter: string,
  chargedBy: CommandId,
): Promise<RecordedCharge | null> {
  const command = await plane.events.findCommand(tenant, chargedBy);
  if (command?.stream !== streamName(ledgerAggregate.category, tenant, meter)) return null;
  const { firstRevision, lastRevision, stream } = command;
  const page = await plane.events.readStream(stream, firstRevision, lastRevision - firstRevision + 1);
  for (const stored of page.events) {
    const { data, time } = readEnvelope(stored);
    const event = ledgerAggregate.codec.decode(stored.type, data);
    if (event.type !== 'UsageConsumed' && event.type !== 'HoldCommitted') continue;
    return { quantity: event.quantity, chargedAt: Date.parse(time), overrides: event.overrides ?? [] };
  }
  return null;
}
