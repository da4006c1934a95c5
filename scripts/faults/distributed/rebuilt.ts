import { setTimeout as wait } from 'node:timers/promises';
import { CONTEXTS } from '@chancery/contexts';
import { EventReader } from '@chancery/event-sourcing';
import type { EventStore, TenantLog } from '@chancery/event-sourcing';
import { projectedEvent } from '@chancery/platform';
import { openProjectionHost } from '@chancery/read-models';
import type { DocumentStore } from '@chancery/read-models';
import { MemoryDocumentStore } from '@chancery/read-models/memory';

const CATCH_UP_MS = 120_000;

/**
 * Folds the whole log anew, in memory, and compares every serving read model of `live` with what comes of it.
 * @returns what differs, a sentence each.
 */
export async function differencesToRebuild(
  events: EventStore & TenantLog,
  live: DocumentStore,
): Promise<readonly string[]> {
  const reader = new EventReader(CONTEXTS.flatMap(({ aggregates }) => aggregates));
  const projections = CONTEXTS.flatMap((context) => context.projections);
  const host = await openProjectionHost({
    events,
    readModels: new MemoryDocumentStore(),
    projections,
    decode: (event) => projectedEvent(reader, event),
  });
  await host.start();
  try {
    const head = await events.head();
    const differences: string[] = [];
    for (const { name } of projections) {
      await host.waitFor(name, head, CATCH_UP_MS);
      const rebuilt = await dump(host.dump(name));
      const served = await untilEqual(live, name, rebuilt);
      if (served !== null) differences.push(served);
    }
    return differences;
  } finally {
    await host.stop();
  }
}

/** The projector may still have a page in hand: it gets the time for it. `null` when equal. */
async function untilEqual(live: DocumentStore, name: string, rebuilt: readonly string[]): Promise<string | null> {
  const until = Date.now() + CATCH_UP_MS;
  for (;;) {
    const generation = await live.serving(name);
    const served = generation === null ? [] : await dump(linesOf(live, name, generation));
    const at = rebuilt.findIndex((line, index) => line !== served[index]);
    if (at < 0 && served.length === rebuilt.length) return null;
    if (Date.now() > until) {
      return `${name}: ${served.length} documents served, ${rebuilt.length} rebuilt; first difference: ${served[at] ?? 'none'} | ${rebuilt[at] ?? 'none'}`;
    }
    await wait(500);
  }
}

async function* linesOf(store: DocumentStore, name: string, generation: number): AsyncIterable<string> {
  for await (const { id, lastPosition, document } of store.scan({ name, generation })) {
    yield JSON.stringify({ id, lastPosition, document });
  }
}

async function dump(lines: AsyncIterable<string>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all.sort();
}
