import { accept, assertNever } from '@chancery/kernel';
import type { Decider } from '@chancery/kernel';
import { eventCodec } from '@chancery/event-sourcing';
import type { AggregateType } from '@chancery/event-sourcing';
import type { RefusalEvent, RefusalRecorded, RefusalsCounted } from './refusals.events.ts';

export type RecordRefusal = Omit<RefusalRecorded, 'type'> & { readonly type: 'RecordRefusal' };
export type CountRefusals = Omit<RefusalsCounted, 'type'> & { readonly type: 'CountRefusals' };
export type RefusalCommand = RecordRefusal | CountRefusals;

/** How many refusals a tenant has met. */
export type RefusalState = { readonly recorded: number; readonly repeats: number };

export const refusalDecider: Decider<RefusalCommand, RefusalEvent, RefusalState> = {
  initialState: { recorded: 0, repeats: 0 },
  decide(command) {
    switch (command.type) {
      case 'RecordRefusal':
        return accept({ ...command, type: 'RefusalRecorded' });
      case 'CountRefusals':
        return accept({ ...command, type: 'RefusalsCounted' });
      default:
        return assertNever(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'RefusalRecorded':
        return { ...state, recorded: state.recorded + 1 };
      case 'RefusalsCounted':
        return { ...state, repeats: state.repeats + event.repeats };
      default:
        return assertNever(event);
    }
  },
};

/** One stream per tenant with what was refused there. */
export const refusalsAggregate: AggregateType<RefusalCommand, RefusalEvent, RefusalState, null> = {
  category: 'refusals',
  decider: refusalDecider,
  codec: eventCodec<RefusalEvent>({
    RefusalRecorded: { type: 'chancery.audit.refusal-recorded.v1' },
    RefusalsCounted: { type: 'chancery.audit.refusals-counted.v1' },
  }),
  stateVersion: 1,
  answer: () => null,
  commandFromEvents(events) {
    const [event] = events;
    if (!event) return null;
    return event.type === 'RefusalRecorded' ? { ...event, type: 'RecordRefusal' } : { ...event, type: 'CountRefusals' };
  },
};
