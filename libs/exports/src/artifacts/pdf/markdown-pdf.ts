import type { Heading, List, Nodes } from 'mdast';
import type { Content } from 'pdfmake';
import { toString } from 'mdast-util-to-string';
import { EXPLICIT_ANCHOR, parseMarkdown } from '../markdown/parse-markdown.ts';
import { runsOf } from './markdown-runs.ts';
import type { Run, RunContext } from './markdown-runs.ts';
import type { PdfContents } from './pdf-contents.ts';
import type { PdfLinks } from './pdf-links.ts';
import { BODY_WIDTH, boxed, KEEP, ruledAtLeft } from './pdf-style.ts';
import { printableText } from './printable-text.ts';
import { HeadingLevels } from './tags/heading-levels.ts';
import { tagged } from './tags/pdf-tag.ts';
import type { PdfTag } from './tags/pdf-tag.ts';

/** Where the text stands in the document. */
export interface Chapter {
  readonly tag: PdfTag;
  /** Its destination; its sections stand below it among the bookmarks. */
  readonly destination: string;
  /** The level of its title. */
  readonly level: number;
  readonly contents: PdfContents;
}

/** Markdown (CommonMark) as content of the PDF. */
export function markdownPdf(markdown: string, links: PdfLinks, chapter: Chapter): Content[] {
  const { root, definitions } = parseMarkdown(markdown);
  const levels = new HeadingLevels(chapter.level);
  return blocks(root.children, { links, definitions, chapter, levels, tag: chapter.tag });
}

interface BlockContext extends RunContext {
  readonly chapter: Chapter;
  readonly levels: HeadingLevels;
  /** What the blocks are parts of. */
  readonly tag: PdfTag;
}

function blocks(nodes: readonly Nodes[], context: BlockContext): Content[] {
  return nodes.flatMap((node) => block(node, context));
}

function block(node: Nodes, context: BlockContext): Content[] {
  switch (node.type) {
    case 'paragraph':
      return [tagged(context.tag.add('P'), { text: [...runsOf(node.children, context)], style: 'paragraph' })];
    case 'heading':
      return [heading(node, context)];
    case 'blockquote':
      return [ruledAtLeft(blocks(node.children, { ...context, tag: context.tag.add('BlockQuote') }))];
    case 'list':
      return [list(node, context)];
    case 'code':
    case 'html':
      return [boxed(printableText(node.value), context.tag.add('P').add('Code'))];
    case 'thematicBreak':
      return [
        { canvas: [{ type: 'line', x1: 0, y1: 0, x2: BODY_WIDTH, y2: 0, lineWidth: 0.5 }], margin: [0, 6, 0, 8] },
      ];
    case 'definition':
      return [];
    default:
      return [tagged(context.tag.add('P'), { text: printableText(toString(node)), style: 'paragraph' })];
  }
}

function list({ ordered, start, children }: List, context: BlockContext): Content {
  const tag = context.tag.add('L');
  const items = children.map((item): Content => {
    const itemTag = tag.add('LI');
    // The renderer puts the number there; a bullet says nothing.
    if (ordered === true) itemTag.add('Lbl');
    return { stack: blocks(item.children, { ...context, tag: itemTag.add('LBody') }) };
  });
  return ordered === true ? { ol: items, start: start ?? 1, style: 'list' } : { ul: items, style: 'list' };
}

/** Headings of the document stand below the chapter's title; those of sections are bookmarks and in the contents. */
function heading({ depth, position, children }: Heading, context: BlockContext): Content {
  const runs = withoutAnchor(runsOf(children, context));
  const style = `heading${Math.min(depth, 4)}`;
  const destination = position ? context.links.destinationAt(position.start.line) : null;
  const tag = context.tag.add(context.levels.at(context.chapter.level + depth));
  const keepWithNext = KEEP.heading;
  if (destination === null) return tagged(tag, { text: [...runs], style, keepWithNext });
  const outlineText = runs.map(({ text }) => text).join('');
  context.chapter.contents.add(outlineText, destination, depth);
  const outlineParentId = context.chapter.destination;
  const bookmark = { id: destination, outline: true, outlineText, outlineParentId };
  return tagged(tag, { text: [...runs], style, keepWithNext, ...bookmark });
}

function withoutAnchor(runs: readonly Run[]): readonly Run[] {
  return runs.map((run, index) =>
    index === runs.length - 1 ? { ...run, text: run.text.replace(EXPLICIT_ANCHOR, '') } : run,
  );
}
