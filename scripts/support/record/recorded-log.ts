import { readEnvelope, START } from '@chancery/event-sourcing';
import type { EventStore, StoredEvent } from '@chancery/event-sourcing';

/** What the event store holds, read straight from it. */
export interface RecordedLog {
  /** Event IDs of each tenant in commit order. */
  readonly byTenant: ReadonlyMap<string, readonly string[]>;
  /** Where each command's events stand, by `commandKey`: in one place, or it was done twice. */
  readonly commands: ReadonlyMap<string, readonly Place[]>;
  /** Units charged by meter. */
  readonly charged: ReadonlyMap<string, number>;
}

interface Place {
  readonly stream: string;
  readonly firstRevision: number;
  lastRevision: number;
}

const PAGE = 1000;
const CONSUMED = 'chancery.metering.usage-consumed.v1';

/** Reads the whole plane. */
export async function readRecordedLog(store: EventStore): Promise<RecordedLog> {
  const byTenant = new Map<string, string[]>();
  const commands = new Map<string, Place[]>();
  const charged = new Map<string, number>();
  for (let after = START; ;) {
    const { events, next, end } = await store.readAll(after, PAGE);
    for (const event of events) {
      listOf(byTenant, event.tenant).push(event.id);
      noteCommand(commands, event);
      noteCharge(charged, event);
    }
    if (end) return { byTenant, commands, charged };
    after = next;
  }
}

/** Key of a command in `RecordedLog.commands`. */
export function commandKey(tenant: string, commandId: string): string {
  return `${tenant} ${commandId}`;
}

/** The events of one command lie one behind the other in one stream: only the first of a run counts. */
function noteCommand(commands: Map<string, Place[]>, { tenant, commandId, stream, revision }: StoredEvent): void {
  const places = listOf(commands, commandKey(tenant, commandId));
  const before = places.at(-1);
  if (before?.stream === stream && before.lastRevision === revision - 1) before.lastRevision = revision;
  else places.push({ stream, firstRevision: revision, lastRevision: revision });
}

function noteCharge(charged: Map<string, number>, event: StoredEvent): void {
  if (event.type !== CONSUMED) return;
  const { meter, quantity } = readEnvelope(event).data as { readonly meter: string; readonly quantity: number };
  charged.set(meter, (charged.get(meter) ?? 0) + quantity);
}

function listOf<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
