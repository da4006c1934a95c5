import type { Definition, Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { CODE_FILL } from './pdf-style.ts';
import type { PdfLink, PdfLinks } from './pdf-links.ts';
import { printableText } from './printable-text.ts';

/** A piece of a line in one style. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly background?: string;
  readonly decoration?: 'underline';
  readonly decorationStyle?: 'dotted';
  readonly link?: string;
  readonly linkToDestination?: string;
}

type RunStyle = Omit<Run, 'text'>;

export interface RunContext {
  readonly links: PdfLinks;
  readonly definitions: ReadonlyMap<string, Definition>;
}

/** The inline content of a block, in pieces of one style each. Raw HTML is shown as text, an image as its description. */
export function runsOf(nodes: readonly Nodes[], context: RunContext, style: RunStyle = {}): readonly Run[] {
  return nodes.flatMap((node) => runsOfNode(node, context, style));
}

function runsOfNode(node: Nodes, context: RunContext, style: RunStyle): readonly Run[] {
  switch (node.type) {
    case 'text':
      // A line end in the source is a space; the printer would begin a new line.
      return [run(node.value.replaceAll('\n', ' '), style)];
    case 'emphasis':
      return runsOf(node.children, context, { ...style, italics: true });
    case 'strong':
      return runsOf(node.children, context, { ...style, bold: true });
    case 'inlineCode':
    case 'html':
      return [run(node.value, { ...style, background: CODE_FILL })];
    case 'break':
      return [run('\n', style)];
    case 'link':
      return runsOf(node.children, context, { ...style, ...linkStyle(context.links.linkOf(node.url)) });
    case 'linkReference': {
      const url = context.definitions.get(node.identifier)?.url ?? '';
      return runsOf(node.children, context, { ...style, ...linkStyle(context.links.linkOf(url)) });
    }
    case 'image':
    case 'imageReference':
      return [run(`[image: ${node.alt ?? ''}]`, style)];
    default:
      return [run(toString(node), style)];
  }
}

/** A link that cannot be followed is marked all the same: the reader sees that the author pointed at something. */
function linkStyle(link: PdfLink | null): RunStyle {
  return link ? { ...link, decoration: 'underline' } : { decoration: 'underline', decorationStyle: 'dotted' };
}

function run(text: string, style: RunStyle): Run {
  return { ...style, text: printableText(text) };
}
