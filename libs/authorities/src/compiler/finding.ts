import type { Span } from './span.ts';

/** What can be wrong with a link or heading. */
export type FindingCode =
  | 'unknown-authority'
  | 'unpublished-authority'
  | 'missing-section'
  | 'superseded-version'
  | 'suspect-link'
  | 'unknown-dataset'
  | 'unknown-row'
  | 'retracted-evidence'
  | 'evidence-outside-plane'
  | 'malformed-link'
  | 'duplicate-anchor'
  | 'cycle';

/** An `error` blocks publish and export; a `warning` does not. */
export type Severity = 'error' | 'warning';

/**
 * Whether a finding blocks. What leaves a claim without the thing it points at does. Not so:
 * - `superseded-version`: the pinned version is frozen and still says what it said.
 * - `suspect-link`: the target changed since it was pinned. Whether the claim still holds is for a person to judge. (An
 *   error only where a version was published with the link skipped as broken: it cites nothing at all.)
 * - `cycle`: acts that refer to one another are ordinary legal practice, and pins make them sound: a pin names a frozen
 *   version, which can point only at versions older than itself, so versions never form a cycle, only IDs do. The
 *   warning says that neither can be brought up to date without superseding what the other pinned.
 */
export const SEVERITIES: { readonly [code in FindingCode]: Severity } = {
  'unknown-authority': 'error',
  'unpublished-authority': 'error',
  'missing-section': 'error',
  'superseded-version': 'warning',
  'suspect-link': 'warning',
  'unknown-dataset': 'error',
  'unknown-row': 'error',
  'retracted-evidence': 'error',
  'evidence-outside-plane': 'error',
  'malformed-link': 'error',
  'duplicate-anchor': 'error',
  cycle: 'warning',
};

/** Something that may have been meant instead, best first in a list. */
export type Candidate = {
  /** A whole link destination, for example `authority:terms#scope`. */
  readonly target: string;
  /** What it is called: the title of the authority or section; for evidence the same as in `target`. */
  readonly title: string;
};

/** A change of the text that mends the finding and nothing else: `text.slice(from, to)` becomes `replacement`. */
export type Fix = Span & {
  readonly replacement: string;
};

/** One thing the validator has to say about an authority. */
export type Finding = {
  readonly code: FindingCode;
  readonly severity: Severity;
  /**
   * Where the link or heading begins, from 1.
   * @asType integer
   * @minimum 1
   */
  readonly line: number;
  /**
   * In UTF-16 code units, from 1.
   * @asType integer
   * @minimum 1
   */
  readonly column: number;
  /** The link's destination as it is written (cut at 300 characters), or `#anchor` for a heading. */
  readonly target: string;
  /** What is wrong: a sentence with the names and figures. */
  readonly reason: string;
  /** What to do about it: a sentence. */
  readonly guidance: string;
  /**
   * At most 5, best first.
   * @maxItems 5
   */
  readonly candidates: readonly Candidate[];
  /** Only where one candidate stands out so clearly that it can be offered as one click; `null` otherwise. */
  readonly fix: Fix | null;
  /**
   * Digest (SHA-256, hex) of what the link cites as it reads now: the section, the whole text, the row. Absent: nothing
   * is there, or a heading is meant.
   */
  readonly targetDigest?: string;
  /**
   * SHA-256, hex, of what was found: the code, the link, the section it stands in and the state of its target. A skip
   * holds for this fingerprint, so a change of either end ends it. Absent on findings of before there were skips.
   */
  readonly fingerprint?: string;
};

/** The findings that block publish and export. */
export function blocking(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** In the order of the text. */
export function inTextOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((left, right) => left.line - right.line || left.column - right.column);
}
