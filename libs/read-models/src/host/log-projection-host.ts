import { setTimeout } from 'node:timers/promises';
import type { DocumentStore } from '../document-store.ts';
import { ProgressPublisher } from '../progress/progress-publisher.ts';
import type {
  ProjectionStatus,
  ReadModel,
  RebuildReport,
  RetryReport,
  RunningProjectionHost,
} from '../projection-host.ts';
import { GenerationBehindError, ReadModelBehindError } from '../projection-host.ts';
import type { Projection } from '../projection.ts';
import { compareGenerations } from './compare-generations.ts';
import { dumpGeneration } from './dump-generation.ts';
import { GenerationFollower } from './generation-follower.ts';
import type { HostEventStore } from './generation-follower.ts';
import { nextGeneration, versionOf } from './generation-plan.ts';
import type { HostedProjection } from './hosted-projection.ts';
import { LogReading } from './log-reading.ts';
import type { ReportFailure } from './page-delivery.ts';
import { QUERY_PATIENCE_MS, ServedReadModel } from './served-read-model.ts';
import type { Decode } from './shared-page.ts';

export interface LogProjectionHostOptions {
  readonly events: HostEventStore;
  readonly readModels: DocumentStore;
  readonly decode: Decode;
  readonly pageSize: number;
  readonly retryDelayMs: number;
  readonly onError: ReportFailure;
  readonly publish: PublishOptions | null;
}

/** For hosts whose read models other processes answer from. */
export interface PublishOptions {
  /** What this process is called. */
  readonly writer: string;
  /** Fencing token of the lease under which it folds. */
  readonly fence: number;
}

/** Other processes may answer from a generation for so long after another one was let serve. Milliseconds. */
const READ_ON_MS = 2000;

/** The projections of a plane over its log. Opened by `openProjectionHost`. */
export class LogProjectionHost implements RunningProjectionHost {
  private reading: LogReading | null = null;
  private publisher: ProgressPublisher | null = null;
  private readonly rebuilds = new Map<string, Promise<RebuildReport>>();

  constructor(
    private readonly hosted: ReadonlyMap<string, HostedProjection>,
    private readonly options: LogProjectionHostOptions,
  ) {}

  readModel<D extends object>(projection: Projection<D>): ReadModel<D> {
    return new ServedReadModel<D>(this.find(projection.name), this.options.readModels);
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const head = await this.options.events.head();
    return [...this.hosted.values()].map((hosted) => hosted.status(head));
  }

  async waitFor(name: string, position: string, timeoutMs = QUERY_PATIENCE_MS): Promise<void> {
    await this.find(name).waitFor(position, timeoutMs);
  }

  async start(): Promise<void> {
    if (this.reading) throw new Error('The projection host was started before');
    const all = [...this.hosted.values()];
    const { onError, publish, ...options } = this.options;
    this.reading = new LogReading(await this.options.events.head(), {
      ...options,
      onFailure: onError,
      onProgress: (follower) => {
        this.hosted.get(follower.ref.name)?.progressed();
        this.publisher?.moved();
      },
      onJoined: (follower) => this.joined(follower),
    });
    if (publish) this.publisher = this.openPublisher(publish);
    this.reading.start(all.flatMap(({ followers }) => followers));
  }

  async stop(): Promise<void> {
    await this.reading?.stop();
    for (const { waiters, followers, projection } of this.hosted.values()) {
      waiters.rejectAll(new ReadModelBehindError(`${projection.name} stopped: the service is ending`));
      for (const follower of followers) await this.flush(follower);
    }
    await this.publisher?.stop();
  }

  rebuild(name: string, { pageSize = this.options.pageSize } = {}): Promise<RebuildReport> {
    const underWay = this.rebuilds.get(name);
    if (underWay) return underWay;
    const rebuild = this.rebuildBeside(this.find(name), pageSize).finally(() => this.rebuilds.delete(name));
    this.rebuilds.set(name, rebuild);
    return rebuild;
  }

  async switchTo(name: string, generation: number): Promise<void> {
    const hosted = this.find(name);
    const reading = this.running();
    await reading.live.betweenPages(async () => {
      const { serving, beside, projection } = hosted;
      if (serving.ref.generation === generation) return;
      if (versionOf(generation) !== projection.version) {
        throw new Error(`Generation ${generation} of ${name} is not of version ${projection.version}, which runs here`);
      }
      if (beside?.ref.generation !== generation) throw new Error(`There is no generation ${generation} of ${name}`);
      if (!reading.live.has(beside)) {
        throw new GenerationBehindError(`Generation ${generation} of ${name} has not caught up yet`);
      }
      await this.options.readModels.serve(beside.ref);
      hosted.switchToBeside();
      this.publisher?.moved();
    });
  }

  async retryParked(name: string, key: string): Promise<RetryReport> {
    const { serving, servingIsCurrent, beside, projection } = this.find(name);
    if (!servingIsCurrent) throw new Error(`${name} is being rebuilt for version ${projection.version}`);
    const { decode, events } = this.options;
    const retry = (follower: GenerationFollower) => follower.retry(key, (id) => events.findEvent(id), decode);
    try {
      if (beside) await retry(beside);
      return await retry(serving);
    } finally {
      this.publisher?.moved();
    }
  }

  dump(name: string, generation?: number): AsyncIterable<string> {
    const { ref } = this.find(name).serving;
    return dumpGeneration(this.options.readModels, { name, generation: generation ?? ref.generation });
  }

  private find(name: string): HostedProjection {
    const hosted = this.hosted.get(name);
    if (!hosted) throw new Error(`There is no projection ${name}`);
    return hosted;
  }

  private running(): LogReading {
    if (!this.reading?.isRunning) throw new Error('The projection host is not running');
    return this.reading;
  }

  private async rebuildBeside(hosted: HostedProjection, pageSize: number): Promise<RebuildReport> {
    const reading = this.running();
    const { name } = hosted.projection;
    if (!hosted.servingIsCurrent) throw new Error(`${name} is being rebuilt for version ${hosted.projection.version}`);
    const rebuilt = hosted.beside && hosted.filling ? hosted.beside : await this.beginRebuild(hosted, pageSize);
    await reading.whenLive(rebuilt);
    await reading.whenLive(hosted.serving);
    const { serving } = hosted;
    const store = this.options.readModels;
    const { documents, onlyInLeft, onlyInRight, differing } = await compareGenerations(
      store,
      serving.ref,
      rebuilt.ref,
      (work) => reading.live.betweenPages(work),
    );
    return {
      name,
      serving: serving.ref,
      rebuilt: rebuilt.ref,
      checkpoint: rebuilt.reached,
      documents: { serving: documents.left, rebuilt: documents.right },
      parked: { serving: serving.parkedKeys.total, rebuilt: rebuilt.parkedKeys.total },
      onlyInServing: onlyInLeft,
      onlyInRebuilt: onlyInRight,
      differing,
    };
  }

  /** Drops the generation that was kept beside and begins to fill another one from the start of the log. */
  private async beginRebuild(hosted: HostedProjection, pageSize: number): Promise<GenerationFollower> {
    const { readModels } = this.options;
    const { name, version, indexes } = hosted.projection;
    const reading = this.running();
    const generation = nextGeneration(version, await readModels.generations(name));
    const before = hosted.beside;
    if (before) {
      await reading.whenLive(before);
      await reading.live.leave(before);
      hosted.beside = null;
      await this.untilUnread(hosted);
      await readModels.drop(before.ref);
    }
    await readModels.ensure({ name, generation, indexes });
    const rebuilt = await GenerationFollower.open(hosted.projection, { name, generation }, readModels);
    hosted.beside = rebuilt;
    hosted.filling = true;
    reading.follow([rebuilt], pageSize);
    return rebuilt;
  }

  /** A generation has caught up: it may be the one that was to take over. */
  private async joined(follower: GenerationFollower): Promise<void> {
    const hosted = this.find(follower.ref.name);
    if (hosted.beside !== follower) return;
    hosted.filling = false;
    if (hosted.servingIsCurrent) return;
    const before = hosted.serving;
    await this.switchTo(follower.ref.name, follower.ref.generation);
    // Of the same version, it was folded from a log that has lost what it knows: nothing to go back to.
    if (versionOf(before.ref.generation) !== hosted.projection.version) return;
    await this.untilUnread(hosted);
    await this.options.readModels.drop(before.ref);
  }

  /** Waits until no process answers from the generation that served before. */
  private async untilUnread({ switchedAt }: HostedProjection): Promise<void> {
    if (!this.options.publish || switchedAt === null) return;
    await setTimeout(Math.max(READ_ON_MS - (performance.now() - switchedAt), 0));
  }

  private openPublisher(publish: PublishOptions): ProgressPublisher {
    return new ProgressPublisher({
      ...publish,
      readModels: this.options.readModels,
      progress: () => Object.fromEntries([...this.hosted].map(([name, hosted]) => [name, hosted.progress()])),
      onError: (error) => this.options.onError(error, { projection: null, action: 'telling of the progress' }),
    });
  }

  private async flush(follower: GenerationFollower): Promise<void> {
    try {
      await follower.flush();
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      this.options.onError(failure, { projection: follower.ref.name, action: 'writing the last checkpoint' });
    }
  }
}
