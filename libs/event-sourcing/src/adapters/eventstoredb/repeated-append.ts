import type { StreamName } from '@chancery/kernel';
import type { AppendResult, NewEvent } from '../../event-store.ts';
import { RefusedEventError } from '../../event-store.ts';
import type { IndexedTenantLog } from '../../tenant-log/indexed-tenant-log.ts';

/**
 * The answer of the first time, when all events stand in the stream already, in this order; `null` when the first and
 * the last of them are new.
 * @throws RefusedEventError when some are stored, but not so
 */
export async function repeatOf(
  log: IndexedTenantLog,
  stream: StreamName,
  events: readonly NewEvent[],
): Promise<AppendResult | null> {
  const ends = [events[0], events.at(-1)].flatMap((event) => event?.id ?? []);
  const found = await log.findEvents(ends);
  if (found.size === 0) return null;
  const all = await log.findEvents(events.map(({ id }) => id));
  const places = events.map(({ id }) => all.get(id));
  const [first] = places;
  const last = places.at(-1);
  const asThen =
    first &&
    last &&
    places.every((place, index) => place?.stream === stream && place.revision === first.revision + index);
  if (!asThen) {
    throw new RefusedEventError(
      `Some of the events for "${stream}" are stored already, but not all of them there and in this order`,
    );
  }
  return { kind: 'appended', lastRevision: last.revision, position: last.position, lastEntry: null };
}
