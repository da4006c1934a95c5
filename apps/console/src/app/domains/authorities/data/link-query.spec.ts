import { describe, expect, it } from '@jest/globals';
import { insertLink, linkQueryAt, refineQuery } from './link-query.ts';

/** `|` is the caret. */
function edited(marked: string) {
  return { text: marked.replace('|', ''), caret: marked.indexOf('|') };
}

describe('the link that is being typed', () => {
  it.each([
    ['See [[|', ''],
    ['See [[ret|ention', 'ret'],
    ['[[terms sco|', 'terms sco'],
    ['[[holdings/H0|]] and more', 'holdings/H0'],
    ['[[one]] [[two|', 'two'],
    ['[[[x|', 'x'],
    ['a\n[[evidence:holdings/H1|', 'evidence:holdings/H1'],
  ])('in %j is %j', (marked, text) => {
    const { caret } = edited(marked);
    expect(linkQueryAt(edited(marked))).toEqual({ from: caret - text.length - 2, text });
  });

  it.each([
    ['nothing', 'See terms|'],
    ['one bracket', 'See [terms|'],
    ['it is closed', '[[terms]]|'],
    ['it is on another line', '[[terms\n|'],
    ['the caret stands before it', '|[[terms'],
    ['the bracket is escaped', String.raw`\[[terms|`],
    ['it is too long', `[[${'x'.repeat(101)}|`],
  ])('is none: %s', (_why, marked) => {
    expect(linkQueryAt(edited(marked))).toBeNull();
  });
});

describe('what was chosen', () => {
  it.each([
    ['See [[ter|.', 'See [Terms](authority:terms)|.'],
    ['See [[ter|]].', 'See [Terms](authority:terms)|.'],
    ['See [[|ms', 'See [Terms](authority:terms)|ms'],
  ])('takes the place of %j', (marked, expected) => {
    const before = edited(marked);
    const query = linkQueryAt(before);
    expect(query && insertLink(before, query, '[Terms](authority:terms)')).toEqual(edited(expected));
  });

  it('goes on with a dataset’s rows', () => {
    const before = edited('As [[hold| says');
    const query = linkQueryAt(before);
    const refined = query && refineQuery(before, query, 'holdings/');
    expect(refined).toEqual(edited('As [[holdings/| says'));
    expect(refined && linkQueryAt(refined)).toEqual({ from: 3, text: 'holdings/' });
  });
});
