import { readEnvelope } from '@chancery/event-sourcing';
import type { EventStore } from '@chancery/event-sourcing';
import { streamName } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { tenantAggregate } from './tenant/tenant.aggregate.ts';
import type { ResidencyPolicy } from './tenant/tenant.events.ts';

const PAGE = 500;

/** A tenant's residency policy as it was in this version; `null` where there was none such. */
export async function policyOf(log: EventStore, tenant: TenantId, version: number): Promise<ResidencyPolicy | null> {
  const stream = streamName(tenantAggregate.category, tenant);
  for (let from = 0; ;) {
    const { events, end } = await log.readStream(stream, from, PAGE);
    for (const event of events) {
      const changed = tenantAggregate.codec.decode(event.type, readEnvelope(event).data);
      if ('policy' in changed && changed.policy.version === version) return changed.policy;
    }
    if (end || events.length === 0) return null;
    from += events.length;
  }
}
