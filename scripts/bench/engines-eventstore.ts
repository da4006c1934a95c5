import { EventSealer, MailboxRunner, noSnapshots } from '@chancery/event-sourcing';
import { openEventStoreDbEventStore } from '@chancery/event-sourcing/eventstoredb';
import { MemoryDocumentStore } from '@chancery/read-models/memory';
import { openTenantLogIndex } from '@chancery/read-models/tenant-log';
import { startEventStoreDbNode } from '@chancery/testing/eventstoredb';
import type { EventStoreDbTestNode } from '@chancery/testing/eventstoredb';
import { BENCH_TENANT, counting, countingCatalogue, countingContext } from './counting.ts';

/** Calls that commands cost on EventStoreDB. The rate is that of the test node and says nothing of a server. */
export interface EventStoreBenchFigure {
  /** What is done, and by how many at once on one stream. */
  readonly what: string;
  readonly commands: number;
  readonly appends: number;
  readonly reads: number;
  readonly callsPerCommand: number;
  /** The fewest calls that could do it: one append for what waits together, up to 256 commands. */
  readonly leastPossible: number;
  readonly commandsPerSecondOnTestNode: number;
}

const COMMANDS = 2000;
const BATCH = 256;
const AT_ONCE = [1, 32, 1000];

/** Counts the calls of durable commands by the runner on the EventStoreDB adapter, with and without clients' keys. */
export async function benchEventStore(): Promise<readonly EventStoreBenchFigure[]> {
  const node = await startEventStoreDbNode();
  try {
    const figures: EventStoreBenchFigure[] = [];
    for (const keyed of [false, true]) {
      for (const atOnce of AT_ONCE) figures.push(await countCalls(node, atOnce, keyed));
    }
    return figures;
  } finally {
    await node.stop();
  }
}

async function countCalls(node: EventStoreDbTestNode, atOnce: number, keyed: boolean): Promise<EventStoreBenchFigure> {
  const index = openTenantLogIndex(new MemoryDocumentStore());
  const store = await openEventStoreDbEventStore({ url: node.connectionString, plane: 'eu', index });
  const runner = new MailboxRunner({
    store,
    sealer: new EventSealer(countingCatalogue),
    snapshots: noSnapshots,
    refusals: () => ({ record: () => Promise.reject(new Error('Nothing is refused here')) }),
  });
  const name = `${keyed ? 'keyed' : 'plain'}${atOnce}`;
  const ref = { tenant: BENCH_TENANT, id: name };
  const send = (number: number) =>
    runner.execute(counting, ref, { type: 'Count', by: 1 }, countingContext(keyed ? `${name}-${number}` : undefined));
  try {
    await send(0);
    node.counts.reset();
    const from = performance.now();
    for (let number = 1; number <= COMMANDS; number += atOnce) {
      await Promise.all(Array.from({ length: atOnce }, (_, index) => send(number + index)));
    }
    const seconds = (performance.now() - from) / 1000;
    const { append, batchAppend, read } = node.counts.calls;
    const rounds = Math.ceil(COMMANDS / atOnce);
    const least = rounds * Math.ceil(atOnce / BATCH);
    const commands = rounds * atOnce;
    return {
      what: `${keyed ? 'with' : 'without'} clients' keys, ${atOnce} at once`,
      commands,
      appends: append + batchAppend,
      reads: read,
      callsPerCommand: fourDecimals((append + batchAppend + read) / commands),
      leastPossible: fourDecimals(least / commands),
      commandsPerSecondOnTestNode: Math.round(commands / seconds),
    };
  } finally {
    await runner.close();
    await store.close();
  }
}

function fourDecimals(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
