import type { Definition, Image, Link, Nodes, Parent, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { lineIndex } from './line-index.ts';
import type { Point } from './line-index.ts';
import type { MarkdownTree } from './markdown-tree.ts';
import type { Span } from './span.ts';
import type { WrittenLink } from './written-link.ts';

/** A link that Markdown does not read as a link, or that cannot cite anything. */
export type LinkFlaw = 'image' | 'no-link' | 'include-in-line';

export interface ParsedLink extends WrittenLink {
  readonly flaw: LinkFlaw | null;
  /** The paragraph that is the link alone, where what it cites is to be put in its place. */
  readonly include?: Span;
}

/** The title by which a link that stands alone quotes what it cites: `[Scope](authority:terms#scope "include")`. */
const INCLUDE = 'include';

const OUR_SCHEME = /^(?:authority|evidence):/i;
/**
 * `[…](authority:…` left over in plain text: a blank, a line break or an unbalanced bracket keeps it from being a link.
 * Where the text of the would-be link has marks of its own (`[*a*](…`), its `[` stands in another node.
 */
const LEFT_OVER =
  /(?:(?<open>(?<!\\)\[)[^[\]]*|^[^[\]]*)(?<close>(?<!\\)\]\([ \t]*<?)(?<target>(?:authority|evidence):[^)\r\n]*)/gi;

/** The link alone, without what a particular use of it adds. */
export function placeOf({ target, line, column, from, to }: WrittenLink): WrittenLink {
  return { target, line, column, from, to };
}

/**
 * Every cross-reference and evidence link, in the order of the text: inline links, autolinks, and definitions
 * (`[label]: authority:terms`, once, however often the label is used). Links in code and in raw HTML are text.
 */
export function linksOf(text: string, { root, destinations }: MarkdownTree): readonly ParsedLink[] {
  const found: ParsedLink[] = [];
  const pointAt = lineIndex(text);
  const paragraphs = new Set<Nodes>(root.children.filter(({ type }) => type === 'paragraph'));
  visit(root, (node, _index, parent) => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      const link = linkAt(node, destinations.get(node));
      if (link && node.type === 'link' && node.title?.trim() === INCLUDE) {
        found.push(asInclude(link, parent && paragraphs.has(parent) ? parent : null));
      } else if (link) found.push(link);
    } else if (node.type === 'text') {
      found.push(...leftOverLinks(text, node, pointAt));
    }
  });
  return found.sort((left, right) => left.from - right.from);
}

function linkAt(node: Link | Image | Definition, destination: Span | undefined): ParsedLink | null {
  const { start, end } = node.position ?? {};
  if (!start || !end || !OUR_SCHEME.test(node.url)) return null;
  // An autolink is its destination between `<` and `>`.
  const span = destination ?? { from: (start.offset ?? 0) + 1, to: (end.offset ?? 0) - 1 };
  const flaw = node.type === 'image' ? 'image' : null;
  return { target: node.url, line: start.line, column: start.column, ...span, flaw };
}

/** @param paragraph the paragraph of the text it stands in; `null` in a list, a quotation or within other marks */
function asInclude(link: ParsedLink, paragraph: Parent | null): ParsedLink {
  const { start, end } = paragraph?.position ?? {};
  if (paragraph?.children.length !== 1 || !start || !end) return { ...link, flaw: 'include-in-line' };
  return { ...link, include: { from: start.offset ?? 0, to: end.offset ?? 0 } };
}

function leftOverLinks(text: string, node: Text, pointAt: (offset: number) => Point): readonly ParsedLink[] {
  const begin = node.position?.start.offset ?? 0;
  const source = text.slice(begin, node.position?.end.offset);
  return [...source.matchAll(LEFT_OVER)].map((match) => {
    const [whole] = match;
    const { open, close = '', target: written = '' } = match.groups ?? {};
    const target = written.trimEnd();
    const from = begin + match.index + whole.length - written.length;
    const start = open === undefined ? from - close.length : begin + match.index;
    return { target, ...pointAt(start), from, to: from + target.length, flaw: 'no-link' as const };
  });
}
