import { START } from '@chancery/event-sourcing';
import type { StateOptions } from '@chancery/event-sourcing';
import type { TenantId } from '@chancery/kernel';
import type { Nameplate, Plane } from '@chancery/platform';
import { tenantAggregate } from './tenant/tenant.aggregate.ts';
import type { Tenant, TenantState } from './tenant/tenant.state.ts';

/**
 * The tenant as its last event left it (strongly consistent, unless an older state is asked for); `null` when there is
 * none.
 */
export async function tenantOf(plane: Plane, tenant: TenantId, freshness?: StateOptions): Promise<TenantState> {
  const { state } = await plane.runner.state(tenantAggregate, { tenant }, freshness);
  return state;
}

/** What the console, every answer and every export show of a tenant. */
export function nameplateOf(tenant: Tenant): Nameplate {
  return {
    tenant: tenant.tenant,
    region: tenant.region,
    legalEntity: tenant.legalEntity,
    policyId: tenant.policy.id,
    policyVersion: tenant.policy.version,
  };
}

/** Whether the plane has any tenant, as of the log's present end. */
export async function hasTenants(plane: Plane): Promise<boolean> {
  const filter = { categories: [tenantAggregate.category] };
  const { events } = await plane.events.readAll(START, 1, filter);
  return events.length > 0;
}
