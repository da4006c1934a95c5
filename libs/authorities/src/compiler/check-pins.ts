import { CandidateSearch } from './candidate-search.ts';
import { inTextOrder } from './finding.ts';
import type { Finding } from './finding.ts';
import { linkFinding } from './link-findings.ts';
import type { PinnedAuthority, PinnedEvidence, PinnedReference } from './pinned-reference.ts';
import { evidenceKey } from './reference-facts.ts';
import type { ReferenceFacts, VersionFact } from './reference-facts.ts';
import { fingerprintOf, missingSection, supersededVersion, unknownAuthority } from './resolve-authority.ts';
import { missingEvidence } from './resolve-evidence.ts';

/**
 * Compares the pins of a published version with how things are now. Errors: a link to the latest version whose section
 * is gone there, evidence that is gone or retracted. Warnings: a superseded version, a target that reads differently
 * now (suspect). Links within the text cannot change: they were published with it. Pure.
 */
export function checkPins(references: readonly PinnedReference[], facts: ReferenceFacts): readonly Finding[] {
  const search = new CandidateSearch(facts.known);
  const findings = references.flatMap((pin): readonly Finding[] => {
    switch (pin.kind) {
      case 'own-section':
        return [];
      case 'authority':
        return checkAuthority(pin, facts, search);
      case 'evidence':
        return checkEvidence(pin, facts);
    }
  });
  return inTextOrder(findings);
}

function checkAuthority(pin: PinnedAuthority, facts: ReferenceFacts, search: CandidateSearch): readonly Finding[] {
  const { authority, anchor, followsLatest } = pin;
  const version = followsLatest ? null : pin.version;
  const target = { kind: 'authority' as const, authority, anchor, version };
  const latest = facts.authorities.get(authority)?.versions.at(-1);
  if (!latest) return [unknownAuthority(pin, target, search)];
  if (latest.version === pin.version) return [];
  const fingerprint = pin.sectionDigest ?? pin.textDigest;
  if (!followsLatest) return [supersededVersion(pin, target, pin.version, fingerprint, latest)];
  const now = fingerprintOf(latest, anchor);
  if (now === null) return [missingSection(pin, target, latest, search)];
  return [now === fingerprint ? newerVersion(pin, latest) : changedAuthority(pin, latest)];
}

function checkEvidence(pin: PinnedEvidence, facts: ReferenceFacts): readonly Finding[] {
  const fact = facts.evidence.get(evidenceKey(pin.dataset, pin.row));
  if (fact?.kind !== 'found') return [missingEvidence(pin, pin, fact)];
  if (fact.digest === pin.rowDigest) return [];
  return [
    linkFinding('suspect-link', pin, {
      reason: `The row "${pin.row}" of the dataset "${pin.dataset}" was ${short(pin.rowDigest)} in batch ${pin.batch} when it was pinned, and is ${short(fact.digest)} in batch ${fact.batch} now.`,
      guidance: 'Read the row. If the claim still holds, compile and publish again to pin it as it is now.',
    }),
  ];
}

function newerVersion(pin: PinnedAuthority, latest: VersionFact): Finding {
  return linkFinding('superseded-version', pin, {
    reason: `Version ${pin.version} of "${pin.authority}", to which the link was pinned, was superseded by version ${latest.version}, and what is cited reads the same there.`,
    guidance: `Compile and publish again to pin version ${latest.version}.`,
  });
}

function changedAuthority(pin: PinnedAuthority, latest: VersionFact): Finding {
  const what = pin.anchor === null ? `"${pin.authority}"` : `The section "${pin.anchor}" of "${pin.authority}"`;
  return linkFinding('suspect-link', pin, {
    reason: `${what} reads differently in version ${latest.version} than in version ${pin.version}, to which the link was pinned.`,
    guidance: 'Read it. If the claim still holds, compile and publish again to pin the latest version.',
  });
}

/** The beginning of a digest, enough to tell two apart. */
function short(digest: string): string {
  return digest.slice(0, 12);
}
