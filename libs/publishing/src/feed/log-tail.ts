import { BackOff } from '@chancery/event-sourcing';
import type { EventStore } from '@chancery/event-sourcing';
import type { TenantId } from '@chancery/kernel';

const RETRY_DELAY_MS = 200;

/**
 * Wakes those who wait at the end of a tenant's log. However many there are, the plane's log is followed once, and only
 * while there is anyone.
 */
export class LogTail {
  private readonly waiters = new Map<TenantId, Set<() => void>>();
  private following: AbortController | null = null;

  /** @param onError hears of outages of the log, which are waited out. */
  constructor(
    private readonly events: EventStore,
    private readonly onError: (error: unknown) => void,
  ) {}

  /**
   * Has `wake` called whenever there may be new events of the tenant, also when the log is followed again after an
   * outage. Who reads after each call misses nothing. @returns what ends it.
   */
  watch(tenant: TenantId, wake: () => void): () => void {
    const own = this.waiters.get(tenant) ?? new Set();
    this.waiters.set(tenant, own);
    own.add(wake);
    if (!this.following) {
      this.following = new AbortController();
      void this.follow(this.following.signal);
    }
    return () => {
      own.delete(wake);
      if (own.size === 0 && this.waiters.get(tenant) === own) this.waiters.delete(tenant);
      if (this.waiters.size > 0) return;
      this.following?.abort();
      this.following = null;
    };
  }

  private async follow(signal: AbortSignal): Promise<void> {
    const backOff = new BackOff(RETRY_DELAY_MS);
    while (!signal.aborted) {
      try {
        await this.followUntilItEnds(signal, backOff);
      } catch (error) {
        this.onError(error);
      }
      await backOff.wait(signal);
    }
  }

  private async followUntilItEnds(signal: AbortSignal, backOff: BackOff): Promise<void> {
    const subscription = this.events.subscribe(await this.events.head());
    const close = () => subscription.close();
    signal.addEventListener('abort', close);
    try {
      // What came before the subscription began was told to nobody.
      for (const tenant of this.waiters.keys()) this.wake(tenant);
      for await (const { events } of subscription) {
        if (signal.aborted) return;
        for (const tenant of new Set(events.map((event) => event.tenant))) this.wake(tenant);
        backOff.reset();
      }
    } finally {
      signal.removeEventListener('abort', close);
      subscription.close();
    }
  }

  private wake(tenant: TenantId): void {
    for (const wake of this.waiters.get(tenant) ?? []) wake();
  }
}
