import type { StreamName } from '@chancery/kernel';
import { LruMap } from '@chancery/kernel';
import type { AnyAggregateType } from '../aggregate.ts';
import type { EventStore } from '../event-store.ts';
import { SharedRun } from '../shared-run.ts';
import type { SnapshotStore } from '../snapshot-store.ts';
import type { StreamState } from './stream-state.ts';
import { foldStream, loadStreamState, SNAPSHOT_EVERY } from './stream-state.ts';

/** A state, and what is known of how fresh it is. */
export interface CachedState extends StreamState {
  readonly snapshotRevision: number;
  /** The state was all there was of its stream at this moment or later. By `moment`. */
  readonly confirmedAt: number;
}

/** Now, on a clock that only goes forward, in milliseconds. */
export function moment(): number {
  return performance.now();
}

/**
 * The aggregates' states as last seen in the store. Where nobody else writes they are what is; elsewhere a state is as
 * fresh as the last read or append that confirmed it, and is brought up to date by reading what came after it. Those
 * who ask for the same stream share the reads.
 */
export class StateCache {
  private readonly states: LruMap<StreamName, CachedState>;
  private readonly reads = new Map<StreamName, SharedRun<CachedState>>();

  constructor(
    private readonly store: EventStore,
    private readonly snapshots: SnapshotStore,
    capacity: number,
  ) {
    this.states = new LruMap(capacity);
  }

  /** Whether the state holds everything that was committed before `since`. */
  holdsAllBefore(state: CachedState, since: number): boolean {
    return this.store.capabilities.soleWriter || state.confirmedAt >= since;
  }

  /** The state as it was last seen; read only where it was never seen. */
  async seen(aggregate: AnyAggregateType, stream: StreamName): Promise<CachedState> {
    return this.states.get(stream) ?? (await this.read(aggregate, stream));
  }

  /** The state with what was written since it was seen. */
  catchUp(aggregate: AnyAggregateType, stream: StreamName): Promise<CachedState> {
    return this.read(aggregate, stream);
  }

  /** The state with everything that was committed before `since`, at `atLeast` or a later revision. */
  async fresh(aggregate: AnyAggregateType, stream: StreamName, since: number, atLeast = -1): Promise<CachedState> {
    const seen = this.states.get(stream);
    if (seen && seen.revision >= atLeast && this.holdsAllBefore(seen, since)) return seen;
    return this.read(aggregate, stream);
  }

  /** The state after an append that was begun at `confirmedAt`, on the state `before` it. */
  appended(
    aggregate: AnyAggregateType,
    stream: StreamName,
    before: CachedState,
    after: StreamState,
    confirmedAt: number,
  ): void {
    let { snapshotRevision } = before;
    const { state, revision, lastEvent, lastTime } = after;
    if (lastEvent && revision - snapshotRevision >= SNAPSHOT_EVERY) {
      const { stateVersion } = aggregate;
      this.snapshots.save(stream, { stateVersion, revision, lastEvent, lastTime, state });
      snapshotRevision = revision;
    }
    this.keep(stream, { state, revision, lastEvent, lastTime, snapshotRevision, confirmedAt });
  }

  forget(stream: StreamName): void {
    this.states.delete(stream);
  }

  /** Reads what is not known yet: what came after the state as it was last seen, or the whole stream. */
  private read(aggregate: AnyAggregateType, stream: StreamName): Promise<CachedState> {
    let shared = this.reads.get(stream);
    if (!shared) {
      shared = new SharedRun(
        () => this.readNow(aggregate, stream),
        () => this.reads.delete(stream),
      );
      this.reads.set(stream, shared);
    }
    return shared.run();
  }

  private async readNow(aggregate: AnyAggregateType, stream: StreamName): Promise<CachedState> {
    const confirmedAt = moment();
    const seen = this.states.get(stream);
    if (seen)
      return this.keep(stream, { ...seen, ...(await foldStream(this.store, aggregate, stream, seen)), confirmedAt });
    const loaded = await loadStreamState(this.store, this.snapshots, aggregate, stream);
    const snapshotRevision = this.snapshots.load(stream)?.revision ?? -1;
    return this.keep(stream, { ...loaded, snapshotRevision, confirmedAt });
  }

  /**
   * Keeps the newer: a command may have been appended, or a later read been answered, while this one was under way. What
   * confirmed the older of the two holds for the newer as well.
   */
  private keep(stream: StreamName, state: CachedState): CachedState {
    const meanwhile = this.states.get(stream);
    const newer = meanwhile && meanwhile.revision > state.revision ? meanwhile : state;
    const confirmedAt = Math.max(state.confirmedAt, meanwhile?.confirmedAt ?? state.confirmedAt);
    const kept = newer.confirmedAt === confirmedAt ? newer : { ...newer, confirmedAt };
    this.states.set(stream, kept);
    return kept;
  }
}
