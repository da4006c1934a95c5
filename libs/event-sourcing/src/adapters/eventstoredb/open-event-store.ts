import type { PlaneId } from '@chancery/kernel';
import type { LogTailOptions } from '../../tenant-log/log-tail.ts';
import type { TenantLogIndexStore } from '../../tenant-log/tenant-log-index.ts';
import { parseConnectionString } from './connection-string.ts';
import { EngineReader } from './engine-reader.ts';
import { EngineWriter } from './engine-writer.ts';
import { EventStoreDbEventStore } from './eventstoredb-event-store.ts';
import { claimPlane } from './plane-mark.ts';
import { connect } from './unary-client.ts';

export interface EventStoreDbOptions {
  /** `esdb://…` as `parseConnectionString` reads it. */
  readonly url: string;
  readonly plane: PlaneId;
  /** Where the tenant log index of the plane is kept: `openTenantLogIndex(documents)` of read-models. */
  readonly index: TenantLogIndexStore;
  /** So long the server may take to answer an append, in milliseconds; default 5,000. */
  readonly appendDeadlineMs?: number;
  /** So long the server may say nothing while it is read, in milliseconds; default 5,000. */
  readonly readDeadlineMs?: number;
  /** How the tenant log's tail is kept: see `LogTailOptions`. */
  readonly tail?: Pick<LogTailOptions, 'maxTail' | 'askEveryMs'>;
}

/**
 * Opens the plane's log on an EventStoreDB or KurrentDB node or cluster, and marks it as the plane's.
 * @throws ConnectionStringError, StoreBusyError when no node can be reached, Error when it is another plane's log
 */
export async function openEventStoreDbEventStore(options: EventStoreDbOptions): Promise<EventStoreDbEventStore> {
  const { url, plane, index, appendDeadlineMs = 5000, readDeadlineMs = 5000, tail = {} } = options;
  const client = connect(parseConnectionString(url));
  const closing = new AbortController();
  const reader = new EngineReader({ client, readDeadlineMs, closed: closing.signal });
  const writer = new EngineWriter(client, appendDeadlineMs);
  try {
    await claimPlane(reader, writer, plane);
  } catch (error) {
    closing.abort();
    await client.close();
    throw error;
  }
  return new EventStoreDbEventStore({
    plane,
    client,
    reader,
    writer,
    closing,
    index,
    readDeadlineMs,
    tail,
  });
}
