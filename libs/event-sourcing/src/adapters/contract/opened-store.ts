import type { EventStore, TenantLog } from '../../event-store.ts';

/** A store under test. */
export interface OpenedStore {
  /** Of plane `eu`, empty. */
  readonly store: EventStore & TenantLog;
  /** Closes the store and opens it again on the same data; absent where it does not survive. */
  readonly reopen?: () => Promise<EventStore & TenantLog>;
  /** Closes what is open and removes the data. */
  readonly close: () => Promise<void>;
}
