import type { Section } from '../compiler/section.ts';
import type { SectionChanges } from '../contract/version-answers.ts';

/** Which sections came, went, or read differently, by anchor, in the order of the texts. */
export function sectionChanges(before: readonly Section[], after: readonly Section[]): SectionChanges {
  const digests = digestsOf(before);
  const now = digestsOf(after);
  return {
    added: [...now.keys()].filter((anchor) => !digests.has(anchor)),
    removed: [...digests.keys()].filter((anchor) => !now.has(anchor)),
    changed: [...now].flatMap(([anchor, digest]) =>
      digests.has(anchor) && digests.get(anchor) !== digest ? [anchor] : [],
    ),
  };
}

/** By anchor; where headings share one, all of them count. */
function digestsOf(sections: readonly Section[]): ReadonlyMap<string, string> {
  const digests = new Map<string, string>();
  for (const { anchor, digest } of sections) digests.set(anchor, `${digests.get(anchor) ?? ''}${digest}`);
  return digests;
}
