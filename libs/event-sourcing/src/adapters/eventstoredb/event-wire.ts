import type { AllStreamResolvedEvent, EventData, ResolvedEvent } from '@eventstore/db-client';
import { binaryEvent } from '@eventstore/db-client';
import type { CommandId, EventId, Json, StreamName, TenantId } from '@chancery/kernel';
import { leafHash } from '@chancery/transparency';
import type { AppendedCommand, NewEvent, RecordedEvent } from '../../event-store.ts';
import { StoreDamagedError } from '../../event-store.ts';
import type { CommandNote, LoggedEvent } from '../../tenant-log/log-source.ts';
import { positionText } from './position-text.ts';

/** All types of ours begin so; the log also holds what the server itself writes. */
export const TYPE_PREFIX = 'chancery.';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What stands beside the bytes: a copy of what filters and the index need, and what is remembered of a command. */
interface Metadata {
  readonly tenant: TenantId;
  readonly commandId: CommandId;
  readonly command?: CommandNote;
}

/** The engine holds UUIDs, and gives them back in lower case. */
export function isEventId(id: EventId): boolean {
  return UUID.test(id);
}

export function isOurs(type: string): boolean {
  return type.startsWith(TYPE_PREFIX);
}

/** The append's events as they are sent: bytes as they are, and commands noted on their first events. */
export function outgoing(events: readonly NewEvent[], commands: readonly AppendedCommand[]): EventData[] {
  const notes = new Map<number, CommandNote>();
  for (const { firstEvent, eventCount, commandHash: hash, answer } of commands) {
    notes.set(firstEvent, { hash, answer, eventCount });
  }
  return events.map(({ id, type, tenant, commandId, bytes }, index) => {
    const command = notes.get(index);
    const metadata: Metadata = { tenant, commandId, ...(command && { command }) };
    return binaryEvent({ id, type, data: bytes, metadata });
  });
}

/**
 * An event as it came; `null` for one that is not ours.
 * @throws StoreDamagedError for one that says it is ours and was not written by us
 */
export function incoming({ event }: ResolvedEvent | AllStreamResolvedEvent): LoggedEvent | null {
  if (!event || !isOurs(event.type)) return null;
  const { streamId, type, data, position, metadata } = event;
  const [stream, revision, id] = [streamId as StreamName, Number(event.revision), event.id as EventId];
  if (!position) throw new StoreDamagedError('The server tells no positions: version 22.6 or newer is needed');
  const noted = metadataOf(metadata);
  if (!noted || !(data instanceof Uint8Array)) {
    throw new StoreDamagedError(
      `"${stream}", revision ${revision}: an event of type ${type} that Chancery did not write`,
    );
  }
  const { tenant, commandId, command = null } = noted;
  return {
    stream,
    revision,
    position: positionText(position),
    id,
    type,
    tenant,
    leafHash: leafHash(stream, revision, id, type, data),
    commandId,
    bytes: data,
    command,
  };
}

/** Without what only the log's follower needs. */
export function recorded({ command: _, ...event }: LoggedEvent): RecordedEvent {
  return event;
}

function metadataOf(metadata: unknown): Metadata | null {
  if (!isRecord(metadata)) return null;
  const { tenant, commandId, command } = metadata;
  if (typeof tenant !== 'string' || typeof commandId !== 'string') return null;
  const known = { tenant: tenant as TenantId, commandId: commandId as CommandId };
  if (command === undefined) return known;
  if (!isRecord(command)) return null;
  const { hash, answer, eventCount } = command;
  if (typeof hash !== 'string' || typeof eventCount !== 'number' || answer === undefined) return null;
  return { ...known, command: { hash, answer: answer as Json, eventCount } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
