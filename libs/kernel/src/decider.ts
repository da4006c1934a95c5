import type { EpochMs } from './ids.ts';
import type { Json, JsonObject } from './json.ts';

/** What someone asks for. `type` is imperative (`GrantOverride`). Plain JSON: it may be recorded and decided again. */
export interface Command {
  readonly type: string;
}

/** What happened. `type` is past tense (`OverrideGranted`) and names the event inside its aggregate only. */
export interface DomainEvent {
  readonly type: string;
}

/** A request that lifts a refusal: its body is the smallest change that passes. */
export interface LiftRequest {
  readonly method: string;
  /** Whole, from `/v1`; without a leading `/`: inside the tenant, from `/v1/tenants/<tenant>/` on. */
  readonly path: string;
  readonly body?: Json;
}

/**
 * One way out of a refusal: what to do and who can do it. Where it has requests they are enough: once all of them were
 * made, the same command passes, unless they are that command in a form that does.
 */
export interface Lift {
  /** Imperative and complete: "Raise the soft cap to at least 1200 rows." */
  readonly action: string;
  /** The scope a person or token needs for it, for example `budgets:override`; `operator`: whoever runs the plane. */
  readonly by: string;
  readonly request?: LiftRequest;
  /** Requests that have to be made as well, where one change alone does not do. */
  readonly also?: readonly LiftRequest[];
}

/** An expected "no": a value, never thrown. `code` stands in the error catalogue. */
export interface Rejection {
  readonly code: string;
  /** A sentence a person understands, with the figures in it. */
  readonly message: string;
  /** The arithmetic and settings the decision rests on (X1). */
  readonly facts: JsonObject;
  readonly lift: readonly Lift[];
}

export type Decision<E extends DomainEvent> =
  | { readonly kind: 'accepted'; readonly events: readonly E[] }
  /** `events` records refusals that are the aggregate's own business (the export gate); most rejections have none. */
  | { readonly kind: 'rejected'; readonly rejection: Rejection; readonly events: readonly E[] };

/**
 * The heart of every aggregate: pure, no clock, no randomness, no I/O. Time, IDs and prices come in with the command.
 * State is plain JSON (it is snapshot, printed by replay, compared). `evolve` never mutates its input.
 */
export interface Decider<C extends Command, E extends DomainEvent, S> {
  readonly initialState: S;
  /** `now` is stream time: max(command time, time of the stream's last event). Never earlier than any event folded. */
  decide(command: C, state: S, now: EpochMs): Decision<E>;
  evolve(state: S, event: E): S;
}

export function accept<E extends DomainEvent>(...events: readonly E[]): Decision<E> {
  return { kind: 'accepted', events };
}

export function reject<E extends DomainEvent>(rejection: Rejection, ...events: readonly E[]): Decision<E> {
  return { kind: 'rejected', rejection, events };
}

/** Folds events over a state. */
export function fold<S, E extends DomainEvent>(evolve: (state: S, event: E) => S, state: S, events: Iterable<E>): S {
  let folded = state;
  for (const event of events) folded = evolve(folded, event);
  return folded;
}

/** Closes a switch over a union: a case that was forgotten does not compile; one that slips in at run time throws. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
