import { readEnvelope } from '@chancery/event-sourcing';
import { streamName } from '@chancery/kernel';
import type { CommandId, EpochMs, EventId, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { ledgerAggregate } from './ledger.aggregate.ts';
import type { RecordedCharge } from './ledger.commands.ts';
import type { LedgerEvent } from './ledger.events.ts';

/** A use in the record; a charge was asked for, consumed or committed of a hold, a report was not. */
export type RecordedUse = RecordedCharge & { readonly kind: 'charge' | 'report' };

/** The uses of a meter that a command recorded, in order; none where it recorded none of this meter. */
export async function recordedUses(
  plane: Plane,
  tenant: TenantId,
  meter: string,
  recordedBy: CommandId,
): Promise<readonly RecordedUse[]> {
  const command = await plane.events.findCommand(tenant, recordedBy);
  if (command?.stream !== streamName(ledgerAggregate.category, tenant, meter)) return [];
  const { firstRevision, lastRevision, stream } = command;
  const { events } = await plane.events.readStream(stream, firstRevision, lastRevision - firstRevision + 1);
  return events.flatMap((stored) => {
    const { data, time } = readEnvelope(stored);
    return useIn(ledgerAggregate.codec.decode(stored.type, data), Date.parse(time)) ?? [];
  });
}

/** The use that an event recorded at `at`; `null`: none. */
export function useIn(event: LedgerEvent, at: EpochMs): RecordedUse | null {
  if (event.type === 'UsageConsumed' || event.type === 'HoldCommitted') {
    return { kind: 'charge', quantity: event.quantity, chargedAt: at, overrides: event.overrides ?? [] };
  }
  if (event.type !== 'UsageReported') return null;
  // What is said to have happened a moment after it was reported was counted with the report.
  const chargedAt = Math.min(event.occurredAt ?? at, at);
  return { kind: 'report', quantity: event.quantity, chargedAt, overrides: [] };
}

/** What a command carries of a use in the record. */
export function chargeOf(use: RecordedUse | undefined): RecordedCharge | null {
  if (!use) return null;
  const { kind: _kind, ...charge } = use;
  return charge;
}

/** The command that made a decision on a meter's ledger; `null` where the ledger has no such decision. */
export async function commandOfDecision(
  plane: Plane,
  tenant: TenantId,
  meter: string,
  event: EventId,
): Promise<CommandId | null> {
  const found = await plane.events.findEvent(event);
  return found?.stream === streamName(ledgerAggregate.category, tenant, meter) ? found.commandId : null;
}
