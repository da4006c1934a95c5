import type { EpochMs } from '@chancery/kernel';
import type { Finding, FindingCode } from '../compiler/finding.ts';

/** Why a finding may be skipped. */
export const SKIP_CATEGORIES = [
  /** The target is to come, and is known by another way. */
  'target-pending',
  /** What is cited is kept outside of Chancery. */
  'external-source',
  /** The text cites on purpose what is no more. */
  'historical',
  /** The finding is wrong. */
  'false-positive',
  /** It is true, and the risk is borne. */
  'accepted-risk',
] as const;

export type SkipCategory = (typeof SKIP_CATEGORIES)[number];

/** Permission to let one finding pass, for a reason, until an end. Printed in exports. */
export type Skip = {
  /** `s1` for the authority's first, then counted up. @pattern ^s[1-9][0-9]{0,8}$ */
  readonly skip: string;
  readonly finding: SkippedFinding;
  readonly category: SkipCategory;
  /** In the words of the person who skipped it; 20 characters or more. */
  readonly justification: string;
  /** Actor ID of the person who answers for it. @pattern ^(us|eu)_[a-z0-9]{2,64}$ */
  readonly owner: string;
  /** From then on the finding blocks again. Milliseconds since the epoch. @asType integer */
  readonly expiresAt: EpochMs;
  /** Milliseconds since the epoch. @asType integer */
  readonly skippedAt: EpochMs;
};

/** The finding as it was skipped. */
export type SkippedFinding = {
  /** The skip holds for this alone: another source section or state of the target is another finding. @pattern ^[0-9a-f]{64}$ */
  readonly fingerprint: string;
  readonly code: FindingCode;
  readonly target: string;
  /** @asType integer @minimum 1 */
  readonly line: number;
  /** @asType integer @minimum 1 */
  readonly column: number;
  readonly reason: string;
};

/** A finding together with the skip that lets it pass. */
export interface SkipApplied {
  readonly finding: Finding;
  readonly skip: Skip;
}

export interface FindingsBySkip {
  /** Those that count. */
  readonly open: readonly Finding[];
  readonly skipped: readonly SkipApplied[];
}

/** The skips that have not ended. */
export function skipsInForce(skips: readonly Skip[], now: EpochMs): readonly Skip[] {
  return skips.filter(({ expiresAt }) => now < expiresAt);
}

/** Tells findings that skips let pass from the others. @param skips those in force; none where the tenant allows none */
export function applySkips(findings: readonly Finding[], skips: readonly Skip[]): FindingsBySkip {
  const byFingerprint = new Map(skips.map((skip) => [skip.finding.fingerprint, skip]));
  const applied = findings.map((finding) => ({ finding, skip: byFingerprint.get(finding.fingerprint ?? '') ?? null }));
  return {
    open: applied.flatMap(({ finding, skip }) => (skip === null ? [finding] : [])),
    skipped: applied.flatMap(({ finding, skip }) => (skip === null ? [] : [{ finding, skip }])),
  };
}
