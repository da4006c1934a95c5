import { accept, assertNever, reject } from '@chancery/kernel';
import type { Decider } from '@chancery/kernel';
import type { SavedQueryEvent } from './saved-query.events.ts';
import { ABSENT_QUERY, evolveSavedQuery } from './saved-query.state.ts';
import type { SavedQueryState } from './saved-query.state.ts';

/** Saves a statement that the rules for statements admit, in the place of the one of this name. */
export interface SaveQuery {
  readonly type: 'SaveQuery';
  readonly name: string;
  readonly sql: string;
  readonly description: string;
}

export interface RemoveQuery {
  readonly type: 'RemoveQuery';
  readonly name: string;
}

export type SavedQueryCommand = SaveQuery | RemoveQuery;

/** One saved query. Saving what is saved already changes nothing. */
export const savedQueryDecider: Decider<SavedQueryCommand, SavedQueryEvent, SavedQueryState> = {
  initialState: ABSENT_QUERY,
  decide(command, state, now) {
    switch (command.type) {
      case 'SaveQuery': {
        const { name, sql, description } = command;
        if (state.status === 'saved' && state.sql === sql && state.description === description) return accept();
        return accept({ type: 'QuerySaved', name, sql, description, revision: state.revision + 1, savedAt: now });
      }
      case 'RemoveQuery':
        if (state.status === 'absent') {
          const message = `There is no saved query "${command.name}".`;
          return reject({ code: 'not-found', message, facts: { name: command.name }, lift: [] });
        }
        return accept({ type: 'QueryRemoved', name: command.name, revision: state.revision, removedAt: now });
      default:
        return assertNever(command);
    }
  },
  evolve: evolveSavedQuery,
};
