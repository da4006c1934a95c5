import type { PlaneId } from '@chancery/kernel';
import { LeaseLostError, runUnderLease } from '@chancery/leases';
import type { LeasedWork } from '@chancery/leases';
import { patiently, probeEngines } from '@chancery/platform';
import type { EngineHealth } from '@chancery/platform';
import type { Metrics, MetricSource } from '@chancery/platform/metrics';
import type { Logger } from 'pino';
import { RoleBoard } from './health/role-board.ts';
import type { RoleHealth } from './health/role-board.ts';
import { project } from './roles/project.ts';
import { publish } from './roles/publish.ts';
import { react } from './roles/react.ts';
import type { RoleContext, RoleWork } from './roles/role-work.ts';
import type { WorkerRole } from './roles/worker-roles.ts';
import type { WorkerEngines, WorkerPlane } from './worker-engines.ts';

const ROLE_WORK: { readonly [role in WorkerRole]: RoleWork } = {
  projector: project,
  publisher: publish,
  reactor: react,
};

export interface PlaneWorkerOptions extends Pick<RoleContext, 'node' | 'contexts' | 'reader'> {
  readonly plane: WorkerPlane;
  readonly roles: readonly WorkerRole[];
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Of the leases; absent: as `runUnderLease` has it. Milliseconds. */
  readonly leaseTtlMs?: number;
}

/** The health of a plane's roles. */
export interface PlaneWorkerHealth {
  readonly plane: PlaneId;
  /** Its engines answer, so every role is active or stands by. */
  readonly ready: boolean;
  readonly engines: readonly EngineHealth[];
  readonly roles: readonly RoleHealth[];
}

/** The roles of one plane in this process, each under the lease of the plane and role. */
export class PlaneWorker {
  private readonly boards: ReadonlyMap<WorkerRole, RoleBoard>;
  private engines: WorkerEngines | null = null;
  /** Why the engines could not be opened yet. */
  private outOfReach: string | null = null;

  constructor(private readonly options: PlaneWorkerOptions) {
    this.boards = new Map(options.roles.map((role) => [role, new RoleBoard(role)]));
    options.metrics.addSource((gauges) => {
      const plane = options.plane.id;
      gauges.planeOpen.set({ plane }, this.engines ? 1 : 0);
      for (const board of this.boards.values()) board.measure(gauges, plane);
    });
  }

  /**
   * Works until `signal` is aborted, and then ends in order: the work first, then its lease, then the engines.
   * @throws what is wrong for ever in any role; the others have ended then too.
   */
  async run(signal: AbortSignal): Promise<void> {
    const { plane, logger } = this.options;
    const engines = await patiently(
      () => plane.open(),
      signal,
      (error) => {
        this.outOfReach = messageOf(error);
        logger.warn({ plane: plane.id, error: this.outOfReach }, 'An engine is out of reach; waiting for it');
      },
    );
    if (!engines) return;
    this.engines = engines;
    const failing = new AbortController();
    const ending = AbortSignal.any([signal, failing.signal]);
    try {
      const running = [...this.boards.values()].map((board) =>
        this.runRole(board, engines, ending).catch((error: unknown) => {
          failing.abort();
          throw new Error(`The ${board.role} of plane ${plane.id} cannot go on: ${messageOf(error)}`, { cause: error });
        }),
      );
      const failed = (await Promise.allSettled(running)).find((each) => each.status === 'rejected');
      if (failed) throw failed.reason as Error;
    } finally {
      await engines.close();
    }
  }

  async health(): Promise<PlaneWorkerHealth> {
    const { plane } = this.options;
    const roles = await Promise.all([...this.boards.values()].map((board) => board.health()));
    const engines = this.engines
      ? await probeEngines(this.engines.probes)
      : [{ engine: 'engines', answers: false, error: this.outOfReach ?? 'not opened yet' }];
    return { plane: plane.id, ready: engines.every(({ answers }) => answers), engines, roles };
  }

  private async runRole(board: RoleBoard, engines: WorkerEngines, signal: AbortSignal): Promise<void> {
    const { plane, node, contexts, reader, logger, metrics, leaseTtlMs } = this.options;
    const { role } = board;
    const log = logger.child({ plane: plane.id, role });
    const onError = (error: unknown, what: string) => {
      // After the loss of a lease whatever was under way is stopped by this: it is told of once, below.
      if (error instanceof LeaseLostError) log.debug({ what }, error.message);
      else log.warn({ what, error }, 'Waited out');
    };
    const report = (read: Parameters<RoleBoard['report']>[0]) => board.report(read);
    const sources: (() => void)[] = [];
    const measure = (source: MetricSource) => void sources.push(metrics.addSource(source));
    const work: LeasedWork = async (ending, lease) => {
      const { token } = lease;
      log.info({ token }, 'Active');
      board.enter('active', token);
      ending.addEventListener('abort', () => board.enter('stopping', token), { once: true });
      const context = { plane: plane.id, engines, node, contexts, reader, onError, report, measure };
      try {
        await ROLE_WORK[role](context, ending, lease);
      } finally {
        for (const remove of sources.splice(0)) remove();
      }
      if (lease.lost.aborted) log.warn({ token }, String(lease.lost.reason));
      board.enter('standby');
    };
    board.enter('standby');
    const lease = { store: engines.leases, name: `${plane.id}/${role}`, holder: node, onFailure: onError };
    await runUnderLease({ ...lease, ...(leaseTtlMs === undefined ? {} : { ttlMs: leaseTtlMs }) }, work, signal);
    board.enter('stopping');
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
