import { SEVERITIES } from './finding.ts';
import type { Candidate, Finding } from './finding.ts';
import type { ParsedSection } from './outline.ts';
import { fingerprintOf } from './source-text.ts';

/**
 * Anchors that several headings share. Counting them up (`scope-2`) without asking would move every anchor when a
 * section is put in between, so the second heading must say its own.
 */
export function duplicateAnchors(sections: readonly ParsedSection[]): readonly Finding[] {
  const first = new Map<string, ParsedSection>();
  const taken = new Set(sections.map(({ anchor }) => anchor));
  return sections.flatMap((section, index) => {
    const original = first.get(section.anchor);
    if (!original) {
      first.set(section.anchor, section);
      return [];
    }
    const free = freeAnchors(section, parentOf(sections, index), taken);
    for (const anchor of free.slice(0, 1)) taken.add(anchor);
    return [duplicateAnchor(section, original, free)];
  });
}

function duplicateAnchor(section: ParsedSection, original: ParsedSection, free: readonly string[]): Finding {
  const { anchor, title, line, column, titleEnd, explicit } = section;
  const candidates: readonly Candidate[] = free.map((name) => ({ target: `#${name}`, title }));
  const [best] = free;
  return {
    code: 'duplicate-anchor',
    severity: SEVERITIES['duplicate-anchor'],
    line,
    column,
    target: `#${anchor}`,
    reason: `The heading "${title}" has the anchor "${anchor}", as has the heading in line ${original.line}: links to it are ambiguous.`,
    guidance: `Give this heading an anchor of its own, for example "${title} {#${best ?? ''}}".`,
    candidates,
    // Nothing can refer to the second of two equal anchors, so a new one breaks no link.
    fix: explicit || best === undefined ? null : { from: titleEnd, to: titleEnd, replacement: ` {#${best}}` },
    fingerprint: fingerprintOf('duplicate-anchor', anchor, title),
  };
}

/** Anchors nobody has, best first: named after the section it stands in, then numbered. */
function freeAnchors(
  { anchor }: ParsedSection,
  parent: ParsedSection | undefined,
  taken: ReadonlySet<string>,
): readonly string[] {
  const named = parent ? [`${parent.anchor}-${anchor}`] : [];
  let number = 2;
  while (taken.has(`${anchor}-${number}`)) number++;
  return [...named.filter((name) => name.length <= 100 && !taken.has(name)), `${anchor}-${number}`];
}

function parentOf(sections: readonly ParsedSection[], index: number): ParsedSection | undefined {
  const level = sections[index]?.level ?? 1;
  return sections.slice(0, index).findLast((section) => section.level < level);
}
