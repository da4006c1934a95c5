import type { AuthorityContent } from '../../sources/export-content.ts';
import { bundleTargets, leadsOutside } from '../bundle-targets.ts';
import type { BundleTarget } from '../bundle-targets.ts';
import type { LinkResolver } from './markdown-html.ts';

/** Anchor of the n-th pinned row (from 0) on its authority's page. */
export function pinAnchor(index: number): string {
  return `pinned-row-${index + 1}`;
}

/**
 * Links of an authority's page, to rows and sections of the pages of the same bundle.
 * @param exported version by ID of the authorities that have a page in the bundle.
 */
export function bundleLinks(authority: AuthorityContent, exported: ReadonlyMap<string, number>): LinkResolver {
  const anchors = new Map(authority.reading.sections.map(({ line, anchor }) => [line, anchor]));
  const targets = bundleTargets(authority, exported);
  return {
    anchorAt: (line) => anchors.get(line) ?? null,
    hrefOf(url) {
      const target = targets.get(url);
      if (target) return hrefTo(target, authority.id);
      return leadsOutside(url) ? url : null;
    },
  };
}

function hrefTo(target: BundleTarget, own: string): string {
  if (target.kind === 'pinned-row') return `#${pinAnchor(target.index)}`;
  const page = target.authority === own ? '' : `${target.authority}.html`;
  return `${page}#${encodeURIComponent(target.section ?? '')}`;
}
