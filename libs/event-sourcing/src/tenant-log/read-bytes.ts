import type { StreamName } from '@chancery/kernel';
import type { EventStore, RecordedEvent, StoredEvent } from '../event-store.ts';
import { StoreDamagedError } from '../event-store.ts';
import type { IndexedEvent } from './tenant-log-index.ts';

export type ReadStream = EventStore['readStream'];

/** Events in between that are read and thrown away rather than begin another read. */
const MAX_GAP = 16;
/** Reads under way at the same time. */
const AT_ONCE = 8;

/** Revisions `first` to `last` of a stream, most of which are wanted. */
interface Range {
  readonly stream: StreamName;
  readonly first: number;
  last: number;
}

/**
 * Fetches what the index does not keep: the bytes, by ranges of streams, several at a time.
 * @throws StoreDamagedError naming the entry, when an event is not there or is not the one that was indexed
 */
export async function readBytes(readStream: ReadStream, wanted: readonly IndexedEvent[]): Promise<StoredEvent[]> {
  const found = new Map<string, RecordedEvent>();
  const ranges = rangesOf(wanted);
  const readers = Array.from({ length: Math.min(AT_ONCE, ranges.length) }, async () => {
    for (let range = ranges.pop(); range; range = ranges.pop()) {
      for (const event of await readRange(readStream, range)) found.set(placeOf(event), event);
    }
  });
  await Promise.all(readers);
  return wanted.map((indexed) => {
    const event = found.get(placeOf(indexed));
    if (!event || Buffer.compare(event.leafHash, indexed.leafHash) !== 0) {
      const { entry, tenant, stream, revision } = indexed;
      const what = event ? 'is not the event that was indexed' : 'is missing from the log';
      throw new StoreDamagedError(`Entry ${entry} of ${tenant} (${stream}, revision ${revision}) ${what}`);
    }
    return { ...event, entry: indexed.entry };
  });
}

function rangesOf(wanted: readonly IndexedEvent[]): Range[] {
  const ranges: Range[] = [];
  const open = new Map<StreamName, Range>();
  for (const { stream, revision } of wanted.toSorted((left, right) => left.revision - right.revision)) {
    const range = open.get(stream);
    if (range && revision - range.last <= MAX_GAP) {
      range.last = revision;
    } else {
      const next = { stream, first: revision, last: revision };
      open.set(stream, next);
      ranges.push(next);
    }
  }
  return ranges;
}

async function readRange(readStream: ReadStream, { stream, first, last }: Range): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let next = first; next <= last;) {
    const page = await readStream(stream, next, last - next + 1);
    const end = page.events.at(-1);
    if (!end) break;
    events.push(...page.events);
    next = end.revision + 1;
  }
  return events;
}

function placeOf({ stream, revision }: { readonly stream: StreamName; readonly revision: number }): string {
  return `${revision} ${stream}`;
}
