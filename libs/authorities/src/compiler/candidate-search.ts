import type { Candidate } from './finding.ts';
import type { Section } from './outline.ts';
import { obvious, rank } from './rank.ts';
import type { Ranked } from './rank.ts';
import type { KnownAuthority } from './reference-facts.ts';
import { formatTarget } from './reference-target.ts';
import type { AuthorityTarget } from './reference-target.ts';

export interface FoundCandidates {
  readonly candidates: readonly Candidate[];
  /** The destination of the one that was certainly meant; `null` when none stands out. */
  readonly obvious: string | null;
}

const NONE: FoundCandidates = { candidates: [], obvious: null };

/**
 * Searches in one compile at most. A text of a thousand broken links against a thousand authorities would otherwise
 * keep everyone waiting; nobody mends more than these at a time.
 */
const MAX_SEARCHES = 100;

/** Looks for what a broken link may have meant. One per compile. */
export class CandidateSearch {
  private searches = 0;

  constructor(private readonly known: readonly KnownAuthority[]) {}

  /** Authorities with an ID like the wanted one; the section is kept. */
  authorities(wanted: AuthorityTarget & { readonly authority: string }): FoundCandidates {
    return this.search(
      wanted.authority,
      this.known,
      ({ authority }) => authority,
      ({ authority, title }) => ({
        target: formatTarget({ ...wanted, authority, version: null }),
        title,
      }),
    );
  }

  /** Sections with an anchor like the wanted one. @param link how the sections' authority is named */
  sections(anchor: string, sections: readonly Section[], link: AuthorityTarget): FoundCandidates {
    return this.search(
      anchor,
      sections,
      (section) => section.anchor,
      (section) => ({
        target: formatTarget({ ...link, anchor: section.anchor }),
        title: section.title,
      }),
    );
  }

  private search<T>(
    wanted: string,
    known: readonly T[],
    nameOf: (item: T) => string,
    candidateOf: (item: T) => Candidate,
  ): FoundCandidates {
    if (this.searches++ >= MAX_SEARCHES) return NONE;
    const ranked: readonly Ranked<T>[] = rank(wanted, known, nameOf);
    const meant = obvious(wanted, ranked);
    return {
      candidates: ranked.map(({ item }) => candidateOf(item)),
      obvious: meant === null ? null : candidateOf(meant).target,
    };
  }
}
