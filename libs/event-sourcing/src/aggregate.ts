import type { Command, Decider, DomainEvent, Json, JsonObject } from '@chancery/kernel';

/** Stored payload ↔ domain event of one aggregate. The only place that knows stored type names and old versions. */
export interface EventCodec<E extends DomainEvent> {
  encode(event: E): { readonly type: string; readonly schemaVersion: number; readonly data: JsonObject };
  /** Upcasts where `type` is an old version. @throws Error for a type that is not this aggregate's. */
  decode(type: string, data: JsonObject): E;
  /** The current stored type and payload of what may be an older version. @throws Error for a type that is not this aggregate's. */
  upcast(type: string, data: JsonObject): { readonly type: string; readonly data: JsonObject };
  /** Every stored type it can read, old versions included. */
  readonly types: readonly string[];
  /** From the domain event's `type` to its current stored type. */
  readonly currentTypes: ReadonlyMap<E['type'], string>;
}

/** One event type of an aggregate: its current stored name, and how older versions become the current payload. */
export interface StoredType {
  /** Current stored type: `chancery.<context>.<past-tense>.v<N>`. */
  readonly type: string;
  /** From each older stored type to the payload of the current one. Pure. */
  readonly upcast?: { readonly [olderType: string]: (data: JsonObject) => JsonObject };
}

/**
 * The codec of an aggregate whose current payload is the domain event without its `type`.
 * `eventCodec<BudgetEvent>({ BudgetSet: { type: 'chancery.metering.budget-set.v1' }, … })`
 */
export function eventCodec<E extends DomainEvent>(storedTypes: {
  readonly [T in E['type']]: StoredType;
}): EventCodec<E> {
  const byDomain = new Map<string, { type: string; schemaVersion: number }>();
  const byStored = new Map<string, { domain: string; current: string; upcast: Upcaster | null }>();
  const currentTypes = new Map<E['type'], string>();
  for (const [domain, stored] of Object.entries<StoredType>(storedTypes)) {
    byDomain.set(domain, { type: stored.type, schemaVersion: schemaVersionOf(stored.type) });
    currentTypes.set(domain, stored.type);
    byStored.set(stored.type, { domain, current: stored.type, upcast: null });
    for (const [older, upcast] of Object.entries(stored.upcast ?? {})) {
      byStored.set(older, { domain, current: stored.type, upcast });
    }
  }
  const lookUp = (type: string) => {
    const stored = byStored.get(type);
    if (!stored) throw new Error(`"${type}" is not an event of this aggregate`);
    return stored;
  };
  return {
    types: [...byStored.keys()],
    currentTypes,
    encode(event) {
      const { type: domain, ...data } = event;
      const stored = byDomain.get(domain);
      if (!stored) throw new Error(`No stored type for event "${domain}"`);
      return { type: stored.type, schemaVersion: stored.schemaVersion, data: data as JsonObject };
    },
    upcast(type, data) {
      const stored = lookUp(type);
      return { type: stored.current, data: stored.upcast ? stored.upcast(data) : data };
    },
    decode(type, data) {
      const stored = lookUp(type);
      const payload = stored.upcast ? stored.upcast(data) : data;
      return { ...payload, type: stored.domain } as unknown as E;
    },
  };
}

type Upcaster = (data: JsonObject) => JsonObject;

/** The `N` of `chancery.<context>.<past-tense>.v<N>`. */
function schemaVersionOf(type: string): number {
  const version = /^chancery\.[a-z]+\.[a-z]+(?:-[a-z]+)*\.v([1-9]\d*)$/.exec(type)?.[1];
  if (version === undefined)
    throw new Error(`"${type}" is not a stored event type: chancery.<context>.<past-tense>.v<N>`);
  return Number(version);
}

/**
 * Everything the command runner, replay, explain and dry run need to know of a kind of aggregate. `S` is plain JSON.
 */
export interface AggregateType<C extends Command, E extends DomainEvent, S, A> {
  /** Stream category: letters and digits, no `-`. */
  readonly category: string;
  readonly decider: Decider<C, E, S>;
  readonly codec: EventCodec<E>;
  /**
   * The answer to an accepted command: `state` is the state after `events`, which may be none (nothing changed).
   * Pure; remembered with the commandId for ever.
   */
  answer(state: S, events: readonly E[], command: C): A;
  /** Bump when the shape of `S` or the meaning of `evolve` changes: older snapshots are then ignored. */
  readonly stateVersion: number;
  /**
   * Gives the command back from its events where they say all of it; the envelope then carries no copy of it (the hot
   * paths). Absent: the command is recorded on its first event.
   */
  commandFromEvents?(events: readonly E[]): C | null;
}

/** An aggregate type with its parameters forgotten, for registries (replay, explain) that treat all alike. */
export type AnyAggregateType = AggregateType<Command, DomainEvent, Json, Json>;
