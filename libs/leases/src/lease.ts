import type { LeaseGrant, LeaseStore } from './lease-store.ts';
import { leaseTiming } from './lease-timing.ts';
import type { LeaseTiming } from './lease-timing.ts';
import { elapsedSince, presentMoment } from './local-clock.ts';
import type { Moment } from './local-clock.ts';

/** A lease in the hands of this process. */
export interface Lease extends LeaseGrant {
  /** Aborted before anybody else can take the lease; its reason is a `LeaseLostError`. */
  readonly lost: AbortSignal;
  /**
   * Asks the clock itself, so it also notices that this process was stopped for a while, before any timer has run. To be
   * called before each thing that only the holder may do.
   * @throws LeaseLostError
   */
  check(): void;
  /** Ends renewing and gives the lease back. Idempotent; when the store cannot be reached the lease ends by itself. */
  release(): Promise<void>;
}

/** The lease is not this process's any more: another may have it. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

export type ReportLeaseFailure = (error: unknown, what: string) => void;

/** Keeps a granted lease by renewing it, and knows by the clocks of this machine when it can no longer rely on it. */
export class HeldLease implements Lease {
  private readonly losing = new AbortController();
  private readonly timing: LeaseTiming;
  private renewal: NodeJS.Timeout;
  private deadline: NodeJS.Timeout;

  /** @param heldSince before the store was asked: what it granted cannot end sooner than `ttlMs` after that. */
  constructor(
    private readonly store: LeaseStore,
    private readonly grant: LeaseGrant,
    private readonly ttlMs: number,
    private heldSince: Moment,
    private readonly onFailure: ReportLeaseFailure,
  ) {
    this.timing = leaseTiming(ttlMs);
    this.renewal = this.schedule(this.timing.renewAfterMs);
    this.deadline = this.watch();
  }

  get name(): string {
    return this.grant.name;
  }

  get holder(): string {
    return this.grant.holder;
  }

  get token(): number {
    return this.grant.token;
  }

  get lost(): AbortSignal {
    return this.losing.signal;
  }

  check(): void {
    if (!this.isReliable()) this.lose('it was not renewed in time');
    if (this.lost.aborted) throw this.lost.reason as LeaseLostError;
  }

  /** Whether it can be relied on now. */
  isReliable(): boolean {
    return !this.isLost() && this.remainingMs() > 0;
  }

  async release(): Promise<void> {
    this.lose('it was given back');
    try {
      await this.store.release(this.grant);
    } catch (error) {
      this.onFailure(error, `giving back the lease ${this.name}`);
    }
  }

  private isLost(): boolean {
    return this.lost.aborted;
  }

  /** Milliseconds for which it can be relied on. */
  private remainingMs(): number {
    return this.timing.lostAfterMs - elapsedSince(this.heldSince);
  }

  private schedule(afterMs: number): NodeJS.Timeout {
    return setTimeout(() => void this.renew(), afterMs).unref();
  }

  private watch(): NodeJS.Timeout {
    return setTimeout(() => this.lapse(), Math.max(this.remainingMs(), 1)).unref();
  }

  private lapse(): void {
    if (this.lost.aborted) return;
    if (this.remainingMs() <= 0) this.lose('it was not renewed in time');
    else this.deadline = this.watch();
  }

  private async renew(): Promise<void> {
    if (!this.isReliable()) return;
    const since = presentMoment();
    try {
      const renewed = await this.store.renew(this.grant, this.ttlMs);
      if (this.isLost()) return;
      if (!renewed) {
        this.lose('another holds it');
        return;
      }
      this.heldSince = since;
      this.renewal = this.schedule(this.timing.renewAfterMs);
    } catch (error) {
      this.onFailure(error, `renewing the lease ${this.name}`);
      if (!this.isLost()) this.renewal = this.schedule(this.timing.retryAfterMs);
    }
  }

  private lose(why: string): void {
    clearTimeout(this.renewal);
    clearTimeout(this.deadline);
    if (!this.lost.aborted) this.losing.abort(new LeaseLostError(`The lease ${this.name} is lost: ${why}`));
  }
}
