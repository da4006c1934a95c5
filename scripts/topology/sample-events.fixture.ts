import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { START } from '@chancery/event-sourcing';
import type { NewEvent } from '@chancery/event-sourcing';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import { streamName } from '@chancery/kernel';
import type { CommandId, EventId, TenantId } from '@chancery/kernel';
import { publishedEvent } from '@chancery/publishing';
import type { EventSink, PublishedEvent } from '@chancery/publishing';

const ATTEMPTS = 10;
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

/** Sends events as a publisher does: again, all of them, while it is not known which of them arrived. */
export async function sendUntilTaken(sink: EventSink, events: readonly PublishedEvent[]): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      const refused = await sink.send(events);
      if (refused.length > 0) throw new Error(refused[0]?.error);
      return;
    } catch (error) {
      // A topic that was just made may have no leader yet.
      if (attempt === ATTEMPTS) throw error;
      await setTimeout(attempt * 200);
      await sink.open();
    }
  }
}

function newEvent(tenant: TenantId, index: number): NewEvent {
  const [id, commandId] = [randomUUID() as EventId, randomUUID() as CommandId];
  const time = new Date(Date.UTC(2026, 10, 29) + index).toISOString();
  const envelope = { id, type: TYPE, time, tenant, plane: 'eu', correlationId: 'tests', causationId: null };
  const bytes = Buffer.from(JSON.stringify({ ...envelope, traceparent: null, data: { index } }));
  return { id, type: TYPE, tenant, plane: 'eu', commandId, bytes };
}
