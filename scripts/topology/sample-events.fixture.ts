import { randomUUID } from 'node:crypto';
import { START } from '@chancery/event-sourcing';
import type { NewEvent } from '@chancery/event-sourcing';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import { streamName } from '@chancery/kernel';
import type { CommandId, EventId, TenantId } from '@chancery/kernel';
import { publishedEvent } from '@chancery/publishing';
import type { PublishedEvent } from '@chancery/publishing';

const TYPE = 'chancery.tests.happened.v1';

/** `count` events of the EU plane as they are published, of the tenants in turn; each tenant's from entry 1 on. */
export async function sampleEvents(tenants: readonly TenantId[], count: number): Promise<readonly PublishedEvent[]> {
  const store = openMemoryEventStore({ plane: 'eu' });
  for (let index = 0; index < count; index++) {
    const tenant = tenants[index % tenants.length] as TenantId;
    await store.append(streamName('happenings', tenant), 'any', [newEvent(tenant, index)]);
  }
  const { events } = await store.readAll(START, count);
  return events.map((event) => publishedEvent('eu', event));
}

function newEvent(tenant: TenantId, index: number): NewEvent {
  const [id, commandId] = [randomUUID() as EventId, randomUUID() as CommandId];
  const time = new Date(Date.UTC(2026, 10, 29) + index).toISOString();
  const envelope = { id, type: TYPE, time, tenant, plane: 'eu', correlationId: 'tests', causationId: null };
  const bytes = Buffer.from(JSON.stringify({ ...envelope, traceparent: null, data: { index } }));
  return { id, type: TYPE, tenant, plane: 'eu', commandId, bytes };
}
