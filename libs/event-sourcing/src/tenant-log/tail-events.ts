import type { CommandId, EventId, TenantId } from '@chancery/kernel';
import type { Position, RememberedCommand } from '../event-store.ts';
import { START } from '../event-store.ts';
import type { LoggedEvent } from './log-source.ts';
import type { IndexedEvent } from './tenant-log-index.ts';

/** A command whose first event was seen; complete when its last one was. */
interface TailCommand {
  readonly first: IndexedEvent;
  record: RememberedCommand;
  complete: boolean;
}

/**
 * The events of the log that are behind the index, in memory: by position, tenant, ID and command. A plain structure;
 * `LogTail` keeps it whole.
 */
export class TailEvents {
  private events: IndexedEvent[] = [];
  private readonly tenants = new Map<TenantId, IndexedEvent[]>();
  private readonly ids = new Map<EventId, IndexedEvent>();
  private readonly commands = new Map<string, TailCommand>();
  /** Commands whose last event has not come yet, by revision and stream of that event. */
  private readonly awaited = new Map<string, TailCommand>();

  get length(): number {
    return this.events.length;
  }

  add(logged: LoggedEvent, entry: number): void {
    const { stream, revision, position, id, type, tenant, leafHash, commandId } = logged;
    const event: IndexedEvent = { stream, revision, position, id, type, tenant, leafHash, commandId, entry };
    this.events.push(event);
    const ofTenant = this.tenants.get(tenant);
    if (ofTenant) ofTenant.push(event);
    else this.tenants.set(tenant, [event]);
    if (!this.ids.has(id)) this.ids.set(id, event);
    this.beginCommand(event, logged);
    this.completeCommand(event);
  }

  /** In the order of their entries. */
  ofTenant(tenant: TenantId): readonly IndexedEvent[] {
    return this.tenants.get(tenant) ?? [];
  }

  at(position: Position): IndexedEvent | undefined {
    const event = this.events[this.indexAt(position)];
    return event?.position === position ? event : undefined;
  }

  withId(id: EventId): IndexedEvent | undefined {
    return this.ids.get(id);
  }

  command(tenant: TenantId, commandId: CommandId): RememberedCommand | undefined {
    return this.commands.get(commandKey(tenant, commandId))?.record;
  }

  /** The first events, about `count`: no command is torn apart. None when the last event of the first is still to come. */
  page(count: number): { readonly events: readonly IndexedEvent[]; readonly commands: readonly RememberedCommand[] } {
    let end = 0;
    let openUntil: Position = START;
    for (const [index, event] of this.events.entries()) {
      if (index >= count && end > 0) break;
      const command = this.begunBy(event);
      if (command && !command.complete) break;
      if (command && command.record.position > openUntil) openUntil = command.record.position;
      if (openUntil <= event.position) end = index + 1;
    }
    const events = this.events.slice(0, end);
    return { events, commands: events.flatMap((event) => this.begunBy(event)?.record ?? []) };
  }

  /** Forgets what lies at or before `position`. */
  dropUpTo(position: Position): void {
    const index = this.indexAt(position);
    const dropped = this.events.splice(0, this.events[index]?.position === position ? index + 1 : index);
    const perTenant = new Map<TenantId, number>();
    for (const event of dropped) {
      perTenant.set(event.tenant, (perTenant.get(event.tenant) ?? 0) + 1);
      if (this.ids.get(event.id) === event) this.ids.delete(event.id);
      const command = this.begunBy(event);
      if (!command) continue;
      this.commands.delete(commandKey(event.tenant, event.commandId));
      this.awaited.delete(lastEventKey(command.record));
    }
    for (const [tenant, count] of perTenant) {
      const left = this.ofTenant(tenant).slice(count);
      if (left.length > 0) this.tenants.set(tenant, left);
      else this.tenants.delete(tenant);
    }
  }

  private beginCommand(
    first: IndexedEvent,
    { command, commandId, tenant, stream, revision, position }: LoggedEvent,
  ): void {
    const key = commandKey(tenant, commandId);
    // Recorded twice, by two nodes on two streams at once: the first in the log counts.
    if (!command || this.commands.has(key)) return;
    const lastRevision = revision + command.eventCount - 1;
    const { hash: commandHash, answer } = command;
    const where = { stream, firstEvent: first.id, firstRevision: revision, lastRevision, position };
    const record = { tenant, commandId, commandHash, answer, ...where };
    const begun = { first, record, complete: false };
    this.commands.set(key, begun);
    this.awaited.set(lastEventKey(record), begun);
  }

  private completeCommand({ stream, revision, position }: IndexedEvent): void {
    const key = lastEventKey({ stream, lastRevision: revision });
    const command = this.awaited.get(key);
    if (!command) return;
    this.awaited.delete(key);
    command.record = { ...command.record, position };
    command.complete = true;
  }

  private begunBy(event: IndexedEvent): TailCommand | undefined {
    const command = this.commands.get(commandKey(event.tenant, event.commandId));
    return command?.first === event ? command : undefined;
  }

  /** Index of the first event at or after `position`. */
  private indexAt(position: Position): number {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const event = this.events[middle];
      if (event && event.position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function commandKey(tenant: TenantId, commandId: CommandId): string {
  return `${tenant} ${commandId}`;
}

function lastEventKey({ stream, lastRevision }: Pick<RememberedCommand, 'stream' | 'lastRevision'>): string {
  return `${lastRevision} ${stream}`;
}
