import type { CommandId, EventId, StreamName, TenantId } from '@chancery/kernel';
import type { StoredEvent } from '../../event-store.ts';
import { positionText } from '../position-text.ts';
import { compactText, expandId } from './compact-id.ts';
import type { NameTable } from './log-names.ts';

/** What `decodeEvent` needs of a row of `events`, for statements that return arrays. */
export const EVENT_COLUMNS = [
  'position',
  'stream_id',
  'revision',
  'type_id',
  'tenant_id',
  'entry',
  compactText('id'),
  compactText('command_id'),
  'leaf_hash',
  'bytes',
].join(', ');

/** `EVENT_COLUMNS` as SQLite gives them. */
export type EventRow = readonly [
  position: number,
  stream: number,
  revision: number,
  type: number,
  tenant: number,
  entry: number,
  id: string,
  commandId: string,
  leafHash: Uint8Array,
  bytes: Uint8Array,
];

export interface LogNames {
  readonly streams: NameTable;
  readonly tenants: NameTable;
  readonly types: NameTable;
}

export function decodeEvent(row: EventRow, names: LogNames): StoredEvent {
  const [position, stream, revision, type, tenant, entry, id, commandId, leafHash, bytes] = row;
  return {
    stream: names.streams.nameOf(stream) as StreamName,
    revision,
    position: positionText(position),
    id: expandId(id) as EventId,
    type: names.types.nameOf(type),
    tenant: names.tenants.nameOf(tenant) as TenantId,
    entry,
    leafHash,
    commandId: expandId(commandId) as CommandId,
    bytes,
  };
}
