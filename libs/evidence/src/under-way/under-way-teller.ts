import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { planeOf } from '@chancery/kernel';
import type { PlaneId } from '@chancery/kernel';
import { NODE_NAME, PLANES } from '@chancery/platform';
import type { Plane, Planes } from '@chancery/platform';
import { UploadBoard } from '../ingest/progress/upload-board.ts';
import { RunningQueries } from '../query/running-queries.ts';
import type { StopRequest, UnderWay } from './process-record.ts';
import type { UnderWayStore } from './under-way-store.ts';
import { UnderWayStores } from './under-way-stores.ts';

/** How often a process with something under way says so, and asks whether it is to stop it. Milliseconds. */
const ROUND_EVERY_MS = 500;
/** For so long an upload that has ended is told of. Milliseconds. */
const TOLD_AFTER_END_MS = 10 * 60_000;
/** Ended uploads that are told of, at most: the newest. */
const MAX_ENDED = 200;

/**
 * Tells the other processes of a plane what this one has under way, and stops what they ask it to. A process with
 * nothing under way asks and tells nothing.
 */
@Injectable()
export class UnderWayTeller implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('evidence');
  /** What was told last, without the time. */
  private readonly told = new Map<PlaneId, string>();
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> | null = null;
  private failing = false;

  constructor(
    @Inject(PLANES) private readonly planes: Planes,
    @Inject(NODE_NAME) private readonly node: string,
    private readonly stores: UnderWayStores,
    private readonly running: RunningQueries,
    private readonly board: UploadBoard,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.goRound(), ROUND_EVERY_MS).unref();
  }

  /** Tells how what was under way has ended. */
  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.round;
    await this.goRound();
  }

  private goRound(): Promise<void> {
    this.round ??= this.tellAll().finally(() => (this.round = null));
    return this.round;
  }

  private async tellAll(): Promise<void> {
    try {
      for (const plane of this.planes.all) {
        const store = this.stores.of(plane);
        if (store) await this.tell(plane, store);
      }
      this.failing = false;
    } catch (error) {
      // Once for an outage, however many rounds it lasts.
      if (!this.failing) this.logger.warn(`Other processes cannot be told what is under way: ${String(error)}`);
      this.failing = true;
    }
  }

  private async tell({ id }: Plane, store: UnderWayStore): Promise<void> {
    const underWay = this.underWayIn(id, Date.now());
    const isBusy = underWay.queries.length > 0 || underWay.uploads.some(({ upload }) => upload.endedAt === null);
    const text = JSON.stringify(underWay);
    if (!isBusy && text === (this.told.get(id) ?? NOTHING)) return;
    await store.tell(this.node, underWay);
    this.told.set(id, text);
    if (isBusy) for (const stop of await store.takeStops(this.node)) this.stop(stop);
  }

  private underWayIn(plane: PlaneId, now: number): UnderWay {
    const uploads = this.board.all().filter(({ tenant }) => planeOf(tenant) === plane);
    const isRecent = ({ endedAt }: { readonly endedAt: string | null }) =>
      endedAt !== null && now - Date.parse(endedAt) < TOLD_AFTER_END_MS;
    return {
      queries: this.running.all().filter(({ tenant }) => planeOf(tenant) === plane),
      uploads: [
        ...uploads.filter(({ upload }) => upload.endedAt === null),
        ...uploads.filter(({ upload }) => isRecent(upload)).slice(-MAX_ENDED),
      ],
    };
  }

  private stop({ kind, tenant, id, startedAt }: StopRequest): void {
    const isMeant = (one: { readonly startedAt: string }) => one.startedAt === startedAt;
    if (kind === 'upload') {
      for (const attempt of this.board.underWay(tenant, id)) if (isMeant(attempt.state)) attempt.cancel();
    } else if (this.running.list(tenant).some((query) => query.query === id && isMeant(query))) {
      this.running.cancel(tenant, id);
    }
  }
}

const NOTHING = JSON.stringify({ queries: [], uploads: [] } satisfies UnderWay);
