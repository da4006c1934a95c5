import type { LinkTarget } from './link-target.ts';

export interface FoundTarget {
  readonly target: LinkTarget;
  readonly score: number;
}

/** Keeps the best of any number of targets, of equals those offered first; what is not among them costs a comparison. */
export class BestTargets {
  private kept: FoundTarget[] = [];
  /** No score up to this is among the best. */
  private least = Number.NEGATIVE_INFINITY;

  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  offer(target: LinkTarget, score: number): void {
    if (score <= this.least) return;
    this.kept.push({ target, score });
    if (this.kept.length < 8 * this.limit) return;
    this.kept = this.inOrder();
    this.least = this.kept.at(-1)?.score ?? this.least;
  }

  /** Best first, at most `limit`. */
  inOrder(): FoundTarget[] {
    return inOrder(this.kept).slice(0, this.limit);
  }
}

/** Best first; of equals by their reference, so that the same search gives the same order. */
export function inOrder(found: readonly FoundTarget[]): FoundTarget[] {
  return found.toSorted(
    (left, right) => right.score - left.score || (left.target.reference < right.target.reference ? -1 : 1),
  );
}
