import type { LinkTarget } from '../index/link-target.ts';

/** What Markdown would read as marks; `_` inside a word is none. */
const MARKS = /[\\`*[\]<>&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** The Markdown to insert for a target; `null` for a dataset, to which there are no links: one cites its rows. */
export function markdownLink({ kind, title, reference }: LinkTarget): string | null {
  if (kind === 'dataset') return null;
  const text = title.trim() === '' ? reference : title;
  return `[${text.replaceAll(MARKS, String.raw`\$&`)}](${reference})`;
}
