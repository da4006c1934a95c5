import { BackOff } from '@chancery/event-sourcing';
import { catchUp } from './catch-up.ts';
import type { GenerationFollower, HostEventStore } from './generation-follower.ts';
import { LiveReading } from './live-reading.ts';
import { PageDelivery } from './page-delivery.ts';
import type { ReportFailure } from './page-delivery.ts';
import type { Decode } from './shared-page.ts';

export interface LogReadingOptions {
  readonly events: HostEventStore;
  readonly decode: Decode;
  readonly pageSize: number;
  readonly retryDelayMs: number;
  readonly onFailure: ReportFailure;
  /** A follower has moved on. */
  readonly onProgress: (follower: GenerationFollower) => void;
  /** A follower has caught up with the live reading. What it throws is tried again. */
  readonly onJoined: (follower: GenerationFollower) => Promise<void>;
}

/**
 * Everything that reads the log for projections: one live reading at the end of the log, and catching up for those
 * behind it, together where they stand at the same position.
 */
export class LogReading {
  readonly live: LiveReading;
  private readonly delivery: PageDelivery;
  private readonly ending = new AbortController();
  private readonly tasks = new Set<Promise<void>>();
  private readonly awaited = new Map<GenerationFollower, (() => void)[]>();

  /** @param head of the log: where the live reading begins. */
  constructor(
    head: string,
    private readonly options: LogReadingOptions,
  ) {
    const { decode, events, pageSize, onFailure, onProgress } = options;
    const onLost = (followers: readonly GenerationFollower[]) => {
      for (const follower of followers) this.followAfterFailure(follower, pageSize);
    };
    this.delivery = new PageDelivery(decode, { onFailure, onProgress, onLost });
    this.live = new LiveReading(events, this.delivery, pageSize, head);
  }

  get isRunning(): boolean {
    return !this.ending.signal.aborted;
  }

  /** Begins to read for `followers`, wherever each of them stands. */
  start(followers: readonly GenerationFollower[]): void {
    const { pageSize, retryDelayMs } = this.options;
    this.run(this.live.run(this.ending.signal, new BackOff(retryDelayMs)));
    for (const position of new Set(followers.map(({ reached }) => reached))) {
      this.follow(
        followers.filter(({ reached }) => reached === position),
        pageSize,
      );
    }
  }

  /** Catches up for `followers`, which stand at one position, and takes them into the live reading. */
  follow(followers: readonly GenerationFollower[], pageSize: number): void {
    this.run(this.catchUp(followers, pageSize, false));
  }

  /** Resolves when the follower has caught up, now or later. @throws Error when reading ends before. */
  async whenLive(follower: GenerationFollower): Promise<void> {
    if (this.isRunning && !this.live.has(follower)) {
      await new Promise<void>((resolve) => {
        this.awaited.set(follower, [...(this.awaited.get(follower) ?? []), resolve]);
      });
    }
    if (!this.isRunning) throw new Error('The projection host is not running');
  }

  /** Ends after the pages in hand. */
  async stop(): Promise<void> {
    this.ending.abort();
    while (this.tasks.size > 0) await Promise.all(this.tasks);
    for (const resolves of this.awaited.values()) for (const resolve of resolves) resolve();
    this.awaited.clear();
  }

  private followAfterFailure(follower: GenerationFollower, pageSize: number): void {
    this.run(this.catchUp([follower], pageSize, true));
  }

  private async catchUp(followers: readonly GenerationFollower[], pageSize: number, afterFailure: boolean) {
    const { events, retryDelayMs } = this.options;
    const joined = await catchUp(
      followers,
      { events, delivery: this.delivery, live: this.live, pageSize, retryDelayMs, signal: this.ending.signal },
      (follower) => this.followAfterFailure(follower, pageSize),
      afterFailure,
    );
    for (const follower of joined) {
      await this.announce(follower);
      for (const resolve of this.awaited.get(follower) ?? []) resolve();
      this.awaited.delete(follower);
    }
  }

  /** Tells that the follower has caught up, until that is taken note of. */
  private async announce(follower: GenerationFollower): Promise<void> {
    const backOff = new BackOff(this.options.retryDelayMs);
    while (this.isRunning) {
      try {
        await this.options.onJoined(follower);
        return;
      } catch (error) {
        const { name, generation } = follower.ref;
        this.delivery.report(error, { projection: `${name}@${generation}`, action: 'letting it serve' });
        await backOff.wait(this.ending.signal);
      }
    }
  }

  private run(task: Promise<void>): void {
    this.tasks.add(task);
    void task.finally(() => this.tasks.delete(task));
  }
}
