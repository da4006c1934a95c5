import type { AuthorityContent } from '../../sources/export-content.ts';
import { bundleTargets, leadsOutside } from '../bundle-targets.ts';
import type { BundleTarget } from '../bundle-targets.ts';

/** Where a run of text leads: to a place of this document, or out of it. */
export type PdfLink = { readonly linkToDestination: string } | { readonly link: string };

/** Links and destinations of one authority in the PDF of the whole export. */
export interface PdfLinks {
  /** `null` for a link that leads nowhere in the document, or must not be followed. */
  linkOf(url: string): PdfLink | null;
  /** Destination of the section whose heading stands on this line (from 1); `null` when it has none. */
  destinationAt(line: number): string | null;
}

/** The beginning of an authority's chapter. */
export function chapterDestination(authority: string): string {
  return `authority:${authority}`;
}

/** The n-th pinned row (from 0) of an authority. */
export function rowDestination(authority: string, index: number): string {
  return `authority:${authority}/row-${index + 1}`;
}

function sectionDestination(authority: string, anchor: string): string {
  return `authority:${authority}#${anchor}`;
}

/** @param exported version by ID of the authorities in the document. */
export function pdfLinks(authority: AuthorityContent, exported: ReadonlyMap<string, number>): PdfLinks {
  const anchors = new Map(authority.reading.sections.map(({ line, anchor }) => [line, anchor]));
  const targets = bundleTargets(authority, exported);
  return {
    destinationAt(line) {
      const anchor = anchors.get(line);
      return anchor === undefined ? null : sectionDestination(authority.id, anchor);
    },
    linkOf(url) {
      const target = targets.get(url);
      if (target) return { linkToDestination: destinationOf(target, authority.id) };
      return leadsOutside(url) ? { link: url } : null;
    },
  };
}

function destinationOf(target: BundleTarget, own: string): string {
  if (target.kind === 'pinned-row') return rowDestination(own, target.index);
  const { authority, section } = target;
  return section === null ? chapterDestination(authority) : sectionDestination(authority, section);
}
