import { expect } from '@jest/globals';
import { fold } from '@chancery/kernel';
import type { Command, Decider, Decision, DomainEvent, EpochMs } from '@chancery/kernel';

/** What a decider decided, to be checked. */
export interface Decided<E extends DomainEvent> {
  /** Accepted with exactly these events. */
  then(...events: readonly E[]): void;
  /** Refused with this code; `facts` is matched in part. Refusals that are events of their own are given too. */
  thenRejected(code: string, facts?: object, ...events: readonly E[]): void;
  readonly decision: Decision<E>;
}

/** `given(decider, events).when(command, now).then(...events)` */
export function given<C extends Command, E extends DomainEvent, S>(
  decider: Decider<C, E, S>,
  events: readonly E[] = [],
) {
  const state = fold((before: S, event: E) => decider.evolve(before, event), decider.initialState, events);
  return {
    state,
    when(command: C, now: EpochMs): Decided<E> {
      const decision = decider.decide(command, state, now);
      return {
        decision,
        then(...expected) {
          expect(decision).toEqual({ kind: 'accepted', events: expected });
        },
        thenRejected(code, facts = {}, ...expected) {
          expect(decision).toMatchObject({ kind: 'rejected', rejection: { code, facts }, events: expected });
        },
      };
    },
  };
}
