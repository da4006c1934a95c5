import type { LoggedEvent } from './logged-event.ts';
import { TOMBSTONE_REVISION } from './logged-event.ts';

/** Type of the events in `$$stream` that say how `stream` is kept. */
export const METADATA_TYPE = '$metadata';
/** Type of the event that ends a stream for ever. */
export const TOMBSTONE_TYPE = '$streamDeleted';

/** Name of the stream that holds the metadata of `stream`. */
export function metadataStreamOf(stream: string): string {
  return `$$${stream}`;
}

/** What the log knows of one stream. */
export class StreamState {
  /** By revision: event n is the one of revision n. Deleted events stay, as on a server that was not scavenged. */
  readonly events: LoggedEvent[] = [];
  tombstoned = false;
  softDeleted = false;
  /** First revision that may still be read (`$tb`). */
  #truncateBefore = 0;
  /** How many of the last events may still be read (`$maxCount`). */
  #maxCount = Infinity;

  /** Revision of the last event, -1 where there is none. */
  get lastRevision(): number {
    return this.events.length - 1;
  }

  /** First revision that a reader gets to see. */
  get firstRevision(): number {
    return Math.max(this.#truncateBefore, this.events.length - this.#maxCount);
  }

  /** Whether a reader is told that the stream is not there. */
  get missing(): boolean {
    return this.events.length === 0 || this.softDeleted || this.#maxCount === 0;
  }

  /** Takes over what a `$metadata` event says. Bytes that are no JSON say nothing. */
  describe(metadata: LoggedEvent): void {
    const { $tb, $maxCount } = parseObject(metadata.data);
    this.softDeleted = $tb !== undefined && BigInt($tb) >= TOMBSTONE_REVISION;
    this.#truncateBefore = this.softDeleted ? 0 : Number($tb ?? 0);
    this.#maxCount = $maxCount === undefined ? Infinity : Number($maxCount);
  }
}

/** The two numbers of a `$metadata` event that matter here, as text: one of them does not fit a JavaScript number. */
function parseObject(data: Uint8Array): { $tb?: string; $maxCount?: string } {
  const text = Buffer.from(data).toString('utf8');
  const found: { $tb?: string; $maxCount?: string } = {};
  for (const [, key, digits] of text.matchAll(/"(\$tb|\$maxCount)"\s*:\s*(\d+)/g)) {
    if (key === '$tb' && digits !== undefined) found.$tb = digits;
    if (key === '$maxCount' && digits !== undefined) found.$maxCount = digits;
  }
  return found;
}
