import type { EventStore, TenantLog } from '@chancery/event-sourcing';
import { openEventStoreDbEventStore } from '@chancery/event-sourcing/eventstoredb';
import type { PlaneId } from '@chancery/kernel';
import { MemoryDocumentStore } from '@chancery/read-models/memory';
import { openTenantLogIndex } from '@chancery/read-models/tenant-log';

/** Opens a plane's log on its event store alone: with an index of its own, it trusts no other process of the service. */
export async function withPlaneRecord<T>(
  plane: PlaneId,
  url: string,
  use: (events: EventStore & TenantLog) => Promise<T>,
): Promise<T> {
  const index = openTenantLogIndex(new MemoryDocumentStore());
  const events = await openEventStoreDbEventStore({ url, plane, index });
  try {
    return await use(events);
  } finally {
    await events.close();
  }
}
