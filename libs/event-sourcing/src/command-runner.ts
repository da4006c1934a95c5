import type { Command, DomainEvent, TenantId } from '@chancery/kernel';
import type { AggregateType } from './aggregate.ts';
import type { CommandContext, Outcome } from './envelope.ts';

/** Which aggregate of a tenant. `id` is absent where there is one per tenant. */
export interface AggregateRef {
  readonly tenant: TenantId;
  readonly id?: string;
}

/** How fresh a state has to be. */
export interface StateOptions {
  /**
   * A revision that was seen in the store: what is committed can be read there a moment before the runner has learned
   * of its own append.
   */
  readonly atLeast?: number;
  /**
   * How long ago the state may have been compared with the store, in milliseconds; default 0. For what is asked with
   * every request and may be late by so much. Of no effect where nobody else writes to the store.
   */
  readonly maxAgeMs?: number;
}

/** The only way to change anything: decides commands and appends their events. One per plane. */
export interface CommandRunner {
  /**
   * Decides `command` on the aggregate's present state and appends its events durably before it answers.
   * @throws StoreBusyError, OutcomeUnknownError, CommandIdReusedError, CommandConflictError
   */
  execute<C extends Command, E extends DomainEvent, S, A>(
    aggregate: AggregateType<C, E, S, A>,
    ref: AggregateRef,
    command: C,
    context: CommandContext,
  ): Promise<Outcome<A>>;

  /**
   * The aggregate's present state, read through the runner's cache. `revision` is -1 when nothing was ever written.
   * Where others write to the store too, it holds what they had written when it was asked for, unless `maxAgeMs` allows
   * an older one.
   */
  state<C extends Command, E extends DomainEvent, S, A>(
    aggregate: AggregateType<C, E, S, A>,
    ref: AggregateRef,
    options?: StateOptions,
  ): Promise<{ readonly state: S; readonly revision: number }>;
}
