import type { FoundCandidates } from './candidate-search.ts';
import { SEVERITIES } from './finding.ts';
import type { Candidate, Finding, FindingCode, Fix } from './finding.ts';
import { fingerprintOf } from './source-text.ts';
import type { WrittenLink } from './written-link.ts';

/** What a finding says beside its code and place. */
export interface Advice {
  readonly reason: string;
  readonly guidance: string;
  readonly candidates?: readonly Candidate[];
  readonly fix?: Fix | null;
  /** Digest of what the link cites as it reads now; absent: nothing is there. */
  readonly targetDigest?: string;
  /** What else tells this state of the target from another, for the fingerprint. */
  readonly targetState?: string;
}

/** A destination is shown in findings up to this length. */
const SHOWN_TARGET_LENGTH = 300;

/** A finding about a link. Its fingerprint lacks the section it stands in: see `bindToSource`. */
export function linkFinding(code: FindingCode, link: WrittenLink, advice: Advice): Finding {
  const { targetDigest, targetState } = advice;
  return {
    code,
    severity: SEVERITIES[code],
    line: link.line,
    column: link.column,
    target: link.target.slice(0, SHOWN_TARGET_LENGTH),
    reason: advice.reason,
    guidance: advice.guidance,
    candidates: advice.candidates ?? [],
    fix: advice.fix ?? null,
    ...(targetDigest === undefined ? {} : { targetDigest }),
    fingerprint: fingerprintOf(code, link.target, targetDigest ?? '', targetState ?? ''),
  };
}

/** Replaces the destination of a link. */
export function replaceTarget(link: WrittenLink, replacement: string): Fix {
  return { from: link.from, to: link.to, replacement };
}

/** Candidates, the fix where one stands out, and advice that names them. @param otherwise advice without candidates */
export function advise(
  link: WrittenLink,
  found: FoundCandidates,
  otherwise: string,
): Pick<Advice, 'candidates' | 'fix' | 'guidance'> {
  const [best] = found.candidates;
  return {
    candidates: found.candidates,
    fix: found.obvious === null ? null : replaceTarget(link, found.obvious),
    guidance: best ? `${pointTo(found.candidates)}, or ${lowerFirst(otherwise)}` : otherwise,
  };
}

function pointTo(candidates: readonly Candidate[]): string {
  const targets = candidates.map(({ target }) => target);
  return targets.length === 1
    ? `Point the link to ${targets.join('')}`
    : `Point the link to one of ${targets.join(', ')}`;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
