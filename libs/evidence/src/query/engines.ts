import { availableParallelism } from 'node:os';
import type { Json, TenantId } from '@chancery/kernel';
import { Problem } from '@chancery/platform';
import type { Plane } from '@chancery/platform';
import { ChildEndedError } from '../engine/child-host.ts';
import { EngineBusyError } from '../engine/slots.ts';
import { EnginePool } from './engine-pool.ts';
import type { PoolFigures } from './engine-pool.ts';
import type { DatasetFiles, TenantEngine } from './tenant-engine.ts';

const WAIT_MS = 10_000;
const IDLE_MS = 60_000;

/** The engines of this process, of all its planes together: what is shared out is the machine's cores. */
const pool = new EnginePool({ capacity: Math.max(2, availableParallelism()), waitMs: WAIT_MS, idleMs: IDLE_MS });

/** Lends the tenant's engine to a user's query. @throws Problem `busy`; the signal's reason when the user gave up */
export function withQueryEngine<T>(
  plane: Plane,
  tenant: TenantId,
  signal: AbortSignal,
  work: (engine: TenantEngine) => Promise<T>,
): Promise<T> {
  return pool.use(plane, tenant, 'queries', work, signal).catch(throwBusy);
}

/**
 * Runs a statement of ours over datasets of the tenant; what comes from outside is in `values` only. A user's query may
 * take the engine down with it: then it is tried once more on a new one.
 * @throws Problem `busy`
 */
export async function readDatasets(
  plane: Plane,
  tenant: TenantId,
  datasets: readonly DatasetFiles[],
  statement: { readonly sql: string; readonly values: readonly (string | number)[] },
): Promise<readonly (readonly Json[])[]> {
  const read = () =>
    pool.use(plane, tenant, 'reads', async (engine) => {
      const staged = await Promise.all(datasets.map((dataset) => engine.stage(plane.blobs, dataset)));
      return engine.read({ ...statement, datasets: staged });
    });
  try {
    return await read();
  } catch (error) {
    if (error instanceof ChildEndedError) return read().catch(throwBusy);
    return throwBusy(error);
  }
}

/** How much of the engines is used now. */
export function engineFigures(): PoolFigures {
  return pool.figures();
}

/** Ends the child processes; for the end of the process and of tests. */
export function closeEngines(): Promise<void> {
  return pool.close();
}

/** @throws Problem `busy` for what is only a matter of waiting, else the error itself. */
function throwBusy(error: unknown): never {
  if (error instanceof EngineBusyError) {
    throw new Problem('busy', 'All analytical engines are in use; nothing was run.', { retryAfterSeconds: 2 });
  }
  throw error;
}
