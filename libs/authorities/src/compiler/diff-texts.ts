import { structuredPatch } from 'diff';
import type { DiffHunk, DiffLine } from '../contract/version-answers.ts';

/** How one text became another, line by line. Plain JSON. */
export interface TextDiff {
  readonly addedLines: number;
  readonly removedLines: number;
  /** `false`: they differ in too much to look for the shortest way; the hunk replaces one by the other whole. */
  readonly shortest: boolean;
  readonly hunks: readonly DiffHunk[];
}

/** Lines around a change that are shown although they are the same. */
const CONTEXT_LINES = 3;
/** Changes up to which the shortest way is looked for: it takes time in their number times that of the lines. */
const MAX_CHANGES = 2_000;

/** Compares two texts by line. Lines that differ in their ending alone (CRLF, LF) are the same. */
export function diffTexts(from: string, to: string): TextDiff {
  const [older, newer] = [withLineFeeds(from), withLineFeeds(to)];
  const options = { context: CONTEXT_LINES, maxEditLength: MAX_CHANGES };
  const patch = structuredPatch('', '', older, newer, undefined, undefined, options);
  const hunks = patch
    ? patch.hunks.map(({ oldStart, newStart, lines }) => numbered(oldStart, newStart, lines))
    : [replacement(older, newer)];
  const lines = hunks.flatMap((hunk) => hunk.lines);
  return {
    addedLines: lines.filter(({ kind }) => kind === 'added').length,
    removedLines: lines.filter(({ kind }) => kind === 'removed').length,
    shortest: patch !== undefined,
    hunks,
  };
}

const KINDS: { readonly [sign: string]: DiffLine['kind'] } = { ' ': 'same', '-': 'removed', '+': 'added' };

/** Lines of a patch (`-old`, `+new`, ` same`) with their numbers; `\\ No newline at end of file` is none. */
function numbered(oldStart: number, newStart: number, signed: readonly string[]): DiffHunk {
  let fromLine = oldStart;
  let toLine = newStart;
  const lines = signed.flatMap((line): readonly DiffLine[] => {
    const kind = KINDS[line.charAt(0)];
    if (!kind) return [];
    const text = line.slice(1);
    if (kind === 'removed') return [{ kind, text, fromLine: fromLine++, toLine: null }];
    if (kind === 'added') return [{ kind, text, fromLine: null, toLine: toLine++ }];
    return [{ kind, text, fromLine: fromLine++, toLine: toLine++ }];
  });
  return { lines };
}

function replacement(older: string, newer: string): DiffHunk {
  const signed = [...linesOf(older).map((line) => `-${line}`), ...linesOf(newer).map((line) => `+${line}`)];
  return numbered(1, 1, signed);
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function withLineFeeds(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
