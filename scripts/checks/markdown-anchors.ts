import { readFileSync } from 'node:fs';

/** The anchors of the headings of a Markdown file, given by its path. */
export function anchorsOf(file: string): ReadonlySet<string> {
  const headings = [...withoutCode(readFileSync(file, 'utf8')).matchAll(/^#{1,6} (.+)$/gm)];
  return new Set(headings.map(([, text = '']) => slug(text)));
}

/** As the usual renderers do it: lower case, punctuation dropped, spaces to hyphens. */
function slug(heading: string): string {
  const plain = heading.replaceAll(/[`*]/g, '').trim().toLowerCase();
  return plain.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/g, '-');
}

/** Markdown in which code is no more than the word. */
export function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '`code`');
}
