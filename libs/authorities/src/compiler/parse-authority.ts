import { parseMarkdown } from './markdown-tree.ts';
import { sectionsOf } from './outline.ts';
import type { ParsedSection } from './outline.ts';
import { linksOf } from './written-links.ts';
import type { ParsedLink } from './written-links.ts';

/** What an authority's Markdown says by itself, before anything is looked up. Plain JSON. */
export interface ParsedAuthority {
  /** Text of the first heading, cut at 100 characters; `null` when there is no heading or it is empty. */
  readonly title: string | null;
  readonly sections: readonly ParsedSection[];
  readonly links: readonly ParsedLink[];
}

/** Reads title, sections and links. Never throws; see `parseMarkdown` about its time on hostile texts. */
export function parseAuthority(text: string): ParsedAuthority {
  const tree = parseMarkdown(text);
  const sections = sectionsOf(text, tree.root);
  const title = sections[0]?.title ?? '';
  return { title: title === '' ? null : title, sections, links: linksOf(text, tree) };
}
