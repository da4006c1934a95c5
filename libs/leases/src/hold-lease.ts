import { setTimeout } from 'node:timers/promises';
import type { LeaseStore } from './lease-store.ts';
import { HeldLease } from './lease.ts';
import type { Lease, ReportLeaseFailure } from './lease.ts';
import { DEFAULT_POLL_MS, DEFAULT_TTL_MS } from './lease-timing.ts';
import { presentMoment } from './local-clock.ts';

export interface LeaseOptions {
  readonly store: LeaseStore;
  readonly name: string;
  /** Who asks, for people: a process and what it does. */
  readonly holder: string;
  /** Without renewal the lease ends after this, in milliseconds; renewed at a third of it. */
  readonly ttlMs?: number;
  /** How often one who waits looks again, in milliseconds. */
  readonly pollMs?: number;
  /** The store failed; it is tried again. Must not throw. */
  readonly onFailure?: ReportLeaseFailure;
}

/**
 * Waits until the lease is free and takes it. An outage of the store is waited out. `null` when `signal` was aborted
 * before.
 */
export async function holdLease(options: LeaseOptions, signal: AbortSignal): Promise<Lease | null> {
  const { store, name, holder, ttlMs = DEFAULT_TTL_MS, pollMs = DEFAULT_POLL_MS } = options;
  const onFailure = options.onFailure ?? (() => undefined);
  while (!signal.aborted) {
    const since = presentMoment();
    try {
      const grant = await store.acquire(name, holder, ttlMs);
      if (grant) {
        const lease = new HeldLease(store, grant, ttlMs, since, onFailure);
        if (lease.isReliable()) return lease;
        // The answer took so long that the lease is as good as over.
        await lease.release();
      }
    } catch (error) {
      onFailure(error, `asking for the lease ${name}`);
    }
    await setTimeout(pollMs, undefined, { signal }).catch(() => undefined);
  }
  return null;
}

/** What is done under a lease. It must end soon after `signal` was aborted: the lease is lost, or no longer wanted. */
export type LeasedWork = (signal: AbortSignal, lease: Lease) => Promise<void>;

/**
 * Does `work` whenever the lease can be had, again after every loss, until `signal` is aborted or the work ends by itself
 * with the lease in hand. The lease is given back as soon as the work has ended.
 * @throws what the work throws while it still holds the lease.
 */
export async function runUnderLease(options: LeaseOptions, work: LeasedWork, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const lease = await holdLease(options, signal);
    if (!lease) return;
    try {
      await work(AbortSignal.any([signal, lease.lost]), lease);
      if (!lease.lost.aborted) return;
    } catch (error) {
      // What goes wrong after the loss goes wrong because of it.
      if (!lease.lost.aborted) throw error;
      options.onFailure?.(error, `ending what was done under the lease ${lease.name}`);
    } finally {
      await lease.release();
    }
    // One who lost it lets those who wait go first: whatever made it lose may still be there.
    const pauseMs = (options.pollMs ?? DEFAULT_POLL_MS) * 2;
    await setTimeout(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}
