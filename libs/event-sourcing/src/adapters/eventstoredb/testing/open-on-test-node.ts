import { MemoryDocumentStore } from '@chancery/read-models/memory';
import { openTenantLogIndex } from '@chancery/read-models/tenant-log';
import type { EventStoreDbNodeOptions, EventStoreDbTestNode } from '@chancery/testing/eventstoredb';
import { startEventStoreDbNode } from '@chancery/testing/eventstoredb';
import type { Position } from '../../../event-store.ts';
import type { TenantLogIndexStore } from '../../../tenant-log/tenant-log-index.ts';
import type { EventStoreDbEventStore } from '../eventstoredb-event-store.ts';
import type { EventStoreDbOptions } from '../open-event-store.ts';
import { openEventStoreDbEventStore } from '../open-event-store.ts';
import { parsePosition, positionText } from '../position-text.ts';

/** Room for the largest append there may be, and what stands beside its bytes. */
const MAX_APPEND_SIZE = 20 * 1024 * 1024;

export interface OpenedOnTestNode {
  readonly node: EventStoreDbTestNode;
  readonly index: TenantLogIndexStore;
  readonly store: EventStoreDbEventStore;
  /** Another store on the same node and index: another process. */
  open(options?: Partial<EventStoreDbOptions>): Promise<EventStoreDbEventStore>;
  /** Closes all stores and the node. */
  close(): Promise<void>;
}

/** A store of plane `eu` on a test node of its own, with its index in memory. */
export async function openOnTestNode(
  nodeOptions: EventStoreDbNodeOptions = {},
  storeOptions: Partial<EventStoreDbOptions> = {},
): Promise<OpenedOnTestNode> {
  const node = await startEventStoreDbNode({ maxAppendSize: MAX_APPEND_SIZE, ...nodeOptions });
  const index = openTenantLogIndex(new MemoryDocumentStore());
  const stores: EventStoreDbEventStore[] = [];
  const open = async (options: Partial<EventStoreDbOptions> = {}) => {
    const url = node.connectionString;
    const store = await openEventStoreDbEventStore({ url, plane: 'eu', index, ...storeOptions, ...options });
    stores.push(store);
    return store;
  };
  return {
    node,
    index,
    store: await open(),
    open,
    async close() {
      await Promise.all(stores.map((store) => store.close()));
      await node.stop();
    },
  };
}

export function beyond(position: Position): Position {
  const last = parsePosition(position);
  if (last === 'start') throw new Error('Nothing lies beyond the start of an empty log');
  return positionText({ commit: last.commit + 1_000_000n, prepare: last.prepare + 1_000_000n });
}
