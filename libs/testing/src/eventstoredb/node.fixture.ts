import { randomUUID } from 'node:crypto';
import type { EventData, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import { binaryEvent, EventStoreDBClient } from '@eventstore/db-client';
import type { EventStoreDbNodeOptions, EventStoreDbTestNode } from './index.ts';
import { startEventStoreDbNode } from './index.ts';

export interface NodeWithClient {
  readonly node: EventStoreDbTestNode;
  /** The unmodified official client. */
  readonly client: EventStoreDBClient;
  stop(): Promise<void>;
}

/** @param query appended to the connection string, such as `&throwOnAppendFailure=false` */
export async function nodeWithClient(options: EventStoreDbNodeOptions = {}, query = ''): Promise<NodeWithClient> {
  const node = await startEventStoreDbNode(options);
  const client = EventStoreDBClient.connectionString(node.connectionString + query);
  return {
    node,
    client,
    stop: async () => {
      await client.dispose();
      await node.stop();
    },
  };
}

/** Binary events `prefix-0`, `prefix-1`, … whose type is `type`. */
export function binaryEvents(count: number, prefix = 'event', type = 'test'): EventData[] {
  return Array.from({ length: count }, (_, i) =>
    binaryEvent({ id: randomUUID(), type, data: Buffer.from(`${prefix}-${i}`) }),
  );
}

/** Reads to the end. */
export async function collect<E>(read: StreamingRead<E>): Promise<E[]> {
  const events: E[] = [];
  for await (const event of read) events.push(event);
  return events;
}

/** The data of binary events as text. */
export function texts(events: readonly Pick<ResolvedEvent, 'event'>[]): string[] {
  return events.map(({ event }) => Buffer.from(event?.data as Uint8Array).toString('utf8'));
}

/** Resolves once the condition holds. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('What was waited for did not happen in 30 s');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
