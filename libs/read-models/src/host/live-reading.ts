import type { Position } from '@chancery/event-sourcing';
import type { BackOff } from '@chancery/event-sourcing';
import type { GenerationFollower, HostEventStore } from './generation-follower.ts';
import { Mutex } from './mutex.ts';
import type { PageDelivery } from './page-delivery.ts';

/**
 * The one live reading of the log: every page is read once and goes to all followers that have caught up. A follower
 * whose store fails drops out and catches up by itself, so that it holds up no other.
 */
export class LiveReading {
  private readonly followers = new Set<GenerationFollower>();
  private readonly mutex = new Mutex();

  constructor(
    private readonly events: HostEventStore,
    private readonly delivery: PageDelivery,
    private readonly pageSize: number,
    /** Where reading stands: every follower in it has reached this position. */
    public position: string,
  ) {}

  /** Reads until `signal` is aborted; an outage of the event store is waited out. */
  async run(signal: AbortSignal, backOff: BackOff): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.readUntilItEnds(signal, backOff);
      } catch (error) {
        this.delivery.report(error, { projection: null, action: 'reading the log' });
        await backOff.wait(signal);
      }
    }
  }

  /** Takes in those that have reached the position; says whether all of them have. */
  admit(followers: readonly GenerationFollower[]): Promise<boolean> {
    return this.mutex.run(async () => {
      if (followers.some(({ reached }) => reached < this.position)) return false;
      for (const follower of followers) this.followers.add(follower);
      return true;
    });
  }

  has(follower: GenerationFollower): boolean {
    return this.followers.has(follower);
  }

  /** Resolves when no page is on its way to the follower, and none will be. */
  leave(follower: GenerationFollower): Promise<void> {
    return this.mutex.run(async () => {
      this.followers.delete(follower);
    });
  }

  /** Runs `work` between two pages: all followers stand at the same position meanwhile. */
  betweenPages<T>(work: () => Promise<T>): Promise<T> {
    return this.mutex.run(work);
  }

  /** Returns when `signal` is aborted. @throws Error when the reading ends for any other reason. */
  private async readUntilItEnds(signal: AbortSignal, backOff: BackOff): Promise<void> {
    const subscription = this.events.subscribe(this.position as Position, { pageSize: this.pageSize });
    const close = () => subscription.close();
    signal.addEventListener('abort', close);
    try {
      for await (const page of subscription) {
        await this.mutex.run(async () => {
          const lost = await this.delivery.deliver(page.events, page.next, this.followers);
          for (const follower of lost) this.followers.delete(follower);
          this.position = page.next;
          this.delivery.onLost(lost);
        });
        backOff.reset();
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      signal.removeEventListener('abort', close);
      subscription.close();
    }
    if (!signal.aborted) throw new Error('The event store ended the subscription');
  }
}
