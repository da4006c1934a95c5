import type { Heading, List, Nodes } from 'mdast';
import type { Content } from 'pdfmake';
import { toString } from 'mdast-util-to-string';
import { EXPLICIT_ANCHOR, parseMarkdown } from '../markdown/parse-markdown.ts';
import { runsOf } from './markdown-runs.ts';
import type { Run, RunContext } from './markdown-runs.ts';
import type { PdfLinks } from './pdf-links.ts';
import { BODY_WIDTH, boxed, ruledAtLeft } from './pdf-style.ts';
import { printableText } from './printable-text.ts';

/**
 * Markdown (CommonMark) as content of the PDF.
 * @param chapter destination of the chapter it belongs to; its sections stand below it among the bookmarks.
 */
export function markdownPdf(markdown: string, links: PdfLinks, chapter: string): Content[] {
  const { root, definitions } = parseMarkdown(markdown);
  return blocks(root.children, { links, definitions, chapter });
}

interface BlockContext extends RunContext {
  readonly chapter: string;
}

function blocks(nodes: readonly Nodes[], context: BlockContext): Content[] {
  return nodes.flatMap((node) => block(node, context));
}

function block(node: Nodes, context: BlockContext): Content[] {
  switch (node.type) {
    case 'paragraph':
      return [{ text: [...runsOf(node.children, context)], style: 'paragraph' }];
    case 'heading':
      return [heading(node, context)];
    case 'blockquote':
      return [ruledAtLeft(blocks(node.children, context))];
    case 'list':
      return [list(node, context)];
    case 'code':
    case 'html':
      return [boxed(printableText(node.value))];
    case 'thematicBreak':
      return [
        { canvas: [{ type: 'line', x1: 0, y1: 0, x2: BODY_WIDTH, y2: 0, lineWidth: 0.5 }], margin: [0, 6, 0, 8] },
      ];
    case 'definition':
      return [];
    default:
      return [{ text: printableText(toString(node)), style: 'paragraph' }];
  }
}

function list({ ordered, start, children }: List, context: BlockContext): Content {
  const items = children.map((item): Content => ({ stack: blocks(item.children, context) }));
  return ordered === true ? { ol: items, start: start ?? 1, style: 'list' } : { ul: items, style: 'list' };
}

/** Headings of the document stand below the chapter's title; those of sections are bookmarks and in the contents. */
function heading({ depth, position, children }: Heading, context: BlockContext): Content {
  const runs = withoutAnchor(runsOf(children, context));
  const style = `heading${Math.min(depth, 4)}`;
  const destination = position ? context.links.destinationAt(position.start.line) : null;
  if (destination === null) return { text: [...runs], style };
  const title = runs.map(({ text }) => text).join('');
  const section = {
    text: [...runs],
    style,
    id: destination,
    tocItem: true,
    tocMargin: [12 * Math.min(depth, 4), 0, 0, 0],
    outline: true,
    outlineText: title,
    outlineParentId: context.chapter,
  };
  return section;
}

function withoutAnchor(runs: readonly Run[]): readonly Run[] {
  return runs.map((run, index) =>
    index === runs.length - 1 ? { ...run, text: run.text.replace(EXPLICIT_ANCHOR, '') } : run,
  );
}
