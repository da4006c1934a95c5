import { assertNever } from '@chancery/kernel';
import type { EpochMs, PlaneId, TenantId } from '@chancery/kernel';
import type { ResidencyPolicy, TenantEvent } from './tenant.events.ts';

/** A tenant that exists. */
export interface Tenant {
  readonly tenant: TenantId;
  readonly name: string;
  readonly region: PlaneId;
  readonly legalEntity: string;
  readonly timeZone: string;
  /** Since when; may lie a moment ahead. Absent: it was never in another. */
  readonly timeZoneSince?: EpochMs;
  readonly locale: string;
  readonly plan: string;
  readonly policy: ResidencyPolicy;
}

/** `null` before the tenant was created. */
export type TenantState = Tenant | null;

export function evolveTenant(state: TenantState, event: TenantEvent): TenantState {
  switch (event.type) {
    case 'TenantCreated': {
      const { type: _type, ...tenant } = event;
      return tenant;
    }
    case 'ResidencyPolicyChanged':
      return state && { ...state, policy: event.policy };
    case 'TenantTimeZoneChanged':
      return state && { ...state, timeZone: event.timeZone, timeZoneSince: event.since };
    default:
      return assertNever(event);
  }
}

/** Whether the policy still holds at `now`. */
export function isPolicyInForce(policy: ResidencyPolicy, now: EpochMs): boolean {
  return now < policy.validUntil;
}
