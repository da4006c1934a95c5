import { EventReader } from '@chancery/event-sourcing';
import type { ContextDefinition } from '@chancery/platform';
import type { Metrics } from '@chancery/platform/metrics';
import type { Logger } from 'pino';
import { PlaneWorker } from './plane-worker.ts';
import type { PlaneWorkerHealth } from './plane-worker.ts';
import type { WorkerRole } from './roles/worker-roles.ts';
import type { WorkerPlane } from './worker-engines.ts';

export interface WorkerOptions {
  /** What this process is called in leases, logs and health. */
  readonly node: string;
  readonly roles: readonly WorkerRole[];
  readonly planes: readonly WorkerPlane[];
  readonly contexts: readonly ContextDefinition[];
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly leaseTtlMs?: number;
}

/** The answer of `/health/ready`. */
export interface WorkerHealth {
  /** Every engine answers. */
  readonly ready: boolean;
  /** `degraded`: not ready, or something is parked or far behind. */
  readonly status: 'ok' | 'degraded';
  readonly node: string;
  readonly planes: readonly PlaneWorkerHealth[];
}

/** A worker at work. */
export interface Worker {
  /** Resolves after `stop`. @throws what is wrong for ever, after everything has ended. */
  readonly ended: Promise<void>;
  health(): Promise<WorkerHealth>;
  /** Ends in order: pages in hand, leases, engines. Idempotent. */
  stop(): Promise<void>;
}

/** Begins to work in every plane. Nothing needs to be reachable yet. */
export function startWorker({ planes, contexts, ...options }: WorkerOptions): Worker {
  const reader = new EventReader(contexts.flatMap(({ aggregates }) => aggregates));
  const workers = planes.map((plane) => new PlaneWorker({ ...options, plane, contexts, reader }));
  const ending = new AbortController();
  const ended = endOf(
    workers.map((worker) => worker.run(ending.signal)),
    ending,
  );
  return {
    ended,
    async health() {
      const health = await Promise.all(workers.map((worker) => worker.health()));
      const ready = health.every((plane) => plane.ready);
      const well = health.every(({ roles }) => roles.every((role) => role.well));
      return { ready, status: ready && well ? 'ok' : 'degraded', node: options.node, planes: health };
    },
    async stop() {
      ending.abort();
      await ended.catch(() => undefined);
    },
  };
}

/** One plane that cannot go on ends the others too. */
async function endOf(running: readonly Promise<void>[], ending: AbortController): Promise<void> {
  const settled = await Promise.allSettled(
    running.map((each) =>
      each.catch((error: unknown) => {
        ending.abort();
        throw error;
      }),
    ),
  );
  const failed = settled.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason as Error;
}
