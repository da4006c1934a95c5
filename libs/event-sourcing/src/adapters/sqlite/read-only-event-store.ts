import type { PlaneId } from '@chancery/kernel';
import type { EventFilter, Position, Subscription } from '../../event-store.ts';
import type { ReadOnlyEventStore } from './log-reader.ts';
import { LogReader, SQLITE_CAPABILITIES } from './log-reader.ts';
import { openForReading } from './schema.ts';

/** How often the log is asked whether another process has written to it, once there is a subscription. */
const POLL_MS = 100;

/**
 * Opens a plane's log for reading without owning its folder, also while a server writes to it.
 * @throws Error when there is no event store in the folder, or one of another plane
 * @throws StoreDamagedError
 */
export async function openSqliteEventStoreReadOnly({
  folder,
  plane,
}: {
  readonly folder: string;
  readonly plane: PlaneId;
}): Promise<ReadOnlyEventStore> {
  return new PollingLogReader(openForReading(folder, plane), plane);
}

/** Nobody tells it of commits, so it asks. */
class PollingLogReader extends LogReader {
  /** The server that owns the folder writes. */
  override readonly capabilities = { ...SQLITE_CAPABILITIES, soleWriter: false };
  private polling: NodeJS.Timeout | null = null;

  override subscribe(after: Position, options?: { filter?: EventFilter; pageSize?: number }): Subscription {
    this.polling ??= setInterval(() => this.signal.advance(this.headNow()), POLL_MS);
    return super.subscribe(after, options);
  }

  override async close(): Promise<void> {
    if (this.polling) clearInterval(this.polling);
    await super.close();
  }
}
