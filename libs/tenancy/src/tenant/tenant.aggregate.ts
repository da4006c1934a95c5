import { eventCodec } from '@chancery/event-sourcing';
import type { AggregateType } from '@chancery/event-sourcing';
import type { TenantAnswer } from '../contract/tenant-answer.ts';
import { tenantDecider } from './tenant.decide.ts';
import type { TenantCommand } from './tenant.decide.ts';
import type { TenantEvent } from './tenant.events.ts';
import type { Tenant, TenantState } from './tenant.state.ts';

/** One stream per tenant: who it is and which residency policy holds. */
export const tenantAggregate: AggregateType<TenantCommand, TenantEvent, TenantState, TenantAnswer> = {
  category: 'tenant',
  decider: tenantDecider,
  codec: eventCodec<TenantEvent>({
    TenantCreated: { type: 'chancery.tenancy.tenant-created.v1' },
    ResidencyPolicyChanged: { type: 'chancery.tenancy.residency-policy-changed.v1' },
    TenantTimeZoneChanged: { type: 'chancery.tenancy.tenant-time-zone-changed.v1' },
  }),
  stateVersion: 2,
  answer(state) {
    if (!state) throw new Error('An accepted tenant command left no tenant');
    return tenantAnswer(state);
  },
};

/** The tenant as the API shows it. */
export function tenantAnswer(tenant: Tenant): TenantAnswer {
  const { policy, timeZoneSince, ...rest } = tenant;
  return {
    ...rest,
    timeZoneSince: timeZoneSince === undefined ? null : new Date(timeZoneSince).toISOString(),
    policyId: policy.id,
    policyVersion: policy.version,
    allowedDestinations: policy.allowedDestinations,
    policyValidUntil: new Date(policy.validUntil).toISOString(),
    exportKeepDays: policy.exportKeepDays ?? null,
  };
}
