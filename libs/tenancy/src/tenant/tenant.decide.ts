import { accept, assertNever, reject } from '@chancery/kernel';
import type { Decider, Decision, EpochMs, JsonObject, PlaneId, Rejection, TenantId } from '@chancery/kernel';
import type { ResidencyPolicy, TenantEvent } from './tenant.events.ts';
import { evolveTenant } from './tenant.state.ts';
import type { Tenant, TenantState } from './tenant.state.ts';

export interface CreateTenant {
  readonly type: 'CreateTenant';
  readonly tenant: TenantId;
  readonly name: string;
  readonly region: PlaneId;
  readonly legalEntity: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly plan: string;
  readonly policy: ProposedPolicy;
}

export interface ChangeResidencyPolicy {
  readonly type: 'ChangeResidencyPolicy';
  readonly policy: ProposedPolicy;
  readonly reason: string;
}

export interface ChangeTimeZone {
  readonly type: 'ChangeTimeZone';
  /** IANA time zone. */
  readonly timeZone: string;
  readonly reason: string;
}

/** A policy before it has a version. */
export type ProposedPolicy = Omit<ResidencyPolicy, 'version'>;

export type TenantCommand = CreateTenant | ChangeResidencyPolicy | ChangeTimeZone;

/**
 * How long after the change a new time zone holds. Longer than any process takes to learn of it, so that all of them
 * cut periods alike; too short for anyone to mind.
 */
export const ZONE_CHANGE_LEAD_MS = 5000;

export const tenantDecider: Decider<TenantCommand, TenantEvent, TenantState> = {
  initialState: null,
  decide(command, state, now) {
    switch (command.type) {
      case 'CreateTenant':
        return decideCreate(command, state, now);
      case 'ChangeResidencyPolicy':
        return decidePolicyChange(command, state, now);
      case 'ChangeTimeZone':
        return decideZoneChange(command, state, now);
      default:
        return assertNever(command);
    }
  },
  evolve: evolveTenant,
};

function decideCreate(command: CreateTenant, state: TenantState, now: EpochMs): Decision<TenantEvent> {
  if (state) return reject(tenantExists(state));
  if (command.policy.validUntil <= now) return reject(policyAlreadyStale(command.policy, now));
  const { type: _type, policy, ...tenant } = command;
  return accept({ type: 'TenantCreated', ...tenant, policy: { ...policy, version: 1 } });
}

function decidePolicyChange(command: ChangeResidencyPolicy, state: TenantState, now: EpochMs): Decision<TenantEvent> {
  if (!state) return reject(tenantUnknown());
  if (command.policy.validUntil <= now) return reject(policyAlreadyStale(command.policy, now));
  if (samePolicy(state.policy, command.policy)) return accept();
  const policy = { ...command.policy, version: state.policy.version + 1 };
  return accept({ type: 'ResidencyPolicyChanged', policy, reason: command.reason });
}

function decideZoneChange(command: ChangeTimeZone, state: TenantState, now: EpochMs): Decision<TenantEvent> {
  if (!state) return reject(tenantUnknown());
  const { timeZone, reason } = command;
  if (timeZone === state.timeZone) return accept();
  // Each change holds from a moment of its own: by it ledgers tell the newer zone from the older one.
  const since = Math.max(now + ZONE_CHANGE_LEAD_MS, (state.timeZoneSince ?? 0) + 1);
  return accept({ type: 'TenantTimeZoneChanged', timeZone, since, reason });
}

function samePolicy(current: ResidencyPolicy, proposed: ProposedPolicy): boolean {
  const allowed = (policy: ProposedPolicy) => [...policy.allowedDestinations].sort().join();
  return (
    current.id === proposed.id &&
    current.validUntil === proposed.validUntil &&
    current.exportKeepDays === proposed.exportKeepDays &&
    allowed(current) === allowed(proposed)
  );
}

function tenantExists(tenant: Tenant): Rejection {
  return {
    code: 'tenant-exists',
    message: `The tenant ${tenant.tenant} exists already under the name "${tenant.name}".`,
    facts: { tenant: tenant.tenant, name: tenant.name },
    lift: [{ action: 'Create the tenant under another ID.', by: 'tenants:create' }],
  };
}

function tenantUnknown(): Rejection {
  return {
    code: 'not-found',
    message: 'There is no such tenant.',
    facts: {},
    lift: [{ action: 'Create the tenant first.', by: 'tenants:create' }],
  };
}

function policyAlreadyStale(policy: ProposedPolicy, now: EpochMs): Rejection {
  const facts: JsonObject = { policy: policy.id, validUntil: iso(policy.validUntil), now: iso(now) };
  return {
    code: 'policy-already-stale',
    message: `The residency policy "${policy.id}" would be stale from the start: it is valid until ${iso(policy.validUntil)}, and now it is ${iso(now)}.`,
    facts,
    lift: [{ action: 'Give a `validUntil` in the future.', by: 'residency:write' }],
  };
}

function iso(time: EpochMs): string {
  return new Date(time).toISOString();
}
