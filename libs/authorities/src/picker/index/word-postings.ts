import SearchableMap from 'minisearch/SearchableMap';
import { editDistance } from '../../compiler/rank.ts';

/** Where a word occurs: numbers of targets, ascending. */
export interface Postings {
  /** The word, once for all targets that hold it. */
  readonly word: string;
  /** In title or name. */
  names: number[];
  /** In the context only. */
  context: number[];
}

/** Nothing is ever put into it: see `withNumber`. */
const NOWHERE: number[] = [];
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

  /** Notes where the words of a target stand. */
  add(number: number, names: readonly string[], context: readonly string[]): void {
    for (const word of names) {
      const postings = this.postingsOf(word);
      postings.names = withNumber(postings.names, number);
    }
    for (const word of context) {
      if (names.includes(word)) continue;
      const postings = this.postingsOf(word);
      postings.context = withNumber(postings.context, number);
    }
  }

  /** The same words, each as it is kept here: ten thousand targets with a word in common keep it once. */
  shared(words: readonly string[]): readonly string[] {
    return words.map((word) => this.postingsOf(word).word);
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
    return this.tree.fetch(word, () => ({ word, names: NOWHERE, context: NOWHERE }));
  }
}

/** Most words are those of one target: a list of one takes a tenth of one that was empty and has grown. */
function withNumber(numbers: number[], number: number): number[] {
  if (numbers.length === 0) return [number];
  numbers.push(number);
  return numbers;
}
