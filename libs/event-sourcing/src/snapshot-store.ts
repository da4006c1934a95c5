import type { EpochMs, EventId, Json, StreamName } from '@chancery/kernel';

/** A folded state: a cache that may be deleted at any time. */
export interface Snapshot {
  readonly stateVersion: number;
  /** Revision of the last event folded in, and that event's ID: a snapshot of a log that lost its tail is not used. */
  readonly revision: number;
  readonly lastEvent: EventId;
  readonly lastTime: EpochMs;
  readonly state: Json;
}

export interface SnapshotStore {
  load(stream: StreamName): Snapshot | null;
  save(stream: StreamName, snapshot: Snapshot): void;
  close(): void;
}

/** No snapshots: every cold load folds the whole stream. */
export const noSnapshots: SnapshotStore = { load: () => null, save: () => undefined, close: () => undefined };
