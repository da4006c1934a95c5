import { inOrder } from './best-targets.ts';
import { KindIndex } from './kind-index.ts';
import type { PlacedTarget } from './kind-index.ts';
import type { FoundTarget } from './best-targets.ts';
import { LINK_TARGET_KINDS } from './link-target.ts';
import type { LinkTarget, LinkTargetKind } from './link-target.ts';
import type { QueryWord } from './score-target.ts';
import { searchWords } from './search-words.ts';

/** Targets that come and go together: an authority with its sections, a part of a dataset's rows. */
export interface TargetGroup {
  readonly group: string;
  /** Instead of those the group had. */
  readonly targets: readonly LinkTarget[];
}

export interface TargetSearch {
  /** What was typed; empty for what stands best by itself. */
  readonly text: string;
  readonly kinds: readonly LinkTargetKind[];
  readonly limit: number;
  /** Milliseconds since the epoch, for what is recent. */
  readonly now: number;
}

/** Words of a query that count. */
const MAX_QUERY_WORDS = 6;
/** With fewer found, the words may be misspelt. */
const ENOUGH_FOUND = 3;
const EXACTLY: ReadonlyMap<string, number> = new Map();

/** All of one tenant that a link can be made to. */
export class TargetIndex {
  private readonly kinds = new Map<LinkTargetKind, KindIndex>(LINK_TARGET_KINDS.map((kind) => [kind, new KindIndex()]));
  private readonly groups = new Map<string, readonly PlacedTarget[]>();
  private readonly maxTargets: number;

  /** @param maxTargets further ones are left out */
  constructor(maxTargets: number) {
    this.maxTargets = maxTargets;
  }

  get size(): number {
    return [...this.kinds.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Replaces groups; returns how many targets were left out because there is no room for them. */
  replace(groups: readonly TargetGroup[]): number {
    const changed = groups.filter((group) => !this.updateInPlace(group));
    this.removeTargets(changed.flatMap(({ group }) => this.groups.get(group) ?? []));
    let room = this.maxTargets - this.size;
    let leftOut = 0;
    for (const { group, targets } of changed) {
      const taken = targets.slice(0, Math.max(0, room));
      room -= taken.length;
      leftOut += targets.length - taken.length;
      const indexed = taken.flatMap((target) => this.kinds.get(target.kind)?.add(target) ?? []);
      if (indexed.length > 0) this.groups.set(group, indexed);
      else this.groups.delete(group);
    }
    return leftOut;
  }

  /**
   * Targets that hold every word of the text or begin with it, best first. Where hardly any does, also those with words
   * spelt nearly so.
   */
  search({ text, kinds, limit, now }: TargetSearch): readonly FoundTarget[] {
    const words = searchWords(text).slice(0, MAX_QUERY_WORDS);
    const searched = kinds.flatMap((kind) => this.kinds.get(kind) ?? []);
    const exactly = words.map((word) => ({ word, near: EXACTLY }));
    const found = searched.flatMap((index) => index.search(exactly, limit, now));
    if (found.length >= ENOUGH_FOUND || words.length === 0) return inOrder(found).slice(0, limit);
    const nearly = searched.flatMap((index) => index.search(misspelt(index, words), limit, now));
    const known = new Set(found.map(({ target }) => target.reference));
    const further = nearly.filter(({ target }) => !known.has(target.reference));
    return [...inOrder(found), ...inOrder(further)].slice(0, limit);
  }

  /**
   * Where the words are those that are indexed, only what they stand for is replaced: of a hundred thousand rows that are
   * read in again after an ingest, few have changed. Returns whether that was enough.
   */
  private updateInPlace({ group, targets }: TargetGroup): boolean {
    const known = this.groups.get(group) ?? [];
    if (known.length !== targets.length) return false;
    if (!targets.every((target, index) => readsAlike(target, known[index]?.target))) return false;
    for (const [index, placed] of known.entries()) placed.target = targets[index] ?? placed.target;
    return true;
  }

  private removeTargets(gone: readonly PlacedTarget[]): void {
    for (const [kind, index] of this.kinds) index.remove(gone.filter(({ target }) => target.kind === kind));
  }
}

/** Both are indexed under the same words. */
function readsAlike(target: LinkTarget, other: LinkTarget | undefined): boolean {
  return (
    target.kind === other?.kind &&
    target.title === other.title &&
    target.name === other.name &&
    target.context === other.context
  );
}

function misspelt(index: KindIndex, words: readonly string[]): readonly QueryWord[] {
  return words.map((word) => ({ word, near: index.near(word) }));
}
