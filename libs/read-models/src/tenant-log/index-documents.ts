import type { IndexedEvent, RememberedCommand, TenantHead } from '@chancery/event-sourcing';
import type { CommandId, EventId, StreamName, TenantId } from '@chancery/kernel';
import type { CollectionSpec, Document, DocumentWrite, StoredDocument } from '../document-store.ts';

/** The name whose alias says which generation serves; the others are found by its number. */
export const EVENTS = 'tenant-log';

/** What a generation is made of. */
export interface IndexCollections {
  /** By position. */
  readonly events: CollectionSpec;
  /** By tenant and command ID. */
  readonly commands: CollectionSpec;
  /** By tenant. Its checkpoint is the index's. */
  readonly heads: CollectionSpec;
}

export function collectionsOf(generation: number): IndexCollections {
  const indexes = [['tenant', 'entry'], ['tenant', 'stream', 'entry'], ['tenant', 'type', 'entry'], ['event']];
  return {
    events: { name: EVENTS, generation, indexes: indexes.map((fields) => ({ fields })) },
    commands: { name: `${EVENTS}.commands`, generation, indexes: [] },
    heads: { name: `${EVENTS}.heads`, generation, indexes: [] },
  };
}

export function eventWrite(event: IndexedEvent): DocumentWrite {
  const { position, id, tenant, entry, stream, revision, type, commandId, leafHash } = event;
  const leaf = Buffer.from(leafHash).toString('base64');
  const document: Document = { event: id, tenant, entry, stream, revision, type, commandId, leaf };
  return { id: position, document, lastPosition: position };
}

export function storedEvent({ id, document }: StoredDocument): IndexedEvent {
  const { event, tenant, entry, stream, revision, type, commandId, leaf } = document ?? {};
  return {
    stream: text(stream) as StreamName,
    revision: number(revision),
    position: id as IndexedEvent['position'],
    id: text(event) as EventId,
    type: text(type),
    tenant: text(tenant) as TenantId,
    leafHash: Buffer.from(text(leaf), 'base64'),
    commandId: text(commandId) as CommandId,
    entry: number(entry),
  };
}

/** Neither holds a space. */
export function commandKey(tenant: TenantId, commandId: CommandId): string {
  return `${tenant} ${commandId}`;
}

/**
 * The same for all commands: the store keeps what was written first. A command that two nodes recorded on two streams
 * at once is the one that came first in the log.
 */
const WRITTEN_ONCE = '0';

export function commandWrite(command: RememberedCommand): DocumentWrite {
  const { tenant, commandId, commandHash, answer, stream, firstEvent, firstRevision, lastRevision, position } = command;
  const document: Document = {
    tenant,
    commandId,
    hash: commandHash,
    // As text: what an answer holds is nothing the store should have an opinion on.
    answer: JSON.stringify(answer),
    stream,
    firstEvent,
    firstRevision,
    lastRevision,
    position,
  };
  return { id: commandKey(tenant, commandId), document, lastPosition: WRITTEN_ONCE };
}

export function storedCommand({ document }: StoredDocument): RememberedCommand {
  const { tenant, commandId, hash, answer, stream, firstEvent, firstRevision, lastRevision, position } = document ?? {};
  return {
    tenant: text(tenant) as TenantId,
    commandId: text(commandId) as CommandId,
    commandHash: text(hash),
    answer: JSON.parse(text(answer)) as RememberedCommand['answer'],
    stream: text(stream) as StreamName,
    firstEvent: text(firstEvent) as EventId,
    firstRevision: number(firstRevision),
    lastRevision: number(lastRevision),
    position: text(position) as RememberedCommand['position'],
  };
}

export function headWrite({ tenant, entry, position }: TenantHead): DocumentWrite {
  return { id: tenant, document: { entry }, lastPosition: position };
}

export function storedHead({ id, document, lastPosition }: StoredDocument): TenantHead {
  return {
    tenant: id as TenantId,
    entry: number(document?.['entry']),
    position: lastPosition as TenantHead['position'],
  };
}

/** @throws Error when the store gives something else than was written to it. */
function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new Error('A document of the tenant log index is damaged: rebuild it');
}

function number(value: unknown): number {
  if (typeof value === 'number') return value;
  throw new Error('A document of the tenant log index is damaged: rebuild it');
}
