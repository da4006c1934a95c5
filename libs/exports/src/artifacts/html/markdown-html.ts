import type { Definition, Heading, Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { EXPLICIT_ANCHOR, parseMarkdown } from '../markdown/parse-markdown.ts';
import { escapeHtml } from './escape-html.ts';

/** Where links of the document go in the bundle. */
export interface LinkResolver {
  /** The `href` for a link's target; `null` for one that leads nowhere in the bundle, or must not be followed. */
  hrefOf(url: string): string | null;
  /** Anchor of the section whose heading stands on this line (from 1); `null` when it has none. */
  anchorAt(line: number): string | null;
}

/**
 * Renders Markdown (CommonMark) as HTML made of a fixed set of elements. Raw HTML in it is shown as text, images as their
 * description, links that the resolver does not know as plain text: nothing in it can run, load or lead astray.
 */
export function markdownHtml(markdown: string, links: LinkResolver): string {
  const { root, definitions } = parseMarkdown(markdown);
  return new Renderer(links, definitions).render(root);
}

class Renderer {
  constructor(
    private readonly links: LinkResolver,
    private readonly definitions: ReadonlyMap<string, Definition>,
  ) {}

  render(node: Nodes): string {
    switch (node.type) {
      case 'root':
        return this.blocks(node.children);
      case 'paragraph':
        return `<p>${this.inline(node.children)}</p>`;
      case 'heading':
        return this.heading(node);
      case 'blockquote':
        return `<blockquote>\n${this.blocks(node.children)}\n</blockquote>`;
      case 'list': {
        const start =
          node.ordered && typeof node.start === 'number' && node.start !== 1 ? ` start="${node.start}"` : '';
        return node.ordered
          ? `<ol${start}>\n${this.blocks(node.children)}\n</ol>`
          : `<ul>\n${this.blocks(node.children)}\n</ul>`;
      }
      case 'listItem':
        return `<li>${this.blocks(node.children)}</li>`;
      case 'code':
        return `<pre><code>${escapeHtml(node.value)}</code></pre>`;
      case 'thematicBreak':
        return '<hr>';
      case 'html':
        return `<code>${escapeHtml(node.value)}</code>`;
      case 'text':
        return escapeHtml(node.value);
      case 'emphasis':
        return `<em>${this.inline(node.children)}</em>`;
      case 'strong':
        return `<strong>${this.inline(node.children)}</strong>`;
      case 'inlineCode':
        return `<code>${escapeHtml(node.value)}</code>`;
      case 'break':
        return '<br>\n';
      case 'link':
        return this.link(node.url, this.inline(node.children));
      case 'linkReference':
        return this.link(this.definitions.get(node.identifier)?.url ?? '', this.inline(node.children));
      case 'image':
      case 'imageReference':
        return escapeHtml(`[image: ${node.alt ?? ''}]`);
      case 'definition':
        return '';
      default:
        // Nodes of extensions (tables, footnotes, …) that the parser is not told to make: their text is kept.
        return escapeHtml(toString(node));
    }
  }

  private blocks(children: readonly Nodes[]): string {
    return children
      .map((child) => this.render(child))
      .filter((html) => html !== '')
      .join('\n');
  }

  private inline(children: readonly Nodes[]): string {
    return children.map((child) => this.render(child)).join('');
  }

  /** Headings of the document stand below the page's own. */
  private heading({ depth, position, children }: Heading): string {
    const level = Math.min(depth + 1, 6);
    const anchor = position ? this.links.anchorAt(position.start.line) : null;
    const id = anchor === null ? '' : ` id="${escapeHtml(anchor)}"`;
    return `<h${level}${id}>${this.inline(children).replace(EXPLICIT_ANCHOR, '')}</h${level}>`;
  }

  private link(url: string, content: string): string {
    const href = this.links.hrefOf(url);
    if (href === null) return `<span class="outside" title="${escapeHtml(url)}">${content}</span>`;
    return `<a href="${escapeHtml(href)}" rel="noopener noreferrer nofollow">${content}</a>`;
  }
}
