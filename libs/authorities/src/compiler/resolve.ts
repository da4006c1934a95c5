import { CandidateSearch } from './candidate-search.ts';
import { cycleFindings } from './cycles.ts';
import { inTextOrder } from './finding.ts';
import type { Finding } from './finding.ts';
import { linkFinding, replaceTarget } from './link-findings.ts';
import type { Section } from './section.ts';
import type { PinnedReference } from './pinned-reference.ts';
import type { ReferenceFacts } from './reference-facts.ts';
import { parseTarget } from './reference-target.ts';
import type { MalformedTarget } from './reference-target.ts';
import { resolveAuthority, resolveOwnSection } from './resolve-authority.ts';
import type { ResolvedLink } from './resolve-authority.ts';
import { resolveEvidenceLink } from './resolve-evidence.ts';
import { bindToSource } from './source-text.ts';
import type { SourceText } from './source-text.ts';
import { suspectLinks } from './suspect-links.ts';
import type { LinkFlaw, ParsedLink } from './written-links.ts';

/** What the links of a text point at now. Both in the order of the text. */
export interface Resolution {
  /** Every link that resolves. */
  readonly references: readonly PinnedReference[];
  readonly findings: readonly Finding[];
}

const FLAWS: { readonly [flaw in LinkFlaw]: { readonly problem: string; readonly guidance: string } } = {
  image: { problem: 'is an image, which cannot cite anything', guidance: 'Write it as a link: without the "!".' },
  'include-in-line': {
    problem: 'is to be included, but does not stand alone in a paragraph of the text',
    guidance: 'Put it into a paragraph of its own, outside of lists and quotations, or drop the title "include".',
  },
  'no-link': {
    problem: 'is not read as a link: it has a blank, a line break or an unbalanced bracket',
    guidance: 'Write the destination without blanks, as [text](authority:ID#section) or [text](evidence:DATASET/ROW).',
  },
};

/** Resolves links against facts that were looked up before: pins what can be pinned and says what is wrong. Pure. */
export function resolveLinks(links: readonly ParsedLink[], source: SourceText, facts: ReferenceFacts): Resolution {
  const search = new CandidateSearch(facts.known);
  const resolved = links.map((link) => quoting(link, resolveLink(link, source.sections, facts, search)));
  const references = resolved.flatMap(({ pin }) => (pin ? [pin] : []));
  const authorityLinks = references.flatMap((pin) =>
    pin.kind === 'authority' ? [{ link: pin, authority: pin.authority }] : [],
  );
  const cycles = cycleFindings(facts.authority, authorityLinks, facts.linksOf);
  const findings = [...resolved.flatMap((each) => each.findings), ...suspectLinks(references, facts), ...cycles];
  return { references, findings: inTextOrder(bindToSource(findings, source)) };
}

function resolveLink(
  link: ParsedLink,
  sections: readonly Section[],
  facts: ReferenceFacts,
  search: CandidateSearch,
): ResolvedLink<PinnedReference> {
  if (link.flaw !== null) {
    const { problem, guidance } = FLAWS[link.flaw];
    return {
      pin: null,
      findings: [linkFinding('malformed-link', link, { reason: sentence(link, problem), guidance })],
    };
  }
  const target = parseTarget(link.target);
  switch (target.kind) {
    case 'malformed':
      return { pin: null, findings: [malformed(link, target)] };
    case 'evidence':
      return resolveEvidenceLink(link, target, facts);
    case 'authority': {
      const authority = target.authority ?? facts.authority;
      return authority === facts.authority && target.version === null
        ? resolveOwnSection(link, target, sections, facts, search)
        : resolveAuthority(link, { ...target, authority }, facts, search);
    }
  }
}

/** Only published texts can be quoted: evidence has no text, and a text within itself would have no end. */
function quoting(link: ParsedLink, resolved: ResolvedLink<PinnedReference>): ResolvedLink<PinnedReference> {
  const { pin } = resolved;
  if (!link.include || !pin) return resolved;
  if (pin.kind === 'authority') return { ...resolved, pin: { ...pin, include: link.include } };
  const problem = pin.kind === 'evidence' ? 'cannot be included: evidence has no text' : 'would include its own text';
  const guidance = 'Drop the title "include" to point at it instead.';
  return { pin: null, findings: [linkFinding('malformed-link', link, { reason: sentence(link, problem), guidance })] };
}

function malformed(link: ParsedLink, { problem, wellWritten }: MalformedTarget): Finding {
  return linkFinding('malformed-link', link, {
    reason: sentence(link, problem),
    guidance:
      wellWritten === null
        ? 'Write authority:ID#section, authority:ID@VERSION#section or evidence:DATASET/ROW.'
        : `Write ${wellWritten}.`,
    candidates: wellWritten === null ? [] : [{ target: wellWritten, title: wellWritten }],
    fix: wellWritten === null ? null : replaceTarget(link, wellWritten),
  });
}

/** Destinations can be long; a sentence shows their beginning. */
function sentence({ target }: ParsedLink, problem: string): string {
  const shown = target.length > 80 ? `${target.slice(0, 80)}…` : target;
  return `The link "${shown}" ${problem}.`;
}
