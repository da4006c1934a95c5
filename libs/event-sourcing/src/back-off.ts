import { setTimeout } from 'node:timers/promises';

const GROWTH = 2;
const LONGEST_MS = 5000;

/** Waiting times between attempts: each twice the one before, up to five seconds, until something succeeds. */
export class BackOff {
  private delay: number;

  constructor(private readonly firstMs: number) {
    this.delay = firstMs;
  }

  reset(): void {
    this.delay = this.firstMs;
  }

  /** Resolves early when `signal` is aborted. */
  async wait(signal: AbortSignal): Promise<void> {
    const delay = this.delay;
    this.delay = Math.min(delay * GROWTH, LONGEST_MS);
    await setTimeout(delay, undefined, { signal }).catch(() => undefined);
  }
}
