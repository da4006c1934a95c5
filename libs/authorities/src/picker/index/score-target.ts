import type { LinkTarget, LinkTargetKind } from './link-target.ts';

/** A target with its words, as they are compared. */
export interface IndexedTarget {
  readonly target: LinkTarget;
  /** Words of title and name. */
  readonly names: readonly string[];
  /** How many of them, the first ones, are the title's. */
  readonly titleWords: number;
  /** Words of the context. */
  readonly context: readonly string[];
}

/** A word of the query. */
export interface QueryWord {
  readonly word: string;
  /** Known words that it may be a misspelling of, with the edits between them; empty where spelling is not doubted. */
  readonly near: ReadonlyMap<string, number>;
}

/** In the context a word says less than in the title. */
const CONTEXT_WEIGHT = 0.4;
/** What the beginning of a word is worth beside the whole word, and the more of it the more. */
const PREFIX_BASE = 0.6;
const PREFIX_SHARE = 0.3;
/** A misspelling is worth less than any beginning. */
const NEAR_BASE = 0.5;
/** For a query that names as many words as the title has. */
const COVERAGE_WEIGHT = 0.3;
/** What was changed just now, and what half as much a month ago. */
const RECENCY_WEIGHT = 0.3;
const RECENCY_HALF_LIFE_MS = 30 * 24 * 3600 * 1000;
const NOT_CITABLE_WEIGHT = 0.85;
/** Of two that fit equally well: an authority before its sections, a dataset before its rows. */
const KIND_WEIGHT: Readonly<Record<LinkTargetKind, number>> = {
  authority: 1.1,
  dataset: 1.05,
  section: 1,
  help: 0.95,
  row: 0.95,
};

/**
 * How well a target fits, from 0 (a word of the query is not in it at all) to about 2.
 * @param words of the query; all must be found
 * @param now milliseconds since the epoch
 */
export function scoreTarget(indexed: IndexedTarget, words: readonly QueryWord[], now: number): number {
  let fit = 0;
  let named = 0;
  for (const word of words) {
    const inNames = bestFit(word, indexed.names);
    const best = inNames === 1 ? 1 : Math.max(inNames, CONTEXT_WEIGHT * bestFit(word, indexed.context));
    if (best === 0) return 0;
    fit += best;
    named += inNames;
  }
  const coverage = Math.min(1, named / Math.max(1, indexed.titleWords));
  return (fit / words.length + COVERAGE_WEIGHT * coverage) * standing(indexed.target, now);
}

/** What a target is worth whatever was asked for: by its kind, its age, and whether a link to it compiles. */
export function standing({ kind, citable, updatedAt }: LinkTarget, now: number): number {
  const age = Math.max(0, now - updatedAt);
  const recency = 1 + RECENCY_WEIGHT * 2 ** (-age / RECENCY_HALF_LIFE_MS);
  return KIND_WEIGHT[kind] * recency * (citable ? 1 : NOT_CITABLE_WEIGHT);
}

function bestFit({ word, near }: QueryWord, known: readonly string[]): number {
  let best = 0;
  for (const one of known) {
    if (one === word) return 1;
    if (one.startsWith(word)) best = Math.max(best, PREFIX_BASE + (PREFIX_SHARE * word.length) / one.length);
    const edits = near.get(one);
    if (edits !== undefined) best = Math.max(best, NEAR_BASE * (1 - edits / (word.length + 1)));
  }
  return best;
}
