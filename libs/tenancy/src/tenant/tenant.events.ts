import type { EpochMs, PlaneId, TenantId } from '@chancery/kernel';

/** Where a tenant's data may go, and until when that was decided. */
export interface ResidencyPolicy {
  /** Chosen by the tenant, for example `eu_standard`. @pattern ^[a-z][a-z0-9_]{0,62}$ */
  readonly id: string;
  /** 1 for the tenant's first policy, one more with every change. @asType integer @minimum 1 */
  readonly version: number;
  /** Region codes (two lower-case letters) that exports may be delivered to. */
  readonly allowedDestinations: readonly string[];
  /** The policy is stale from this moment on, and exports are blocked. Milliseconds since the epoch. @asType integer */
  readonly validUntil: EpochMs;
  /**
   * Days for which the bundle of an export may be given out at most, whatever was asked for. Absent: any.
   * @asType integer
   * @minimum 1
   */
  readonly exportKeepDays?: number;
}

/** A tenant began, in the plane of its ID, for good. */
export interface TenantCreated {
  readonly type: 'TenantCreated';
  readonly tenant: TenantId;
  readonly name: string;
  /** The plane's region code; its bytes never leave it. */
  readonly region: PlaneId;
  readonly legalEntity: string;
  /** IANA time zone, for example `Europe/Berlin`: decides when budget periods turn. */
  readonly timeZone: string;
  /** BCP 47 language tag, for example `de-DE`. */
  readonly locale: string;
  readonly plan: string;
  readonly policy: ResidencyPolicy;
}

/** The residency policy was replaced; exports made before stay verifiable against the one of their day. */
export interface ResidencyPolicyChanged {
  readonly type: 'ResidencyPolicyChanged';
  readonly policy: ResidencyPolicy;
  /** Why, in the words of the person who changed it. */
  readonly reason: string;
}

/** The tenant moved to another time zone. What has been counted stays in the periods it was counted in. */
export interface TenantTimeZoneChanged {
  readonly type: 'TenantTimeZoneChanged';
  /** IANA time zone. */
  readonly timeZone: string;
  /** From when on it decides when periods turn: a moment after the change. Milliseconds since the epoch. @asType integer */
  readonly since: EpochMs;
  /** Why, in the words of the person who changed it. */
  readonly reason: string;
}

export type TenantEvent = TenantCreated | ResidencyPolicyChanged | TenantTimeZoneChanged;
