/** A string that the compiler tells apart from other strings; made only by the parse functions and generators. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

/** One region's stores. A tenant lives in exactly one plane and its bytes never leave it. */
export type PlaneId = 'us' | 'eu';
export const PLANE_IDS: readonly PlaneId[] = ['us', 'eu'];

/** Begins with its plane, for example `eu_t0123456789abcdef01234567`. @pattern ^(us|eu)_[a-z0-9]{2,64}$ */
export type TenantId = Brand<string, 'TenantId'>;
export type ActorId = Brand<string, 'ActorId'>;
export type TokenId = Brand<string, 'TokenId'>;
/** A UUID of version 7. @pattern ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$ */
export type EventId = Brand<string, 'EventId'>;
/**
 * Identifies one attempt to do something; the `Idempotency-Key` where the client sent one. 1 to 200 printable ASCII
 * characters.
 * @pattern ^[!-~]{1,200}$
 */
export type CommandId = Brand<string, 'CommandId'>;
/** `<plane>_<32 hex digits of the first event that recorded the decision>`. */
export type DecisionId = Brand<string, 'DecisionId'>;
/**
 * `<category>-<tenant>[-<id>]`; neither category, tenant nor id contains `-`.
 * @pattern ^[a-z][a-z0-9]*-(us|eu)_[a-z0-9]{2,64}(-[A-Za-z0-9_.]{1,128})?$
 */
export type StreamName = Brand<string, 'StreamName'>;
/** Milliseconds since 1970-01-01T00:00:00Z. @asType integer */
export type EpochMs = number;

/** IDs made by us: the plane, `_`, then lower-case letters and digits (first letter = kind). */
const PLANE_SCOPED = /^(us|eu)_[a-z0-9]{2,64}$/;
/** Names users choose inside a tenant: datasets, authorities, meters. No `-`, so they fit in stream names. */
const SLUG = /^[a-z][a-z0-9_]{0,62}$/;
const COMMAND_ID = /^[\x21-\x7e]{1,200}$/;
const CATEGORY = /^[a-z][a-z0-9]*$/;

export function isPlaneId(text: string): text is PlaneId {
  return text === 'us' || text === 'eu';
}

export function isTenantId(text: string): text is TenantId {
  return PLANE_SCOPED.test(text);
}

export function isSlug(text: string): boolean {
  return SLUG.test(text);
}

export function isCommandId(text: string): text is CommandId {
  return COMMAND_ID.test(text);
}

/** The plane an ID belongs to, read from the ID alone; `null` when it carries none. */
export function planeOf(id: string): PlaneId | null {
  return PLANE_SCOPED.test(id) ? (id.slice(0, 2) as PlaneId) : null;
}

/** The reserved tenant that owns a plane's own events (operators, signing keys, planes' tokens). */
export function systemTenant(plane: PlaneId): TenantId {
  return `${plane}_system` as TenantId;
}

/**
 * Builds `<category>-<tenant>[-<id>]`.
 * @throws Error when a part would make the name ambiguous (a bug in the caller: edges validate slugs first).
 */
export function streamName(category: string, tenant: TenantId, id?: string): StreamName {
  if (!CATEGORY.test(category) || !isTenantId(tenant) || (id !== undefined && !/^[A-Za-z0-9_.]{1,128}$/.test(id))) {
    throw new Error(`Not a stream name: category "${category}", tenant "${tenant}", id "${id ?? ''}"`);
  }
  return (id === undefined ? `${category}-${tenant}` : `${category}-${tenant}-${id}`) as StreamName;
}

/** The parts of a stream name. `id` is `null` for a stream there is one of per tenant. */
export function parseStreamName(stream: string): { category: string; tenant: TenantId; id: string | null } {
  const [category = '', tenant = '', id] = stream.split('-');
  return { category, tenant: tenant as TenantId, id: id ?? null };
}
