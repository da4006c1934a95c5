import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { replayTenant } from '@chancery/audit';
import { CONTEXTS } from '@chancery/contexts';
import { EventReader } from '@chancery/event-sourcing';
import { openSqliteEventStore } from '@chancery/event-sourcing/sqlite';
import type { TenantId } from '@chancery/kernel';
import { projectedEvent } from '@chancery/platform';
import { openProjectionHost } from '@chancery/read-models';
import { openSqliteDocumentStore } from '@chancery/read-models/sqlite';

/** How fast history is read again. */
export interface HistoryFigures {
  readonly events: number;
  /** Events folded from the log alone into states and documents, a second (`chancery replay`). */
  readonly replayPerSecond: number;
  /** Events folded by all projections from an empty document store until they are caught up, a second. */
  readonly catchUpPerSecond: number;
  /** Resident memory of this process afterwards, MB. */
  readonly rssMb: number;
}

const CATCH_UP_TIMEOUT_MS = 120_000;

/** Measures on a plane's folder that a benchmark has filled; its read models are thrown away and filled again. */
export async function historyBench(folder: string, tenant: TenantId): Promise<HistoryFigures> {
  const store = await openSqliteEventStore({ folder, plane: 'eu' });
  try {
    const reader = new EventReader(CONTEXTS.flatMap(({ aggregates }) => aggregates));
    const projections = CONTEXTS.flatMap((context) => context.projections);
    const events = await store.tenantHead(tenant);
    const replayFrom = performance.now();
    await replayTenant(store, reader, projections, tenant);
    const replayPerSecond = rate(events, replayFrom);

    for (const suffix of ['', '-wal', '-shm']) await rm(join(folder, `read-models.db${suffix}`), { force: true });
    const readModels = await openSqliteDocumentStore({ folder });
    const catchUpFrom = performance.now();
    const host = await openProjectionHost({
      events: store,
      readModels,
      projections,
      decode: (event) => projectedEvent(reader, event),
    });
    await host.start();
    const head = await store.head();
    for (const { name } of projections) await host.waitFor(name, head, CATCH_UP_TIMEOUT_MS);
    const catchUpPerSecond = rate(events, catchUpFrom);
    await host.stop();
    await readModels.close();
    return { events, replayPerSecond, catchUpPerSecond, rssMb: Math.round(process.memoryUsage.rss() / 1024 / 1024) };
  } finally {
    await store.close();
  }
}

function rate(count: number, from: number): number {
  return Math.round(count / ((performance.now() - from) / 1000));
}
