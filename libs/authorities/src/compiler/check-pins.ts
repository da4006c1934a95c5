import { CandidateSearch } from './candidate-search.ts';
import { citedDigest } from './cited-digest.ts';
import { inTextOrder } from './finding.ts';
import type { Finding } from './finding.ts';
import { linkFinding } from './link-findings.ts';
import type { PinnedAuthority, PinnedEvidence, PinnedReference } from './pinned-reference.ts';
import { evidenceKey } from './reference-facts.ts';
import type { ReferenceFacts, VersionFact } from './reference-facts.ts';
import { digestIn, missingSection, supersededVersion, unknownAuthority } from './resolve-authority.ts';
import { missingEvidence } from './resolve-evidence.ts';
import { bindToSource } from './source-text.ts';
import type { SourceText } from './source-text.ts';
import { short, suspectLink } from './suspect-links.ts';

/**
 * Compares the pins of a published version with how things are now. Errors: a link to the latest version whose section
 * is gone there, evidence that is gone or retracted. Warnings: a superseded version, a target that reads otherwise than
 * when it was pinned or last accepted (suspect). Links within the text cannot change: they were published with it. Pure.
 */
export function checkPins(
  references: readonly PinnedReference[],
  source: SourceText,
  facts: ReferenceFacts,
): readonly Finding[] {
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
  return inTextOrder(bindToSource(findings, source));
}

function checkAuthority(pin: PinnedAuthority, facts: ReferenceFacts, search: CandidateSearch): readonly Finding[] {
  const { authority, anchor, followsLatest } = pin;
  const version = followsLatest ? null : pin.version;
  const target = { kind: 'authority' as const, authority, anchor, version };
  const latest = facts.authorities.get(authority)?.versions.at(-1);
  if (!latest) return [unknownAuthority(pin, target, search)];
  const cited = citedDigest(pin);
  const accepted = acceptedDigest(pin, facts);
  if (latest.version === pin.version) return accepted === cited ? [] : [suspectLink(pin, accepted, cited)];
  if (!followsLatest) return [supersededVersion(pin, target, pin.version, cited, latest)];
  const now = digestIn(latest, anchor);
  if (now === null) return [missingSection(pin, target, latest, search)];
  if (now === accepted) return now === cited ? [newerVersion(pin, latest, now)] : [];
  return [accepted === cited ? changedAuthority(pin, latest, now) : suspectLink(pin, accepted, now)];
}

function checkEvidence(pin: PinnedEvidence, facts: ReferenceFacts): readonly Finding[] {
  const fact = facts.evidence.get(evidenceKey(pin.dataset, pin.row));
  if (fact?.kind !== 'found') return [missingEvidence(pin, pin, fact)];
  if (fact.digest !== pin.rowDigest && fact.withdrawnIn.includes(pin.batch)) return [withdrawnRow(pin, fact)];
  const accepted = acceptedDigest(pin, facts);
  if (fact.digest === accepted) return [];
  return [
    accepted === pin.rowDigest ? changedRow(pin, fact.digest, fact.batch) : suspectLink(pin, accepted, fact.digest),
  ];
}

/** What the link was accepted for: by a person, by being written, or else by being pinned. */
function acceptedDigest(pin: PinnedAuthority | PinnedEvidence, facts: ReferenceFacts): string {
  return facts.accepted.get(pin.target) ?? citedDigest(pin);
}

/** The row is evidence, but not as it was pinned: what the claim rests on was taken back. */
function withdrawnRow(pin: PinnedEvidence, { digest, batch }: { readonly digest: string; readonly batch: string }) {
  return linkFinding('retracted-evidence', pin, {
    reason: `The row "${pin.row}" of the dataset "${pin.dataset}" as it was pinned, ${short(pin.rowDigest)} in batch ${pin.batch}, was retracted; it is ${short(digest)} in batch ${batch} now.`,
    guidance:
      'Read the row as it is now. If the claim still holds, accept the link; compile and publish again to pin that.',
    targetDigest: digest,
    targetState: pin.batch,
  });
}

function changedRow(pin: PinnedEvidence, now: string, batch: string): Finding {
  return linkFinding('suspect-link', pin, {
    reason: `The row "${pin.row}" of the dataset "${pin.dataset}" was ${short(pin.rowDigest)} in batch ${pin.batch} when it was pinned, and is ${short(now)} in batch ${batch} now.`,
    guidance:
      'Read the row. If the claim still holds, accept the link; compile and publish again to pin it as it is now.',
    targetDigest: now,
    targetState: pin.rowDigest,
  });
}

function newerVersion(pin: PinnedAuthority, latest: VersionFact, now: string): Finding {
  return linkFinding('superseded-version', pin, {
    reason: `Version ${pin.version} of "${pin.authority}", to which the link was pinned, was superseded by version ${latest.version}, and what is cited reads the same there.`,
    guidance: `Compile and publish again to pin version ${latest.version}.`,
    targetDigest: now,
    targetState: latest.textDigest,
  });
}

function changedAuthority(pin: PinnedAuthority, latest: VersionFact, now: string): Finding {
  const what = pin.anchor === null ? `"${pin.authority}"` : `The section "${pin.anchor}" of "${pin.authority}"`;
  return linkFinding('suspect-link', pin, {
    reason: `${what} reads differently in version ${latest.version} than in version ${pin.version}, to which the link was pinned.`,
    guidance:
      'Read it. If the claim still holds, accept the link; compile and publish again to pin the latest version.',
    targetDigest: now,
    targetState: pin.sectionDigest ?? pin.textDigest,
  });
}
