import type { EpochMs } from './ids.ts';

/** Where time comes from. Edges read it once per command; domain code never does. */
export interface Clock {
  now(): EpochMs;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until told otherwise, for tests and drills. */
export class FixedClock implements Clock {
  constructor(private current: EpochMs) {}

  now(): EpochMs {
    return this.current;
  }

  advance(milliseconds: number): void {
    this.current += milliseconds;
  }

  set(time: EpochMs): void {
    this.current = time;
  }
}
