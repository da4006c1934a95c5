import { randomUUID } from 'node:crypto';
import { CommitQueue } from './commit-queue.ts';
import type { Expected } from './check-append.ts';
import { checkAppend } from './check-append.ts';
import { Journal } from './journal.ts';
import type { LoggedEvent, LogPosition, ProposedEvent } from './logged-event.ts';
import { comparePositions, TOMBSTONE_REVISION } from './logged-event.ts';
import { METADATA_TYPE, metadataStreamOf, StreamState, TOMBSTONE_TYPE } from './stream-state.ts';

export interface EventLogOptions {
  /** File that keeps the log; without it the log lives in memory only. */
  readonly file?: string;
  /** Remember every event ID of `any` and `stream_exists` appends, as a server does for a while. */
  readonly recentIds: boolean;
  /**
   * All events of one write have the same commit position and differ in their prepare position, as those of an explicit
   * transaction do. Otherwise both are the same number.
   */
  readonly sharedCommit: boolean;
}

export type WriteResult =
  /** `last` is -1 and `position` null where nothing was written because there was nothing to write. */
  | { readonly kind: 'written'; readonly last: number; readonly position: LogPosition | null }
  /** `current` is -1 where the stream has no events. */
  | { readonly kind: 'wrong_revision'; readonly current: number }
  | { readonly kind: 'deleted' };

/** Bytes that a record of a real log has beside its data; only the size of the steps between positions depends on it. */
const RECORD_OVERHEAD = 96;

/** Every event of the node, in memory, in commit order and by stream. */
export class EventLog {
  /** `$all`. */
  readonly all: LoggedEvent[] = [];
  readonly #streams = new Map<string, StreamState>();
  readonly #recent = new Map<string, { stream: string; revision: number }>();
  readonly #listeners = new Set<() => void>();
  /** One string per stream name and event type, however many events carry it. */
  readonly #names = new Map<string, string>();
  readonly #options: EventLogOptions;
  readonly #journal: Journal | null;
  readonly #queue: CommitQueue;
  /** Where the next record begins. */
  #end = 0;

  constructor(options: EventLogOptions) {
    this.#options = options;
    const { file } = options;
    this.#journal = file === undefined ? null : Journal.open(file, (events) => events.forEach((e) => this.#apply(e)));
    this.#queue = new CommitQueue(this.#journal && (() => this.#journal?.flush()));
  }

  /** The stream as it is, or as it would be if nothing had been written to it. */
  stream(name: string): StreamState {
    return this.#streams.get(name) ?? new StreamState();
  }

  /** Index in `all` of the first event at or after the position. */
  indexAt(position: LogPosition): number {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const event = this.all[middle];
      if (event !== undefined && comparePositions(event, position) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Calls `listener` after every write, until the returned function is called. */
  onWrite(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Appends all of `events` or none. */
  async append(stream: string, expected: Expected, events: readonly ProposedEvent[]): Promise<WriteResult> {
    return this.#commit(() => {
      const state = this.stream(stream);
      const check = this.#check(stream, expected, events);
      switch (check.kind) {
        case 'deleted':
          return { kind: 'deleted' };
        case 'wrong_revision':
          return { kind: 'wrong_revision', current: state.lastRevision };
        case 'repeat':
          return { kind: 'written', last: check.last, position: state.events[check.last] ?? null };
        case 'write':
          return this.#writeAndUndelete(stream, events);
      }
    });
  }

  /** Deletes softly: the stream is not found until it is written again, and goes on at its next revision then. */
  async delete(stream: string, expected: Expected): Promise<WriteResult> {
    return this.#commit(() => {
      const refusal = this.#refuseDelete(stream, expected);
      if (refusal !== null) return refusal;
      const isNothing = this.stream(stream).lastRevision < 0 && !this.#streams.has(metadataStreamOf(stream));
      return isNothing
        ? { kind: 'wrong_revision', current: -1 }
        : this.#setMetadata(stream, `{"$tb":${TOMBSTONE_REVISION}}`);
    });
  }

  /** Ends the stream for ever. */
  async tombstone(stream: string, expected: Expected): Promise<WriteResult> {
    return this.#commit(() => {
      const refusal = this.#refuseDelete(stream, expected);
      const end = { id: randomUUID(), type: TOMBSTONE_TYPE, json: false, data: EMPTY, metadata: EMPTY };
      return refusal ?? this.#write(stream, [end], TOMBSTONE_REVISION);
    });
  }

  close(): void {
    this.#journal?.close();
  }

  async #commit(write: () => WriteResult): Promise<WriteResult> {
    const before = this.all.length;
    const result = await this.#queue.submit(write);
    if (this.all.length > before) for (const listener of this.#listeners) listener();
    return result;
  }

  #check(stream: string, expected: Expected, events: readonly ProposedEvent[]): ReturnType<typeof checkAppend> {
    const known = (id: string): number | undefined => {
      const found = this.#recent.get(id);
      return found?.stream === stream ? found.revision : undefined;
    };
    return checkAppend({
      state: this.stream(stream),
      expected,
      ids: events.map(({ id }) => id),
      hasMetadata: this.#streams.has(metadataStreamOf(stream)),
      ...(this.#options.recentIds && { revisionOf: known }),
    });
  }

  #refuseDelete(stream: string, expected: Expected): WriteResult | null {
    const check = this.#check(stream, expected, []);
    if (check.kind === 'deleted') return { kind: 'deleted' };
    return check.kind === 'write' ? null : { kind: 'wrong_revision', current: this.stream(stream).lastRevision };
  }

  /** What is written to a deleted stream, or to its metadata, brings it back without its old events. */
  #writeAndUndelete(stream: string, events: readonly ProposedEvent[]): WriteResult {
    const reborn = [stream, ...(stream.startsWith('$$') ? [stream.slice(2)] : [])]
      .filter((name) => this.stream(name).softDeleted)
      .map((name) => ({ name, from: this.stream(name).lastRevision + 1 }));
    const result = this.#write(stream, events);
    for (const { name, from } of reborn)
      this.#setMetadata(name, truncatedBefore(this.stream(metadataStreamOf(name)), from));
    return result;
  }

  #setMetadata(stream: string, json: string): WriteResult {
    const event = { id: randomUUID(), type: METADATA_TYPE, json: true, data: Buffer.from(json), metadata: EMPTY };
    return this.#write(metadataStreamOf(stream), [event]);
  }

  #write(stream: string, events: readonly ProposedEvent[], firstRevision?: bigint): WriteResult {
    const first = firstRevision ?? BigInt(this.stream(stream).lastRevision + 1);
    const created = Date.now();
    const starts: number[] = [];
    for (const event of events) {
      starts.push(this.#end);
      this.#end += RECORD_OVERHEAD + event.data.byteLength + event.metadata.byteLength;
    }
    const shared = this.#options.sharedCommit ? starts.at(-1) : undefined;
    const logged = events.map((event, i) => {
      const prepare = starts[i] ?? this.#end;
      return { ...event, stream, revision: first + BigInt(i), commit: shared ?? prepare, prepare, created };
    });
    logged.forEach((event) => this.#apply(event));
    this.#journal?.add(logged);
    return { kind: 'written', last: this.stream(stream).lastRevision, position: logged.at(-1) ?? null };
  }

  #apply(given: LoggedEvent): void {
    const event = { ...given, stream: this.#intern(given.stream), type: this.#intern(given.type) };
    const state = this.#stateOf(event.stream);
    this.all.push(event);
    this.#end = Math.max(
      this.#end,
      event.prepare + RECORD_OVERHEAD + event.data.byteLength + event.metadata.byteLength,
    );
    if (event.revision === TOMBSTONE_REVISION) {
      state.tombstoned = true;
      return;
    }
    state.events.push(event);
    if (this.#options.recentIds) this.#recent.set(event.id, { stream: event.stream, revision: Number(event.revision) });
    if (event.type === METADATA_TYPE && event.stream.startsWith('$$'))
      this.#stateOf(event.stream.slice(2)).describe(event);
  }

  #stateOf(stream: string): StreamState {
    let state = this.#streams.get(stream);
    if (state === undefined) this.#streams.set(stream, (state = new StreamState()));
    return state;
  }

  #intern(name: string): string {
    const known = this.#names.get(name);
    if (known === undefined) this.#names.set(name, name);
    return known ?? name;
  }
}

const EMPTY = new Uint8Array(0);

/** The stream's metadata as it was, but for what may be read. */
function truncatedBefore(metadata: StreamState, revision: number): string {
  const last = metadata.events.at(-1);
  const before = last === undefined ? {} : (JSON.parse(Buffer.from(last.data).toString('utf8')) as object);
  return JSON.stringify({ ...before, $tb: revision });
}
