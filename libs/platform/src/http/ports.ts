import type { ActorId, TenantId, TokenId } from '@chancery/kernel';
import type { Plane } from '../planes/plane.ts';
import type { Nameplate } from './caller.ts';

/** Whose API token a request carries. */
export interface Principal {
  readonly actor: ActorId;
  readonly token: TokenId;
  /** The tenant the token belongs to; the plane's system tenant for an operator. */
  readonly tenant: TenantId;
  /** Scopes granted, `resource:action`; `*` grants all. */
  readonly scopes: readonly string[];
}

/** Tells whose token it is. Implemented by the access context. */
export interface Authenticator {
  /** The plane a credential belongs to, read from the credential alone; `null` when it is not one of ours. */
  planeOf(credential: string): string | null;
  /** `null` for a token that is unknown, altered, revoked or expired. */
  authenticate(plane: Plane, credential: string): Promise<Principal | null>;
}

export const AUTHENTICATOR = Symbol('AUTHENTICATOR');

/** Tells a tenant's nameplate. Implemented by the tenancy context. */
export interface TenantDirectory {
  /** `null` when there is no such tenant. */
  nameplate(plane: Plane, tenant: TenantId): Promise<Nameplate | null>;
}

export const TENANT_DIRECTORY = Symbol('TENANT_DIRECTORY');

/** The feature flags in force: their digest stands in every envelope. */
export interface FlagSets {
  digest(tenant: TenantId): string;
  /** The values a digest stands for; `null` for one that is not known here any more. */
  valuesOf(digest: string): { readonly [flag: string]: boolean } | null;
}

export const FLAG_SETS = Symbol('FLAG_SETS');
