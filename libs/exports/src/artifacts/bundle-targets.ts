import type { AuthorityContent } from '../sources/export-content.ts';

/** Where a link of an authority leads inside the bundle. */
export type BundleTarget =
  /** A row of the authority's own table of evidence, from 0. */
  | { readonly kind: 'pinned-row'; readonly index: number }
  /** `section: null`: the authority as a whole. */
  | { readonly kind: 'authority'; readonly authority: string; readonly section: string | null };

/** Schemes a reader may follow out of the bundle. */
const OUTSIDE = /^(?:https?:\/\/|mailto:)/i;

export function leadsOutside(url: string): boolean {
  return OUTSIDE.test(url);
}

/**
 * By link destination as the Markdown has it: evidence links lead to the row in the authority's own table,
 * cross-references to authorities of the same bundle if it holds the very version they are pinned to.
 * @param exported version by ID of the authorities in the bundle.
 */
export function bundleTargets(
  authority: AuthorityContent,
  exported: ReadonlyMap<string, number>,
): ReadonlyMap<string, BundleTarget> {
  const found = new Map<string, BundleTarget>();
  authority.pins.forEach(({ targets }, index) => {
    for (const target of targets) found.set(target, { kind: 'pinned-row', index });
  });
  for (const { target, authority: id, version, section } of authority.references) {
    if (exported.get(id) === version) found.set(target, { kind: 'authority', authority: id, section });
  }
  return found;
}
