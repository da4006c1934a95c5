import type { Projection } from '@chancery/read-models';
import type { TenantListItem } from '../contract/tenant-answer.ts';
import { tenantAggregate, tenantAnswer } from '../tenant/tenant.aggregate.ts';
import { evolveTenant } from '../tenant/tenant.state.ts';
import type { Tenant, TenantState } from '../tenant/tenant.state.ts';

/** What the list keeps of a tenant: its whole state, and when it began. */
export type TenantDocument = {
  readonly tenant: string;
  readonly region: string;
  readonly name: string;
  readonly createdAt: string;
  readonly state: Tenant;
};

/** One document per tenant, for the plane's list. */
export const tenantsProjection: Projection<TenantDocument> = {
  name: 'tenants',
  version: 2,
  types: tenantAggregate.codec.types,
  indexes: [{ fields: ['region', 'name'] }],
  keys: (event) => [event.tenant],
  evolve(document, event) {
    const before: TenantState = document?.state ?? null;
    const state = evolveTenant(before, tenantAggregate.codec.decode(event.type, event.data));
    if (!state) return document;
    const createdAt = document?.createdAt ?? new Date(event.time).toISOString();
    return { tenant: state.tenant, region: state.region, name: state.name, createdAt, state };
  },
};

export function tenantListItem({ state, createdAt }: TenantDocument): TenantListItem {
  return { ...tenantAnswer(state), createdAt };
}
