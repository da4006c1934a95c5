import { randomUUID } from 'node:crypto';
import type { EventStore, NewEvent, StoredEvent, TenantLog } from '@chancery/event-sourcing';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import { streamName } from '@chancery/kernel';
import type { CommandId, EventId, TenantId } from '@chancery/kernel';
import type { PublishedEvent } from './cloud-event/published-event.ts';
import { publishedEvent } from './cloud-event/published-event.ts';

export const PLANE = 'eu';
export const TYPE = 'chancery.tests.happened.v1';

/** `eu_t1`, `eu_t2`, … */
export function tenantNo(number: number): TenantId {
  return `${PLANE}_t${number}` as TenantId;
}

/** An event whose record is an envelope, and as heavy as asked. */
export function newEvent(tenant: TenantId, paddingBytes = 0): NewEvent {
  const id = randomUUID() as EventId;
  const commandId = randomUUID() as CommandId;
  const envelope = {
    id,
    type: TYPE,
    time: '2026-11-23T12:00:00.000Z',
    tenant,
    plane: PLANE,
    correlationId: 'tests',
    causationId: null,
    traceparent: null,
    data: { note: 'Grüße, 東京', padding: 'x'.repeat(paddingBytes) },
  };
  return { id, type: TYPE, tenant, plane: PLANE, commandId, bytes: Buffer.from(JSON.stringify(envelope)) };
}

/** Appends events to a stream of the tenant, in one write. */
export async function happen(store: EventStore, tenant: TenantId, count = 1, paddingBytes = 0): Promise<void> {
  const events = Array.from({ length: count }, () => newEvent(tenant, paddingBytes));
  await store.append(streamName('happenings', tenant), 'any', events);
}

/** The tenant's events as they are published. */
export async function publishedOf(log: TenantLog, tenant: TenantId): Promise<readonly PublishedEvent[]> {
  const events: StoredEvent[] = [];
  for (let after = 0; ; after = events.length) {
    const page = await log.readTenant(tenant, after, 1000);
    if (page.length === 0) return events.map((event) => publishedEvent(PLANE, event));
    events.push(...page);
  }
}

/** Events of several tenants in the order given, each tenant's from entry 1 on. */
export async function publishedEvents(
  tenants: readonly TenantId[],
  paddingBytes: (index: number) => number = () => 0,
): Promise<readonly PublishedEvent[]> {
  const store = openMemoryEventStore({ plane: PLANE });
  for (const [index, tenant] of tenants.entries()) await happen(store, tenant, 1, paddingBytes(index));
  const events: StoredEvent[] = [];
  for (const tenant of new Set(tenants)) events.push(...(await store.readTenant(tenant, 0, tenants.length)));
  events.sort((left, right) => (left.position < right.position ? -1 : 1));
  return events.map((event) => publishedEvent(PLANE, event));
}
