import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { newCommandId } from '@chancery/event-sourcing';
import type { CommandContext } from '@chancery/event-sourcing';
import type { ActorId, Clock, EpochMs } from '@chancery/kernel';
import { CLOCK, PLANES } from '@chancery/platform';
import type { Plane, Planes } from '@chancery/platform';
import { BatchIngest } from './batch-ingest.ts';
import { unsettledUploads } from './upload.ts';
import type { Upload } from './upload.ts';

const SWEEP_EVERY_MS = 5 * 60_000;
/** Between its charge and its commit an upload does nothing but append twice. */
const CHARGED_FOR_MS = 15 * 60_000;
/** An upload of the largest file over a slow line, and its conversion, on another node. */
const SPOOLED_FOR_MS = 6 * 60 * 60_000;

/**
 * Settles uploads that a crash left behind, at the start and from time to time. An upload counts as left behind by its
 * age, because another node may be at work on it; should that node be alive after all, its commit is refused.
 */
@Injectable()
export class UploadSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('evidence');
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    @Inject(PLANES) private readonly planes: Planes,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly ingest: BatchIngest,
  ) {}

  onApplicationBootstrap(): void {
    this.sweepAll();
    this.timer = setInterval(() => this.sweepAll(), SWEEP_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.sweeping;
  }

  /** @returns how many uploads it settled */
  async sweep(plane: Plane, now: EpochMs): Promise<number> {
    let settled = 0;
    for (const upload of await unsettledUploads(plane.blobs)) {
      if (this.ingest.isUnderWay(upload) || !isLeftBehind(upload, now)) continue;
      await this.ingest.settle(plane, upload, sweepContext(plane, upload, now));
      settled++;
    }
    return settled;
  }

  private sweepAll(): void {
    this.sweeping = this.sweeping.then(async () => {
      for (const plane of this.planes.all) {
        await this.sweep(plane, this.clock.now()).catch((error: unknown) => {
          this.logger.error(`Uploads of plane ${plane.id} could not be swept`, error);
        });
      }
    });
  }
}

function isLeftBehind({ startedAt, charge }: Upload, now: EpochMs): boolean {
  return now - startedAt >= (charge ? CHARGED_FOR_MS : SPOOLED_FOR_MS);
}

/** The system's own work, on the tenant's log. */
function sweepContext(plane: Plane, { tenant }: Upload, time: EpochMs): CommandContext {
  const commandId = newCommandId();
  return {
    tenant,
    plane: plane.id,
    actor: `${plane.id}_evidence` as ActorId,
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
