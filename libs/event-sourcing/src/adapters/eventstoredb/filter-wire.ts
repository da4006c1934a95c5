import type { Filter } from '@eventstore/db-client';
import { EVENT_TYPE, STREAM_NAME } from '@eventstore/db-client';
import type { EventFilter, RecordedEvent } from '../../event-store.ts';
import { TYPE_PREFIX } from './event-wire.ts';

/** Events the server looks at before it says how far it is. */
const SEARCH_WINDOW = 1000;

/**
 * What the server is asked to leave out. It knows one condition, on types or on streams, and prefixes rather than whole
 * names: `passes` has the last word.
 */
export function serverFilter({ types, categories }: EventFilter): Filter {
  const often = { checkpointInterval: 1, maxSearchWindow: SEARCH_WINDOW };
  if (types) return { filterOn: EVENT_TYPE, prefixes: [...types], ...often };
  if (categories) return { filterOn: STREAM_NAME, regex: `^(${categories.map(literal).join('|')})(-|$)`, ...often };
  return { filterOn: EVENT_TYPE, prefixes: [TYPE_PREFIX], ...often };
}

/** Whether an event of ours passes. */
export function passes({ type, stream }: RecordedEvent, { types, categories }: EventFilter): boolean {
  if (types && !types.includes(type)) return false;
  return !categories || categories.includes(stream.split('-', 1)[0] ?? stream);
}

/** Whether nothing can pass. */
export function passesNothing({ types, categories }: EventFilter): boolean {
  return types?.length === 0 || categories?.length === 0;
}

/** The text itself in a regular expression, for the server's dialect and for JavaScript's. */
function literal(text: string): string {
  return text.replace(/[^\w]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
