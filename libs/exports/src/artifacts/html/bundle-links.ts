import type { AuthorityContent } from '../../sources/export-content.ts';
import type { LinkResolver } from './markdown-html.ts';

/** Schemes a reader may follow out of the bundle. */
const OUTSIDE = /^(?:https?:\/\/|mailto:)/i;
const AUTHORITY = /^authority:([a-z][a-z0-9_]{0,62})?(?:#(.*))?$/;

/** Anchor of the n-th pinned row (from 0) on its authority's page. */
export function pinAnchor(index: number): string {
  return `pinned-row-${index + 1}`;
}

/**
 * Links of an authority's page: cross-references to the pages of authorities in the same bundle, evidence links to the
 * row in the page's own table.
 * @param exported IDs of the authorities that have a page in the bundle.
 */
export function bundleLinks(authority: AuthorityContent, exported: ReadonlySet<string>): LinkResolver {
  const pins = new Map(authority.pins.map((pin, index) => [`evidence:${pin.dataset}/${pin.row}`, pinAnchor(index)]));
  const anchors = new Map(authority.sections.map(({ line, anchor }) => [line, anchor]));
  return {
    anchorAt: (line) => anchors.get(line) ?? null,
    hrefOf(url) {
      if (OUTSIDE.test(url)) return url;
      const pin = pins.get(url);
      if (pin !== undefined) return `#${pin}`;
      const reference = AUTHORITY.exec(url);
      if (!reference) return null;
      const [, target = authority.id, section] = reference;
      const fragment = section === undefined ? '' : `#${section}`;
      if (target === authority.id) return fragment === '' ? '#' : fragment;
      return exported.has(target) ? `${target}.html${fragment}` : null;
    },
  };
}
