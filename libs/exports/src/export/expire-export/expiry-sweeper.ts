import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { newCommandId } from '@chancery/event-sourcing';
import type { CommandContext } from '@chancery/event-sourcing';
import type { ActorId, Clock, EpochMs, TenantId } from '@chancery/kernel';
import { CLOCK, PLANES } from '@chancery/platform';
import type { Plane, Planes } from '@chancery/platform';
import { exportsProjection } from '../../exports/exports.projection.ts';
import type { ExportDocument } from '../../exports/exports.projection.ts';
import { exportAggregate } from '../export.aggregate.ts';
import { removeBundle } from '../export-blobs.ts';

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
    const exports = plane.projections.readModel(exportsProjection);
    let ended = 0;
    let cursor: string | null = null;
    do {
      const after: { after?: string } = cursor === null ? {} : { after: cursor };
      const page = await exports.find({ where: { phase: 'built' }, sortBy: 'expiresAt', limit: PAGE, ...after });
      const over = page.items.filter(({ expiresAt }) => Date.parse(expiresAt) <= now);
      for (const document of over) await expire(plane, document, now);
      ended += over.length;
      cursor = over.length === page.items.length ? page.cursor : null;
    } while (cursor !== null);
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

/** The bundle goes first: a crash in between is mended by the next sweep. */
async function expire(plane: Plane, { tenant, state }: ExportDocument, now: EpochMs): Promise<void> {
  if (state.phase !== 'built') return;
  await removeBundle(plane, state.bundle);
  const ref = { tenant: tenant as TenantId, id: state.exportId };
  await plane.runner.execute(exportAggregate, ref, { type: 'ExpireExport' }, sweepContext(plane, ref.tenant, now));
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
