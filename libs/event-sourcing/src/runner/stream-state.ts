import type { EpochMs, EventId, Json, StreamName } from '@chancery/kernel';
import type { AnyAggregateType } from '../aggregate.ts';
import { readEnvelope } from '../event-reader.ts';
import type { EventStore } from '../event-store.ts';
import type { SnapshotStore } from '../snapshot-store.ts';

/** An aggregate folded up to a revision. */
export interface StreamState {
  readonly state: Json;
  /** -1 before the first event. */
  readonly revision: number;
  readonly lastEvent: EventId | null;
  /** Time of the last event; 0 before the first. */
  readonly lastTime: EpochMs;
}

const PAGE = 1000;
/** A snapshot is saved when at least this many events lie behind the one before. */
export const SNAPSHOT_EVERY = 5000;

/** Folds a stream up to its end, or up to and with revision `to`, from a snapshot where a usable one exists. */
export async function loadStreamState(
  store: EventStore,
  snapshots: SnapshotStore,
  aggregate: AnyAggregateType,
  stream: StreamName,
  to = Infinity,
): Promise<StreamState> {
  return foldStream(store, aggregate, stream, await startingPoint(store, snapshots, aggregate, stream, to), to);
}

/** Folds what comes after `from`, up to the stream's end or up to and with revision `to`. `from` itself when there is nothing. */
export async function foldStream(
  store: EventStore,
  aggregate: AnyAggregateType,
  stream: StreamName,
  from: StreamState,
  to = Infinity,
): Promise<StreamState> {
  let folded = from;
  for (;;) {
    const wanted = Math.min(PAGE, to - folded.revision);
    if (wanted <= 0) return folded;
    const page = await store.readStream(stream, folded.revision + 1, wanted);
    let state = folded.state;
    for (const event of page.events) {
      state = aggregate.decider.evolve(state, aggregate.codec.decode(event.type, readEnvelope(event).data));
    }
    const last = page.events.at(-1);
    if (last) {
      const lastTime = Date.parse(readEnvelope(last).time);
      folded = { state, revision: last.revision, lastEvent: last.id, lastTime };
    }
    if (page.end || !last) return folded;
  }
}

async function startingPoint(
  store: EventStore,
  snapshots: SnapshotStore,
  aggregate: AnyAggregateType,
  stream: StreamName,
  to: number,
): Promise<StreamState> {
  const empty = { state: aggregate.decider.initialState, revision: -1, lastEvent: null, lastTime: 0 };
  const snapshot = snapshots.load(stream);
  if (snapshot?.stateVersion !== aggregate.stateVersion || snapshot.revision > to) return empty;
  const { events } = await store.readStream(stream, snapshot.revision, 1);
  // The log decides: a snapshot of an event that is not there (a restored or cut log) is of no use.
  return events[0]?.id === snapshot.lastEvent ? snapshot : empty;
}
