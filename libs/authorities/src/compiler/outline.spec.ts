import { describe, expect, it } from '@jest/globals';
import { parseAuthority } from './parse-authority.ts';
import { textDigest } from './text-digest.ts';

function outline(text: string) {
  return parseAuthority(text).sections.map(({ anchor, title, level, line, column }) => ({
    anchor,
    title,
    level,
    line,
    column,
  }));
}

function digests(text: string): { readonly [anchor: string]: string } {
  return Object.fromEntries(parseAuthority(text).sections.map(({ anchor, digest }) => [anchor, digest]));
}

describe('sections', () => {
  it('are the headings of the text with level, line and column', () => {
    expect(outline('intro\n\n# The *Terms* of `use`\n\n  ## Scope {#scope}\n\nSet\nin two\n======\n')).toEqual([
      { anchor: 'the-terms-of-use', title: 'The Terms of use', level: 1, line: 3, column: 1 },
      { anchor: 'scope', title: 'Scope', level: 2, line: 5, column: 3 },
      { anchor: 'set-in-two', title: 'Set in two', level: 1, line: 7, column: 1 },
    ]);
  });

  it('are not headings of quotations, lists and code', () => {
    expect(outline('> # Quoted\n\n- # Listed\n\n```\n# Code\n```\n\n# Mine\n').map(({ anchor }) => anchor)).toEqual([
      'mine',
    ]);
  });

  it('give the title: the first heading, whatever its level', () => {
    expect(parseAuthority('text\n\n### First\n\n# Second\n').title).toBe('First');
    expect(parseAuthority('no heading').title).toBeNull();
    expect(parseAuthority('#\n').title).toBeNull();
  });

  it('reach to the next heading of the same or a higher level', () => {
    const text = '# A\n\na\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd\n';
    expect(digests(text)).toEqual({
      a: textDigest(text.trimEnd()),
      b: textDigest('## B\n\nb\n\n### C\n\nc'),
      c: textDigest('### C\n\nc'),
      d: textDigest('## D\n\nd'),
    });
  });

  it('keep their digest when a section is added behind them, and change it with their text', () => {
    const before = digests('# A\n\n## B\n\nb\n');
    const added = digests('# A\n\n## B\n\nb\n\n## C\n\nc\n');
    expect(added['b']).toBe(before['b']);
    expect(added['a']).not.toBe(before['a']);
    expect(digests('# A\n\n## B\n\nb.\n')['b']).not.toBe(before['b']);
  });

  it('have digests that anyone can compute: SHA-256 of the Markdown', () => {
    expect(digests('# A\n')['a']).toBe(textDigest('# A'));
    expect(textDigest('# A')).toBe('327f031b25e00b1a7cd9b0c18f05948b60f55d09f9b3d177d21083f83a3cb6df');
  });
});
