import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diffTexts } from './diff-texts.ts';
import type { TextDiff } from './diff-texts.ts';

/** The newer text's lines that a diff shows must be those of the text; likewise the older's. */
function shownLines(diff: TextDiff, side: 'fromLine' | 'toLine'): readonly (readonly [number, string])[] {
  return diff.hunks.flatMap(({ lines }) =>
    lines.flatMap((line) => (line[side] === null ? [] : [[line[side], line.text] as const])),
  );
}

describe('a diff by line', () => {
  it('shows what was removed and added with line numbers and three lines around', () => {
    const from = '1\n2\n3\n4\n5\n6\n7\n8\n';
    const diff = diffTexts(from, from.replace('5\n', 'five\nand more\n'));
    expect(diff).toMatchObject({ addedLines: 2, removedLines: 1, shortest: true });
    expect(diff.hunks).toEqual([
      {
        lines: [
          { kind: 'same', text: '2', fromLine: 2, toLine: 2 },
          { kind: 'same', text: '3', fromLine: 3, toLine: 3 },
          { kind: 'same', text: '4', fromLine: 4, toLine: 4 },
          { kind: 'removed', text: '5', fromLine: 5, toLine: null },
          { kind: 'added', text: 'five', fromLine: null, toLine: 5 },
          { kind: 'added', text: 'and more', fromLine: null, toLine: 6 },
          { kind: 'same', text: '6', fromLine: 6, toLine: 7 },
          { kind: 'same', text: '7', fromLine: 7, toLine: 8 },
          { kind: 'same', text: '8', fromLine: 8, toLine: 9 },
        ],
      },
    ]);
  });

  it('is empty between equal texts, also when only the line endings differ', () => {
    const nothing = { addedLines: 0, removedLines: 0, shortest: true, hunks: [] };
    expect(diffTexts('a\nb\n', 'a\nb\n')).toEqual(nothing);
    expect(diffTexts('a\nb\n', 'a\r\nb\r\n')).toEqual(nothing);
  });

  it('has a hunk for each change that stands apart', () => {
    const from = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`).join('\n');
    const diff = diffTexts(from, from.replace('line 3\n', 'x\n').replace('line 27\n', ''));
    expect(diff.hunks.length).toBe(2);
    expect(diff).toMatchObject({ addedLines: 1, removedLines: 2 });
  });

  it('replaces one by the other where they have too little in common, and says so', () => {
    const text = (word: string) => Array.from({ length: 3_000 }, (_, index) => `${word} ${index}\n`).join('');
    const diff = diffTexts(text('old'), text('new'));
    expect(diff).toMatchObject({ addedLines: 3_000, removedLines: 3_000, shortest: false });
    expect(diff.hunks[0]?.lines[3_000]).toEqual({ kind: 'added', text: 'new 0', fromLine: null, toLine: 1 });
  });

  it('shows lines as they are in both texts, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '-', '+x', ' y', '\\ No newline', '@@', ''), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, text, fc.boolean(), (older, newer, ends) => {
        const end = ends ? '\n' : '';
        const diff = diffTexts(older.join('\n') + end, newer.join('\n') + end);
        for (const [number, line] of shownLines(diff, 'fromLine')) expect(older[number - 1]).toBe(line);
        for (const [number, line] of shownLines(diff, 'toLine')) expect(newer[number - 1]).toBe(line);
      }),
    );
  });
});
