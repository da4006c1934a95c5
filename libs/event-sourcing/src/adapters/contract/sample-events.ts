import { randomUUID } from 'node:crypto';
import type { CommandId, EventId, Json, PlaneId, StreamName, TenantId } from '@chancery/kernel';
import type {
  AppendedCommand,
  EventStore,
  NewEvent,
  Position,
  RecordedEvent,
  StoredEvent,
  StreamPage,
} from '../../event-store.ts';
import { START } from '../../event-store.ts';

/** The plane of the stores under test, and one that is not theirs. */
export const PLANE: PlaneId = 'eu';
export const OTHER_PLANE: PlaneId = 'us';
export const TENANT = 'eu_tacme' as TenantId;
export const OTHER_TENANT = 'eu_tbeta' as TenantId;
export const COUNTED = 'chancery.contract.counted.v1';
export const CLOSED = 'chancery.contract.closed.v1';

const utf8 = new TextEncoder();
/** Part of the names that tests of this process use, on a server that has seen others. */
export const RUN = randomUUID().slice(0, 8);
let made = 0;

/** A stream nobody has used: tests of one store do not meet. */
export function freshStream(category = 'counter', tenant: TenantId = TENANT): StreamName {
  return `${category}-${tenant}-${RUN}s${++made}` as StreamName;
}

export function freshTenant(): TenantId {
  return `eu_t${RUN}x${++made}` as TenantId;
}

export function newEvent(parts: Partial<NewEvent> = {}): NewEvent {
  const id = randomUUID() as EventId;
  const bytes = utf8.encode(JSON.stringify({ id, data: { step: ++made } }));
  return { id, type: COUNTED, tenant: TENANT, plane: PLANE, commandId: randomUUID() as CommandId, bytes, ...parts };
}

export function newEvents(count: number, parts: Partial<NewEvent> = {}): NewEvent[] {
  return Array.from({ length: count }, () => newEvent(parts));
}

/** Events of one command, and what is to be remembered of it. `firstEvent` is where they stand in the append. */
export function newCommand(
  eventCount: number,
  {
    firstEvent = 0,
    answer = { ok: eventCount },
    ...parts
  }: Partial<NewEvent> & { firstEvent?: number; answer?: Json } = {},
): { readonly events: NewEvent[]; readonly command: AppendedCommand } {
  const commandId = parts.commandId ?? (randomUUID() as CommandId);
  const tenant = parts.tenant ?? TENANT;
  const events = newEvents(eventCount, { ...parts, commandId, tenant });
  return { events, command: { tenant, commandId, commandHash: 'ab'.repeat(32), answer, firstEvent, eventCount } };
}

/** Bytes as text that tests can compare: byte arrays of a worker and of the test are of different realms. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

export function ids(events: readonly { readonly id: EventId }[]): EventId[] {
  return events.map(({ id }) => id);
}

/** The whole stream, page by page. */
export async function wholeStream(store: EventStore, stream: StreamName, pageSize = 1000): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let page: StreamPage | null = null; !page?.end;) {
    page = await store.readStream(stream, events.length, pageSize);
    events.push(...page.events);
  }
  return events;
}

/** The whole log after `after`, page by page. */
export async function wholeLog(store: EventStore, after: Position = START, pageSize = 1000): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (let end = false; !end;) {
    const page = await store.readAll(after, pageSize);
    events.push(...page.events);
    ({ next: after, end } = page);
  }
  return events;
}
