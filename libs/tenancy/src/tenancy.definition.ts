import type { AnyAggregateType } from '@chancery/event-sourcing';
import type { ContextDefinition } from '@chancery/platform';
import type { Projection } from '@chancery/read-models';
import { tenantAggregate } from './tenant/tenant.aggregate.ts';
import { tenantsProjection } from './tenants/tenants.projection.ts';

export const tenancyDefinition: ContextDefinition = {
  name: 'tenancy',
  aggregates: [tenantAggregate as unknown as AnyAggregateType],
  projections: [tenantsProjection as unknown as Projection],
};
