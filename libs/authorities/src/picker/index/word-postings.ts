import SearchableMap from 'minisearch/SearchableMap';
import { editDistance } from '../../compiler/rank.ts';

/** Where a word occurs: numbers of targets, ascending. */
export interface Postings {
  /** In title or name. */
  readonly names: number[];
  /** In the context only. */
  readonly context: number[];
}

/** Words a beginning of a word leads to at most; who has typed so little types on. */
const MAX_PREFIX_WORDS = 2_000;
/** Words a misspelling leads to at most, the nearest first. */
const MAX_NEAR_WORDS = 50;
/** Shorter words are taken as they are: everything would be near them. */
const MIN_NEAR_LENGTH = 4;
/** The share of a word that may be wrong: below 0.3, exchanged letters of short words are not found. */
const NEAR_SHARE = 0.3;
const MAX_EDITS = 2;

/**
 * The words of many targets, on MiniSearch's radix tree. Its whole engine scores and sorts every target that holds any
 * of the words: at 100,000 targets with a word in common that took longer than a picker may (see `npm run bench --
 * path`), so the tree is used directly, and no more is looked at than one answer needs.
 */
export class WordPostings {
  private readonly tree = new SearchableMap<Postings>();

  add(number: number, names: readonly string[], context: readonly string[]): void {
    for (const word of names) this.postingsOf(word).names.push(number);
    for (const word of context) if (!names.includes(word)) this.postingsOf(word).context.push(number);
  }

  /** Postings of the word itself, then of words that begin with it. */
  beginningWith(prefix: string): readonly Postings[] {
    const found: Postings[] = [];
    const exact = this.tree.get(prefix);
    if (exact) found.push(exact);
    for (const [word, postings] of this.tree.atPrefix(prefix)) {
      if (found.length >= MAX_PREFIX_WORDS) break;
      if (word !== prefix) found.push(postings);
    }
    return found;
  }

  /** Known words that `word` may be a misspelling of, with the edits between them; exchanged neighbours are one edit. */
  near(word: string): ReadonlyMap<string, number> {
    if (word.length < MIN_NEAR_LENGTH) return new Map();
    const edits = Math.min(MAX_EDITS, Math.round(NEAR_SHARE * word.length));
    // The tree counts an exchange as two edits.
    const within = this.tree.fuzzyGet(word, Math.max(2, edits));
    const counted = [...within.keys()].flatMap((known) => {
      const distance = known === word ? null : editDistance(word, known, edits);
      return distance === null ? [] : [[known, distance] as const];
    });
    return new Map(counted.sort(([, left], [, right]) => left - right).slice(0, MAX_NEAR_WORDS));
  }

  of(word: string): Postings | undefined {
    return this.tree.get(word);
  }

  private postingsOf(word: string): Postings {
    return this.tree.fetch(word, () => ({ names: [], context: [] }));
  }
}
