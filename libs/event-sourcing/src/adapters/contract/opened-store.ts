import type { EventStore, Position, TenantLog } from '../../event-store.ts';

/** A store under test. */
export interface OpenedStore {
  /** Of plane `eu`, empty. */
  readonly store: EventStore & TenantLog;
  /** Closes the store and opens it again on the same data; absent where it does not survive. */
  readonly reopen?: () => Promise<EventStore & TenantLog>;
  /** A position that the store can read and that lies beyond `position`, the last one of its log. */
  readonly beyond: (position: Position) => Position;
  /** Closes what is open and removes the data. */
  readonly close: () => Promise<void>;
}
