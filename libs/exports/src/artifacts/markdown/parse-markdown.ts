import type { Definition, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** `## Title {#anchor}`: the anchor is not part of the title. */
export const EXPLICIT_ANCHOR = /\s*\{#[^{}]*\}\s*$/;

export interface ParsedMarkdown {
  readonly root: Root;
  /** Link reference definitions by identifier; the first of a name counts. */
  readonly definitions: ReadonlyMap<string, Definition>;
}

/** Parses CommonMark, without extensions: what the authority compiler understands. */
export function parseMarkdown(markdown: string): ParsedMarkdown {
  const root: Root = unified().use(remarkParse).parse(markdown);
  const definitions = new Map<string, Definition>();
  visit(root, 'definition', (definition) => {
    if (!definitions.has(definition.identifier)) definitions.set(definition.identifier, definition);
  });
  return { root, definitions };
}
