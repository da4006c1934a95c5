import type { AuthorityDocument } from '../../authorities/authorities.projection.ts';
import { formatTarget } from '../../compiler/reference-target.ts';
import type { LinkTarget } from '../index/link-target.ts';
import type { TargetGroup } from '../index/target-index.ts';

/** The group of an authority's targets. */
export function authorityGroup(authority: string): string {
  return `authority:${authority}`;
}

/** An authority and its sections as they were compiled last. */
export function authorityTargets(document: AuthorityDocument): TargetGroup {
  const { authority, title, version, sections, updatedAt } = document;
  const reference = (anchor: string | null) => formatTarget({ kind: 'authority', authority, version: null, anchor });
  const shared = { citable: version > 0, updatedAt };
  const whole: LinkTarget = {
    kind: 'authority',
    reference: reference(null),
    title,
    name: authority,
    context: '',
    ...shared,
  };
  const parts = sections.map((section): LinkTarget => ({
    kind: 'section',
    reference: reference(section.anchor),
    title: section.title,
    name: section.anchor,
    context: `${title} ${authority}`,
    ...shared,
  }));
  return { group: authorityGroup(authority), targets: [whole, ...parts] };
}
