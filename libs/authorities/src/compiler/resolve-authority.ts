import type { CandidateSearch } from './candidate-search.ts';
import type { Finding } from './finding.ts';
import { advise, linkFinding, replaceTarget } from './link-findings.ts';
import type { Section } from './section.ts';
import type { PinnedAuthority, PinnedOwnSection } from './pinned-reference.ts';
import type { ReferenceFacts, VersionFact } from './reference-facts.ts';
import { formatTarget } from './reference-target.ts';
import type { AuthorityTarget } from './reference-target.ts';
import { placeOf } from './written-links.ts';
import type { WrittenLink } from './written-link.ts';

/** What became of one link: a pin (with warnings, perhaps), or findings that say why there is none. */
export interface ResolvedLink<P> {
  readonly pin: P | null;
  readonly findings: readonly Finding[];
}

type Named = AuthorityTarget & { readonly authority: string };

/** Resolves a link to another authority, or to a published version of the same one. */
export function resolveAuthority(
  link: WrittenLink,
  target: Named,
  facts: ReferenceFacts,
  search: CandidateSearch,
): ResolvedLink<PinnedAuthority> {
  const found = facts.authorities.get(target.authority);
  if (!found) return broken(unknownAuthority(link, target, search));
  const latest = found.versions.at(-1);
  const version = target.version === null ? latest : found.versions.find((each) => each.version === target.version);
  if (!latest || !version) return broken(unpublished(link, target, latest));
  const section = sectionIn(version.sections, target.anchor);
  if (section === 'missing') return broken(missingSection(link, target, version, search));
  const pin: PinnedAuthority = {
    kind: 'authority',
    ...placeOf(link),
    authority: target.authority,
    version: version.version,
    followsLatest: target.version === null,
    anchor: target.anchor,
    textDigest: version.textDigest,
    sectionDigest: section?.digest ?? null,
  };
  if (version === latest) return { pin, findings: [] };
  const cited = pin.sectionDigest ?? pin.textDigest;
  return { pin, findings: [supersededVersion(link, target, version.version, cited, latest)] };
}

/** Resolves a link to a section of the text it stands in. */
export function resolveOwnSection(
  link: WrittenLink,
  target: AuthorityTarget,
  sections: readonly Section[],
  facts: ReferenceFacts,
  search: CandidateSearch,
): ResolvedLink<PinnedOwnSection> {
  const section = sectionIn(sections, target.anchor);
  if (section === 'missing') {
    const anchor = target.anchor ?? '';
    const found = search.sections(anchor, sections, target);
    return broken(
      linkFinding('missing-section', link, {
        reason: `This text of "${facts.authority}" has no section "${anchor}".`,
        ...advise(link, found, 'Write the section, or remove the link.'),
      }),
    );
  }
  const { anchor } = target;
  return {
    pin: { kind: 'own-section', ...placeOf(link), anchor, sectionDigest: section?.digest ?? null },
    findings: [],
  };
}

/** The section named; `null` where none is named. */
export function sectionIn(sections: readonly Section[], anchor: string | null): Section | null | 'missing' {
  if (anchor === null) return null;
  return sections.find((section) => section.anchor === anchor) ?? 'missing';
}

export function unknownAuthority(link: WrittenLink, target: Named, search: CandidateSearch): Finding {
  return linkFinding('unknown-authority', link, {
    reason: `There is no authority "${target.authority}" in this tenant.`,
    ...advise(link, search.authorities(target), `Write and publish "${target.authority}", or remove the link.`),
  });
}

export function missingSection(
  link: WrittenLink,
  target: Named,
  version: VersionFact,
  search: CandidateSearch,
): Finding {
  const anchor = target.anchor ?? '';
  const { authority } = target;
  return linkFinding('missing-section', link, {
    targetState: version.textDigest,
    reason: `Version ${version.version} of "${authority}" has no section "${anchor}".`,
    ...advise(link, search.sections(anchor, version.sections, target), `Link to "${authority}" as a whole.`),
  });
}

function unpublished(link: WrittenLink, target: Named, latest: VersionFact | undefined): Finding {
  const { authority, version } = target;
  if (!latest) {
    return linkFinding('unpublished-authority', link, {
      targetState: 'drafted',
      reason: `"${authority}" has a draft, but no version of it was published.`,
      guidance: `Publish "${authority}" first, then compile again.`,
    });
  }
  const candidate = {
    target: formatTarget({ ...target, version: latest.version }),
    title: `Version ${latest.version}`,
  };
  return linkFinding('unpublished-authority', link, {
    targetState: latest.textDigest,
    reason: `"${authority}" has no version ${version ?? ''}; the latest is ${latest.version}.`,
    guidance: `Point the link to ${candidate.target}, or name no version to mean the latest.`,
    candidates: [candidate],
  });
}

/**
 * A version written into the link is not the latest one. A fix is offered only where it changes nothing that is cited.
 * @param cited digest of what the link cites in the superseded version
 */
export function supersededVersion(
  link: WrittenLink,
  target: Named,
  superseded: number,
  cited: string | null,
  latest: VersionFact,
): Finding {
  const now = digestIn(latest, target.anchor);
  const reason = `Version ${superseded} of "${target.authority}" was superseded; the latest is ${latest.version}`;
  if (now === null) {
    return linkFinding('superseded-version', link, {
      targetState: latest.textDigest,
      reason: `${reason}, which has no section "${target.anchor ?? ''}".`,
      guidance: `Keep the link if version ${superseded} is meant; otherwise cite what took the section's place.`,
    });
  }
  const newer = { target: formatTarget({ ...target, version: latest.version }), title: `Version ${latest.version}` };
  const unchanged = now === cited;
  return linkFinding('superseded-version', link, {
    targetState: latest.textDigest,
    reason: unchanged ? `${reason}, and what is cited reads the same there.` : `${reason}.`,
    guidance: `Read the latest version, then point the link to ${newer.target}, or keep it if version ${superseded} is meant.`,
    candidates: [newer],
    fix: unchanged ? replaceTarget(link, newer.target) : null,
  });
}

/** Digest of what a link with this anchor cites: the section, or the whole text; `null` when the section is missing. */
export function digestIn(version: VersionFact, anchor: string | null): string | null {
  const section = sectionIn(version.sections, anchor);
  if (section === 'missing') return null;
  return section?.digest ?? version.textDigest;
}

function broken(finding: Finding): { readonly pin: null; readonly findings: readonly Finding[] } {
  return { pin: null, findings: [finding] };
}
