import { applySkips } from '../authority/skip.ts';
import type { Skip } from '../authority/skip.ts';
import { blocking } from '../compiler/finding.ts';
import type { Finding } from '../compiler/finding.ts';
import type { FindingCounts } from '../contract/authority-answers.ts';

/** @param skips those in force; none where the tenant allows none */
export function countFindings(findings: readonly Finding[], skips: readonly Skip[]): FindingCounts {
  const { open, skipped } = applySkips(findings, skips);
  const errors = blocking(open).length;
  return { errors, warnings: open.length - errors, skipped: skipped.length };
}
