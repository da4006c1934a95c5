import { eventCodec } from '@chancery/event-sourcing';
import type { AggregateType } from '@chancery/event-sourcing';
import { assertNever } from '@chancery/kernel';
import type { SavedQueryAnswer } from '../../contract/saved-query.ts';
import { savedQueryDecider } from './saved-query.decide.ts';
import type { SavedQueryCommand } from './saved-query.decide.ts';
import type { QuerySaved, SavedQueryEvent } from './saved-query.events.ts';
import type { SavedQueryState } from './saved-query.state.ts';

/** One stream per saved query. The answer is what is saved now; `null` after it was removed. */
export const savedQueryAggregate: AggregateType<
  SavedQueryCommand,
  SavedQueryEvent,
  SavedQueryState,
  SavedQueryAnswer | null
> = {
  category: 'savedquery',
  decider: savedQueryDecider,
  codec: eventCodec<SavedQueryEvent>({
    QuerySaved: { type: 'chancery.evidence.query-saved.v1' },
    QueryRemoved: { type: 'chancery.evidence.query-removed.v1' },
  }),
  stateVersion: 1,
  answer: (state) => (state.status === 'saved' ? savedQueryAnswer(state) : null),
  commandFromEvents(events) {
    const [event] = events;
    if (!event) return null;
    switch (event.type) {
      case 'QuerySaved':
        return { type: 'SaveQuery', name: event.name, sql: event.sql, description: event.description };
      case 'QueryRemoved':
        return { type: 'RemoveQuery', name: event.name };
      default:
        return assertNever(event);
    }
  },
};

export function savedQueryAnswer(saved: Omit<QuerySaved, 'type'>): SavedQueryAnswer {
  const { name, sql, description, revision, savedAt } = saved;
  return { name, sql, description, revision, savedAt: new Date(savedAt).toISOString() };
}
