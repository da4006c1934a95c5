import type { ProjectionStatus } from '@chancery/read-models';

/** How far read models are behind the log. */
export interface ReadModelLag {
  /** For so long events have been waiting to be folded, at least; 0 when every read model has caught up. Milliseconds. */
  readonly lagMs: number;
  /** The projections that have not caught up. */
  readonly behind: readonly string[];
  /** Events that could not be folded. */
  readonly parked: number;
}

/** Read models further behind than this are not well. Milliseconds. */
export const LONG_LAG_MS = 60_000;

/** Heads remembered: with one look a second those of the last ten minutes. */
const REMEMBERED = 600;

/**
 * Positions tell what is behind, not since when: the meter remembers when it saw which head. It knows what it was shown,
 * so it has to be shown the state now and then.
 */
export class LagMeter {
  private readonly seen: { readonly head: string; readonly at: number }[] = [];

  /** @param now by a monotonic clock, in milliseconds. */
  lagOf(projections: readonly ProjectionStatus[], now = performance.now()): ReadModelLag {
    const [head = ''] = projections
      .map((status) => status.head)
      .sort()
      .slice(-1);
    if (head > (this.seen.at(-1)?.head ?? '')) this.seen.push({ head, at: now });
    if (this.seen.length > REMEMBERED) this.seen.shift();
    const behind = projections.filter(({ checkpoint }) => checkpoint < head);
    const [reached = head] = behind.map(({ checkpoint }) => checkpoint).sort();
    const waiting = this.seen.find((each) => each.head > reached);
    return {
      lagMs: behind.length === 0 || !waiting ? 0 : Math.max(0, Math.round(now - waiting.at)),
      behind: behind.map(({ name }) => name),
      parked: projections.reduce((sum, { parked }) => sum + parked, 0),
    };
  }
}
