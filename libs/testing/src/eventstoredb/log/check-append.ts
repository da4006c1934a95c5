import type { StreamState } from './stream-state.ts';

/** What a writer believes about a stream; a number is the exact revision of its last event. */
export type Expected = 'any' | 'no_stream' | 'stream_exists' | bigint;

export type AppendCheck =
  | { readonly kind: 'write' }
  /** All of it was written before, the last of it as revision `last`: answered as then, nothing is written. */
  | { readonly kind: 'repeat'; readonly last: number }
  | { readonly kind: 'wrong_revision' }
  | { readonly kind: 'deleted' };

export interface AppendCheckInput {
  readonly state: StreamState;
  readonly expected: Expected;
  /** IDs of the events to write. */
  readonly ids: readonly string[];
  /** Whether the stream has metadata: such a stream "exists" even without events. */
  readonly hasMetadata: boolean;
  /** Where an event of this stream with this ID stands, for `any` and `stream_exists`; absent where not looked for. */
  readonly revisionOf?: (id: string) => number | undefined;
}

/**
 * Whether an append may be written, as a server decides it. An exact revision (and `no_stream`) makes a repeat of the
 * same event IDs at the same place a success; with `any` and `stream_exists` a server only remembers recent IDs, which
 * a caller must not rely on: `revisionOf` says whether this node does.
 */
export function checkAppend({ state, expected, ids, hasMetadata, revisionOf }: AppendCheckInput): AppendCheck {
  if (state.tombstoned) return { kind: 'deleted' };
  if (expected === 'stream_exists') {
    if (state.softDeleted) return { kind: 'deleted' };
    if (state.lastRevision < 0 && !hasMetadata) return { kind: 'wrong_revision' };
  }
  if (expected === 'any' || expected === 'stream_exists') {
    return revisionOf ? repeatOfRecent(ids, revisionOf) : { kind: 'write' };
  }
  const before = expected === 'no_stream' ? -1n : expected;
  if (before === BigInt(state.lastRevision)) return { kind: 'write' };
  return repeatAt(state, Number(before) + 1, ids, expected === 'no_stream' && state.softDeleted);
}

/** Known IDs after an unknown first one do not hinder the write; unknown ones after a known first one do. */
function repeatOfRecent(ids: readonly string[], revisionOf: (id: string) => number | undefined): AppendCheck {
  let last: number | undefined;
  for (const [i, id] of ids.entries()) {
    const revision = revisionOf(id);
    if (revision === undefined) return { kind: i === 0 ? 'write' : 'wrong_revision' };
    last = revision;
  }
  return last === undefined ? { kind: 'write' } : { kind: 'repeat', last };
}

/** @param reborn the first event may be new all the same: `no_stream` is true of a deleted stream */
function repeatAt(state: StreamState, first: number, ids: readonly string[], reborn: boolean): AppendCheck {
  const same = ids.findIndex((id, i) => state.events[first + i]?.id !== id);
  if (same === 0 && reborn) return { kind: 'write' };
  if (same !== -1 || ids.length === 0) return { kind: 'wrong_revision' };
  return { kind: 'repeat', last: first + ids.length - 1 };
}
