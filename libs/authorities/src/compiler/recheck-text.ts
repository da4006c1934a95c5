import { inTextOrder } from './finding.ts';
import type { Finding } from './finding.ts';
import type { PinnedReference } from './pinned-reference.ts';
import type { ReferenceFacts } from './reference-facts.ts';
import { resolveLinks } from './resolve.ts';
import type { Resolution } from './resolve.ts';
import type { SourceText } from './source-text.ts';
import { placeOf } from './written-links.ts';
import type { ParsedLink } from './written-links.ts';

/** A text that was compiled before: what its links were pinned to, and what was found. */
export interface CheckedText extends SourceText {
  readonly references: readonly PinnedReference[];
  readonly findings: readonly Finding[];
}

/** Findings about the text alone: nothing outside of it can mend them. */
const OF_THE_TEXT: ReadonlySet<Finding['code']> = new Set(['malformed-link', 'duplicate-anchor']);

/** The links of a checked text, as far as what they lead to can change: those that resolve and those that do not. */
export function linksToRecheck({ references, findings }: CheckedText): readonly ParsedLink[] {
  const pinned = references.map((pin) => {
    const include = pin.kind === 'authority' ? pin.include : undefined;
    return { ...placeOf(pin), flaw: null, ...(include === undefined ? {} : { include }) };
  });
  return [...pinned, ...unresolvedLinks({ references, findings })].sort(byPlace);
}

/** Links that were found broken. Their span is that of the fix that was offered, if any: nothing else needs it. */
export function unresolvedLinks({
  references,
  findings,
}: Pick<CheckedText, 'references' | 'findings'>): readonly ParsedLink[] {
  const pinned = new Set(references.map(placeKey));
  const broken = findings.filter(({ severity, code, ...place }) => {
    return severity === 'error' && !OF_THE_TEXT.has(code) && !pinned.has(placeKey(place));
  });
  return broken.map(({ target, line, column, fix }) => {
    return { target, line, column, from: fix?.from ?? 0, to: fix?.to ?? 0, flaw: null };
  });
}

/** Resolves a checked text's links once more, against the facts of now; what is wrong with the text itself stays. */
export function recheckText(text: CheckedText, facts: ReferenceFacts): Resolution {
  const { references, findings } = resolveLinks(linksToRecheck(text), text, facts);
  const spanless = new Set(unresolvedLinks(text).flatMap((link) => (link.to === 0 ? [placeKey(link)] : [])));
  const now = findings.map((finding) => (spanless.has(placeKey(finding)) ? { ...finding, fix: null } : finding));
  const standing = text.findings.filter(({ code }) => OF_THE_TEXT.has(code));
  return { references, findings: inTextOrder([...now, ...standing]) };
}

function placeKey({ line, column }: { readonly line: number; readonly column: number }): string {
  return `${line}:${column}`;
}

function byPlace(left: ParsedLink, right: ParsedLink): number {
  return left.line - right.line || left.column - right.column;
}
