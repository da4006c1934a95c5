import { BestTargets } from './best-targets.ts';
import type { FoundTarget } from './best-targets.ts';
import type { LinkTarget } from './link-target.ts';
import { scoreTarget, standing } from './score-target.ts';
import type { IndexedTarget, QueryWord } from './score-target.ts';
import { searchWords } from './search-words.ts';
import { WordPostings } from './word-postings.ts';
import type { Postings } from './word-postings.ts';

/** Fitting targets compared with one another; of more, those found first: by title before context, newest first. */
const MAX_FITTING = 3_000;
/** Targets taken out that are still in the postings, before these are written anew. */
const MAX_DEAD = 2_000;

/** A target that is in an index, and where: places change when the postings are written anew. */
export interface PlacedTarget extends IndexedTarget {
  target: LinkTarget;
  place: number;
}

/** The targets of one kind. Kinds are searched apart, so that a hundred thousand rows do not hide an authority. */
export class KindIndex {
  private targets: (PlacedTarget | null)[] = [];
  private postings = new WordPostings();
  private dead = 0;

  get size(): number {
    return this.targets.length - this.dead;
  }

  /** Returns what `remove` takes. */
  add(target: LinkTarget): PlacedTarget {
    const names = this.postings.shared(searchWords(`${target.title} ${target.name}`));
    const titleWords = searchWords(target.title).length;
    const context = this.postings.shared(searchWords(target.context));
    const indexed = { target, names, titleWords, context, place: 0 };
    this.insert(indexed);
    return indexed;
  }

  /** Takes out targets that `add` of this index gave, each once. */
  remove(gone: readonly PlacedTarget[]): void {
    for (const { place } of gone) this.targets[place] = null;
    this.dead += gone.length;
    if (this.dead > MAX_DEAD && this.dead > this.size) this.compact();
  }

  /** The best `limit`, best first. Without words: those that stand best by themselves. */
  search(words: readonly QueryWord[], limit: number, now: number): readonly FoundTarget[] {
    const best = new BestTargets(limit);
    if (words.length === 0) {
      for (const indexed of this.targets) if (indexed) best.offer(indexed.target, standing(indexed.target, now));
      return best.inOrder();
    }
    let fitting = 0;
    for (const indexed of this.candidates(words)) {
      const score = scoreTarget(indexed, words, now);
      if (score === 0) continue;
      best.offer(indexed.target, score);
      if (++fitting >= MAX_FITTING) break;
    }
    return best.inOrder();
  }

  /** Known words that `word` may be a misspelling of. */
  near(word: string): ReadonlyMap<string, number> {
    return this.postings.near(word);
  }

  /** Every target with the query's rarest word, each once. */
  private *candidates(words: readonly QueryWord[]): Iterable<IndexedTarget> {
    const [rarest] = words.map((word) => this.postingsOf(word)).sort((left, right) => countOf(left) - countOf(right));
    const seen = new Set<number>();
    for (const place of ['names', 'context'] as const) {
      for (const postings of rarest ?? []) {
        const numbers = postings[place];
        for (let at = numbers.length - 1; at >= 0; at--) {
          const number = numbers[at] ?? -1;
          const indexed = this.targets[number];
          if (!indexed || seen.has(number)) continue;
          seen.add(number);
          yield indexed;
        }
      }
    }
  }

  private postingsOf({ word, near }: QueryWord): readonly Postings[] {
    const meant = [...near.keys()].map((known) => this.postings.of(known)).filter((one) => one !== undefined);
    return [...this.postings.beginningWith(word), ...meant];
  }

  private insert(indexed: PlacedTarget): void {
    indexed.place = this.targets.length;
    this.postings.add(this.targets.length, indexed.names, indexed.context);
    this.targets.push(indexed);
  }

  private compact(): void {
    const live = this.targets.filter((indexed) => indexed !== null);
    this.targets = [];
    this.postings = new WordPostings();
    this.dead = 0;
    for (const indexed of live) this.insert(indexed);
  }
}

function countOf(postings: readonly Postings[]): number {
  return postings.reduce((sum, { names, context }) => sum + names.length + context.length, 0);
}
