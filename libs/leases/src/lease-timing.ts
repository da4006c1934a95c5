/** How long a lease lasts without renewal, in milliseconds. */
export const DEFAULT_TTL_MS = 4000;
/** How often somebody who waits looks whether the lease is free, in milliseconds. */
export const DEFAULT_POLL_MS = 300;

/** Renewals per time to live. */
const RENEWALS = 3;
/** Attempts to renew per time to live while the store fails. */
const ATTEMPTS = 12;
/** The part of the time to live that a holder gives up at the end: work in flight ends in it, and clocks may differ. */
const MARGIN = 1 / 5;

/** The times that follow from a lease's time to live, all in milliseconds since it was asked for. */
export interface LeaseTiming {
  /** Renew after this. */
  readonly renewAfterMs: number;
  /** Between attempts that failed. */
  readonly retryAfterMs: number;
  /** The holder takes it as lost from here on, whatever it hears later. */
  readonly lostAfterMs: number;
}

export function leaseTiming(ttlMs: number): LeaseTiming {
  return { renewAfterMs: ttlMs / RENEWALS, retryAfterMs: ttlMs / ATTEMPTS, lostAfterMs: ttlMs * (1 - MARGIN) };
}
