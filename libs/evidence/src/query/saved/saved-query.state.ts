import { assertNever } from '@chancery/kernel';
import type { QuerySaved, SavedQueryEvent } from './saved-query.events.ts';

/** Nothing is saved under the name now. */
export interface AbsentQuery {
  readonly status: 'absent';
  /** The last revision there was; 0 when there was none. */
  readonly revision: number;
}

export interface SavedQuery extends Omit<QuerySaved, 'type'> {
  readonly status: 'saved';
}

export type SavedQueryState = AbsentQuery | SavedQuery;

export const ABSENT_QUERY: SavedQueryState = { status: 'absent', revision: 0 };

export function evolveSavedQuery(_: SavedQueryState, event: SavedQueryEvent): SavedQueryState {
  switch (event.type) {
    case 'QuerySaved': {
      const { type: _type, ...saved } = event;
      return { status: 'saved', ...saved };
    }
    case 'QueryRemoved':
      return { status: 'absent', revision: event.revision };
    default:
      return assertNever(event);
  }
}
