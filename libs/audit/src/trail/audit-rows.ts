import { readEnvelope } from '@chancery/event-sourcing';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';

/**
 * An entry of a tenant's log as a row of a table. It is the same for ever: personal data in it is ciphertext, and the
 * caller's network address, which can be forgotten, is left out.
 */
export interface AuditRow {
  /** Entry number. */
  readonly entry: number;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly actor: string;
  readonly token: string | null;
  readonly correlation_id: string;
  readonly causation_id: string | null;
  readonly command_id: string;
  readonly policy_version: string | null;
  readonly event_id: string;
  /** The event's payload, JSON text. */
  readonly data: string;
}

const PAGE = 1_000;

/** The tenant's entries after `after` up to and including `upTo`, in order. */
export async function* auditRows(
  plane: Plane,
  tenant: TenantId,
  after: number,
  upTo: number,
): AsyncGenerator<AuditRow> {
  for (let last = after; last < upTo;) {
    const events = await plane.events.readTenant(tenant, last, Math.min(PAGE, upTo - last));
    if (events.length === 0) throw new Error(`The log of ${tenant} ends before entry ${upTo}`);
    for (const event of events) {
      const envelope = readEnvelope(event);
      last = event.entry;
      yield {
        entry: event.entry,
        time: envelope.time,
        type: envelope.type,
        stream: envelope.stream,
        revision: envelope.revision,
        actor: envelope.actor,
        token: envelope.token,
        correlation_id: envelope.correlationId,
        causation_id: envelope.causationId,
        command_id: envelope.commandId,
        policy_version: envelope.policyVersion,
        event_id: envelope.id,
        data: JSON.stringify(envelope.data),
      };
    }
  }
}
