import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseAuthority } from './parse-authority.ts';
import type { ParsedLink } from './written-links.ts';

function links(text: string): readonly ParsedLink[] {
  return parseAuthority(text).links;
}

/** Everything about the only link of a text. */
function link(text: string) {
  const [only, ...more] = links(text);
  if (!only || more.length > 0) throw new Error(`Expected one link, found ${more.length + (only ? 1 : 0)}`);
  const { target, line, column, flaw, from, to } = only;
  return { target, at: `${line}:${column}`, flaw, written: text.slice(from, to) };
}

describe('links of a text', () => {
  it.each([
    ['inline', 'See [it](authority:terms#scope).', { target: 'authority:terms#scope', at: '1:5' }],
    ['with a title', 'a\n\n[it](evidence:a/b "why")', { target: 'evidence:a/b', at: '3:1', written: 'evidence:a/b' }],
    ['in angle brackets', '[it](<authority:terms>)', { target: 'authority:terms', written: 'authority:terms' }],
    ['over two lines', 'x [of\ntwo](\nauthority:terms)', { target: 'authority:terms', at: '1:3' }],
    ['autolink', 'x <evidence:a/b>', { target: 'evidence:a/b', at: '1:3', written: 'evidence:a/b' }],
    ['definition', '[x][y]\n\n[y]: authority:terms#a', { target: 'authority:terms#a', at: '3:1' }],
    ['with marks in its text', '**x** [*of* `two`](authority:a)', { target: 'authority:a', at: '1:7' }],
    ['in a heading', '# A [b](authority:b)', { target: 'authority:b', at: '1:5' }],
    ['in a quoted list', '> - [b](authority:b)', { target: 'authority:b', at: '1:5' }],
    ['with an escape', '[b](evidence:a/b\\_c)', { target: 'evidence:a/b_c', written: 'evidence:a/b\\_c' }],
    ['after CRLF and a tab', 'a\r\n\r\n1.\t[b](authority:b)', { target: 'authority:b', at: '3:4' }],
    ['after a byte order mark', '\uFEFF[b](authority:b)', { target: 'authority:b', at: '1:2', written: 'authority:b' }],
    ['after characters of two code units', '😀 [b](authority:b)', { target: 'authority:b', at: '1:4' }],
    ['in another case', '[b](AUTHORITY:b)', { target: 'AUTHORITY:b' }],
  ])('%s', (_name, text, expected) => {
    expect(link(text)).toMatchObject({ flaw: null, ...expected });
  });

  it.each([
    ['in code', '`[b](authority:b)`\n\n    [b](authority:b)\n\n```\n[b](authority:b)\n```'],
    ['escaped', '\\[b\\](authority:b) \\[b](authority:b) [b\\](authority:b)'],
    ['to elsewhere', '[b](https://example.org/authority:b) [c](#scope) <mailto:a@example.org>'],
    ['in raw HTML', '<a href="authority:b">b</a>'],
    ['that are only words', 'authority:b and evidence:a/b'],
  ])('are none %s', (_name, text) => {
    expect(links(text)).toEqual([]);
  });

  it.each([
    ['an image', 'x ![b](evidence:a/b)', { flaw: 'image', target: 'evidence:a/b', at: '1:3', written: 'evidence:a/b' }],
    ['a blank', 'x [b](evidence:a/b c) y', { flaw: 'no-link', target: 'evidence:a/b c', at: '1:3' }],
    ['marks and a blank', '[*b*](authority:b c)', { flaw: 'no-link', target: 'authority:b c', at: '1:5' }],
    ['a line break', 'a\n[b](authority:b\nc)', { flaw: 'no-link', target: 'authority:b', at: '2:1' }],
    ['no end', 'a\n[b](authority:b', { flaw: 'no-link', target: 'authority:b', at: '2:1', written: 'authority:b' }],
  ])('with a flaw: %s', (_name, text, expected) => {
    expect(link(text)).toMatchObject(expected);
  });

  it('come in the order of the text, each once', () => {
    const text = '[a][x] ![b](evidence:a/2) [c](authority:c d)\n\n[x]: authority:x\n\n<evidence:a/4> [d][x]\n';
    expect(links(text).map(({ target }) => target)).toEqual([
      'evidence:a/2',
      'authority:c d',
      'authority:x',
      'evidence:a/4',
    ]);
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('[a](authority:b#c)', '<evidence:a/b>', '[a]: authority:b', '](evidence:a b)', '![a](authority:b)'),
    fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '*',
      '`',
      '\\',
      '>',
      '- ',
      '# ',
      '\n',
      '\r\n',
      '\t',
      '&amp;',
      '\u0000',
      '\uFEFF',
    ),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

  it('is parsed, and every position points at the link it speaks of', () => {
    fc.assert(
      fc.property(text, (any) => {
        const lines = any.split(/\r\n|\n|\r/);
        for (const { line, column, from, to, flaw } of links(any)) {
          const written = any.slice(from, to);
          expect(written).toMatch(/^(?:authority|evidence)|\\|&/i);
          const start = lines[line - 1]?.slice(column - 1) ?? '';
          expect(start).toMatch(flaw === 'no-link' ? /^[[\]]/ : flaw === 'image' ? /^!/ : /^[[<]/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
