import { citedDigest } from './cited-digest.ts';
import type { Finding } from './finding.ts';
import { linkFinding } from './link-findings.ts';
import type { PinnedAuthority, PinnedEvidence, PinnedReference } from './pinned-reference.ts';
import type { ReferenceFacts } from './reference-facts.ts';

/**
 * Links that cite something else than when they were written or last accepted. Compiling pins what is there now; that
 * the claim still holds only a person can say. Links within the text change with it.
 */
export function suspectLinks(references: readonly PinnedReference[], facts: ReferenceFacts): readonly Finding[] {
  return references.flatMap((pin) => {
    if (pin.kind === 'own-section') return [];
    const accepted = facts.accepted.get(pin.target);
    const now = citedDigest(pin);
    return accepted === undefined || now === accepted ? [] : [suspectLink(pin, accepted, now)];
  });
}

/** @param was digest of what was accepted @param now of what is cited now */
export function suspectLink(pin: PinnedAuthority | PinnedEvidence, was: string, now: string): Finding {
  return linkFinding('suspect-link', pin, {
    reason: `${whatIsCited(pin)} reads differently now (${short(now)}) than when the link was written or last accepted (${short(was)}).`,
    guidance: 'Read it. If the claim still holds, accept the link as it is now; otherwise rewrite the claim.',
    targetDigest: now,
    targetState: was,
  });
}

function whatIsCited(pin: PinnedAuthority | PinnedEvidence): string {
  if (pin.kind === 'evidence') return `The row "${pin.row}" of the dataset "${pin.dataset}"`;
  return pin.anchor === null ? `"${pin.authority}"` : `The section "${pin.anchor}" of "${pin.authority}"`;
}

/** The beginning of a digest, enough to tell two apart. */
export function short(digest: string): string {
  return digest.slice(0, 12);
}
