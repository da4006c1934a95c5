/** A moment by both clocks of this machine. */
export interface Moment {
  /** The monotonic clock: nobody sets it, but it stands still while the machine sleeps. */
  readonly monotonic: number;
  /** The wall clock: it goes on while the machine sleeps, but it may be set. */
  readonly wall: number;
}

export function presentMoment(): Moment {
  return { monotonic: performance.now(), wall: Date.now() };
}

/**
 * Milliseconds that may have passed since: what the clock says that ran further. A wall clock that was set forward makes
 * it too long, which costs a lease and nothing else.
 */
export function elapsedSince(since: Moment): number {
  const now = presentMoment();
  return Math.max(now.monotonic - since.monotonic, now.wall - since.wall);
}
