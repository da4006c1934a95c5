import { accept } from '@chancery/kernel';
import type { Decider, JsonObject } from '@chancery/kernel';
import { eventCodec, SchemaViolationError } from '@chancery/event-sourcing';
import type { AggregateType, EventCatalogue } from '@chancery/event-sourcing';

/** One command gives three events, so that half a command would show. `padding` makes them as long as wanted. */
export type AddTriple = { readonly type: 'AddTriple'; readonly number: number; readonly padding: string };
export type TripleAdded = { readonly type: 'TripleAdded'; readonly number: number; readonly part: number };
export type TripleState = { readonly events: number };

/** Events of every command. */
export const EVENTS_PER_COMMAND = 3;
const TRIPLE_ADDED = 'chancery.faults.triple-added.v1';

const decider: Decider<AddTriple, TripleAdded, TripleState> = {
  initialState: { events: 0 },
  decide: ({ number }) => accept(...[1, 2, 3].map((part) => ({ type: 'TripleAdded' as const, number, part }))),
  evolve: ({ events }) => ({ events: events + 1 }),
};

/** The aggregate of the fault tests: what it decides does not matter, that all of it is written does. */
export const tripleAggregate: AggregateType<AddTriple, TripleAdded, TripleState, { readonly number: number }> = {
  category: 'triple',
  decider,
  codec: eventCodec<TripleAdded>({ TripleAdded: { type: TRIPLE_ADDED } }),
  stateVersion: 1,
  answer: (_state, _events, { number }) => ({ number }),
};

/** The catalogue of the fault tests: their one type. */
export const tripleCatalogue: EventCatalogue = {
  types: [TRIPLE_ADDED],
  check(type: string, data: JsonObject) {
    const fits = type === TRIPLE_ADDED && Number.isInteger(data['number']) && Number.isInteger(data['part']);
    if (!fits) throw new SchemaViolationError(`${type} does not fit`);
  },
};
