import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { newCommandId } from '@chancery/event-sourcing';
import type { CommandContext } from '@chancery/event-sourcing';
import type { ActorId, Clock, EpochMs, TenantId } from '@chancery/kernel';
import { CLOCK, PLANES } from '@chancery/platform';
import type { Plane, Planes } from '@chancery/platform';
import { tenantOf } from '@chancery/tenancy';
import { exportsProjection } from '../../exports/exports.projection.ts';
import { exportAggregate } from '../export.aggregate.ts';
import { removeBundle } from '../export-blobs.ts';
import type { BuiltExport } from '../export.state.ts';
import { endOfKeeping } from '../keep-days.ts';

const SWEEP_EVERY_MS = 60 * 60_000;
/** Exports looked at together. */
const PAGE = 100;

/**
 * Removes bundles whose time is over, and records it, at the start and every hour. Until then the decider refuses their
 * download already: the sweep only makes room.
 */
@Injectable()
export class ExpirySweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('exports');
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    @Inject(PLANES) private readonly planes: Planes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.sweepAll();
    this.timer = setInterval(() => this.sweepAll(), SWEEP_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.sweeping;
  }

  /** @returns how many exports it ended */
  async sweep(plane: Plane, now: EpochMs): Promise<number> {
    const limits = new Map<TenantId, number | undefined>();
    let ended = 0;
    for await (const state of builtExports(plane)) {
      const { tenant } = state;
      // A policy may have been set since that keeps bundles for fewer days.
      if (!limits.has(tenant)) limits.set(tenant, (await tenantOf(plane, tenant))?.policy.exportKeepDays);
      const exportKeepDays = limits.get(tenant);
      if (now < endOfKeeping(state, exportKeepDays)) continue;
      await expire(plane, state, exportKeepDays, now);
      ended++;
    }
    return ended;
  }

  private sweepAll(): void {
    this.sweeping = this.sweeping.then(async () => {
      for (const plane of this.planes.all) {
        await this.sweep(plane, this.clock.now()).catch((error: unknown) => {
          this.logger.error(`Expired exports of plane ${plane.id} could not be swept`, error);
        });
      }
    });
  }
}

/** Every export that has a bundle, those first that were to end first. */
async function* builtExports(plane: Plane): AsyncGenerator<BuiltExport> {
  const exports = plane.projections.readModel(exportsProjection);
  let cursor: string | null = null;
  do {
    const after: { after?: string } = cursor === null ? {} : { after: cursor };
    const page = await exports.find({ where: { phase: 'built' }, sortBy: 'expiresAt', limit: PAGE, ...after });
    for (const { state } of page.items) if (state.phase === 'built') yield state;
    cursor = page.cursor;
  } while (cursor !== null);
}

/** The bundle goes first: a crash in between is mended by the next sweep. */
async function expire(
  plane: Plane,
  { tenant, exportId, bundle }: BuiltExport,
  exportKeepDays: number | undefined,
  now: EpochMs,
): Promise<void> {
  await removeBundle(plane, bundle);
  const command = { type: 'ExpireExport' as const, ...(exportKeepDays === undefined ? {} : { exportKeepDays }) };
  await plane.runner.execute(exportAggregate, { tenant, id: exportId }, command, sweepContext(plane, tenant, now));
}

/** The system's own work, on the tenant's log. */
function sweepContext(plane: Plane, tenant: TenantId, time: EpochMs): CommandContext {
  const commandId = newCommandId();
  return {
    tenant,
    plane: plane.id,
    actor: `${plane.id}_exports` as ActorId,
    token: null,
    network: null,
    commandId,
    clientChoseCommandId: false,
    correlationId: commandId,
    causationId: null,
    traceparent: null,
    flagSet: 'none',
    policyVersion: null,
    time,
    dryRun: false,
  };
}
