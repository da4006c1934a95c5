import type { Candidate } from './finding.ts';
import type { Section } from './section.ts';
import { named, obvious, rank } from './rank.ts';
import type { Named, Ranked } from './rank.ts';
import type { KnownAuthority } from './reference-facts.ts';
import { formatTarget } from './reference-target.ts';
import type { AuthorityTarget } from './reference-target.ts';

export interface FoundCandidates {
  readonly candidates: readonly Candidate[];
  /** The destination of the one that was certainly meant; `null` when none stands out. */
  readonly obvious: string | null;
}

const NONE: FoundCandidates = { candidates: [], obvious: null };

/** Searches of one compile, and names compared in all of them, at most: nobody mends more at a time, and others wait. */
const MAX_SEARCHES = 100;
const MAX_COMPARED = 200_000;

/** Names as they are compared; a check of many texts searches the same list for each of them. */
const PREPARED = new WeakMap<readonly KnownAuthority[], readonly Named<KnownAuthority>[]>();

/** Looks for what a broken link may have meant. One per compile. */
export class CandidateSearch {
  private searches = 0;
  private compared = 0;
  /** By the ID that was wanted: a misspelling is often repeated. */
  private readonly alike = new Map<string, Alike<KnownAuthority>>();

  constructor(private readonly known: readonly KnownAuthority[]) {}

  /** Authorities with an ID like the wanted one; the section is kept. */
  authorities(wanted: AuthorityTarget & { readonly authority: string }): FoundCandidates {
    const { authority: id } = wanted;
    const alike = this.alike.get(id) ?? this.search(id, prepared(this.known));
    this.alike.set(id, alike);
    return found(alike, ({ authority, title }) => ({
      target: formatTarget({ ...wanted, authority, version: null }),
      title,
    }));
  }

  /** Sections with an anchor like the wanted one. @param link how the sections' authority is named */
  sections(anchor: string, sections: readonly Section[], link: AuthorityTarget): FoundCandidates {
    const alike = this.search(
      anchor,
      named(sections, (section) => section.anchor),
    );
    return found(alike, (section) => ({
      target: formatTarget({ ...link, anchor: section.anchor }),
      title: section.title,
    }));
  }

  private search<T>(wanted: string, known: readonly Named<T>[]): Alike<T> {
    if (this.searches >= MAX_SEARCHES || this.compared >= MAX_COMPARED) return null;
    this.searches++;
    this.compared += known.length;
    return { wanted, ranked: rank(wanted, known) };
  }
}

/** What is like a wanted name; `null` when it was not searched for any more. */
type Alike<T> = { readonly wanted: string; readonly ranked: readonly Ranked<T>[] } | null;

function prepared(known: readonly KnownAuthority[]): readonly Named<KnownAuthority>[] {
  const names = PREPARED.get(known) ?? named(known, ({ authority }) => authority);
  PREPARED.set(known, names);
  return names;
}

function found<T>(alike: Alike<T>, candidateOf: (item: T) => Candidate): FoundCandidates {
  if (alike === null) return NONE;
  const { wanted, ranked } = alike;
  const meant = obvious(wanted, ranked);
  return {
    candidates: ranked.map(({ item }) => candidateOf(item)),
    obvious: meant === null ? null : candidateOf(meant).target,
  };
}
