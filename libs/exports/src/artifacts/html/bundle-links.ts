import type { AuthorityContent } from '../../sources/export-content.ts';
import type { LinkResolver } from './markdown-html.ts';

/** Schemes a reader may follow out of the bundle. */
const OUTSIDE = /^(?:https?:\/\/|mailto:)/i;

/** Anchor of the n-th pinned row (from 0) on its authority's page. */
export function pinAnchor(index: number): string {
  return `pinned-row-${index + 1}`;
}

/**
 * Links of an authority's page: cross-references to pages of the same bundle that show the very version they are pinned
 * to, evidence links to the row in the page's own table.
 * @param exported version by ID of the authorities that have a page in the bundle.
 */
export function bundleLinks(authority: AuthorityContent, exported: ReadonlyMap<string, number>): LinkResolver {
  const anchors = new Map(authority.sections.map(({ line, anchor }) => [line, anchor]));
  const hrefs = new Map<string, string>();
  authority.pins.forEach(({ targets }, index) => {
    for (const target of targets) hrefs.set(target, `#${pinAnchor(index)}`);
  });
  for (const { target, authority: id, version, section } of authority.references) {
    const page = id === authority.id && version === authority.version ? '' : `${id}.html`;
    if (exported.get(id) === version) hrefs.set(target, `${page}#${encodeURIComponent(section ?? '')}`);
  }
  return {
    anchorAt: (line) => anchors.get(line) ?? null,
    hrefOf: (url) => hrefs.get(url) ?? (OUTSIDE.test(url) ? url : null),
  };
}
