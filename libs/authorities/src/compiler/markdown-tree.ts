import type { Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Data } from 'unified';
import type { Span } from './span.ts';

export interface MarkdownTree {
  readonly root: Root;
  /** Where the destination of a link, image or definition stands; autolinks (`<authority:terms>`) have none. */
  readonly destinations: ReadonlyMap<Nodes, Span>;
}

type Extension = Exclude<NonNullable<Data['fromMarkdownExtensions']>[number], readonly unknown[]>;
type Handle = NonNullable<Extension['enter']>[string];

/**
 * Parses CommonMark. The tree's own positions cover whole links; a fix replaces the destination alone, so that is noted
 * on the way. Never throws. Time grows with the square of the size on hostile texts (a line of 50,000 `>`): run it
 * where it can be stopped.
 */
export function parseMarkdown(text: string): MarkdownTree {
  const destinations = new Map<Nodes, Span>();
  const noteDestination: NonNullable<Handle> = function (token) {
    const node = this.stack.at(-1);
    if (node && node.type !== 'fragment') {
      destinations.set(node, { from: token.start.offset, to: token.end.offset });
    }
    // What the parser itself does here: collect the destination's text.
    this.buffer();
  };
  const extension: Extension = {
    enter: { resourceDestinationString: noteDestination, definitionDestinationString: noteDestination },
  };
  const root = unified().use(remarkParse).data('fromMarkdownExtensions', [extension]).parse(withoutByteOrderMark(text));
  return { root, destinations };
}

/** The parser drops a byte order mark and then counts from what follows; a space in its place keeps every offset. */
function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
}
