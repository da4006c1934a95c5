import { describe, expect, it } from '@jest/globals';
import { parseAuthority } from '../../compiler/parse-authority.ts';
import { parseTarget } from '../../compiler/reference-target.ts';
import type { LinkTarget } from '../index/link-target.ts';
import { rowTarget } from './dataset-targets.ts';
import { markdownLink } from './markdown-link.ts';

const section: LinkTarget = {
  kind: 'section',
  reference: 'authority:terms#scope',
  title: 'Scope',
  name: 'scope',
  context: '',
  citable: true,
  updatedAt: 0,
};

describe('the Markdown of a link target', () => {
  it.each([
    ['Scope', '[Scope](authority:terms#scope)'],
    ['a_b c', '[a_b c](authority:terms#scope)'],
    ['', '[authority:terms#scope](authority:terms#scope)'],
  ])('of the title %j', (title, markdown) => {
    expect(markdownLink({ ...section, title })).toBe(markdown);
  });

  it.each(['[x] *a* _b_ `c`', '](authority:other)', '<b> &amp; \\', 'a]', '![i', '`'])(
    'is one link, whatever the title: %j',
    (title) => {
      const { links } = parseAuthority(`See ${markdownLink({ ...section, title })}.`);
      expect(links).toMatchObject([{ target: 'authority:terms#scope', flaw: null, column: 5 }]);
    },
  );

  it.each(['H1', 'a.b:c_d', '2024-1', 'a(b)', '50%'])('names the row %j', (row) => {
    const { links } = parseAuthority(markdownLink(rowTarget('holdings', row, [], 0)) ?? '');
    expect(links.map(({ target }) => parseTarget(target))).toEqual([
      { kind: 'evidence', tenant: null, dataset: 'holdings', row },
    ]);
  });

  it('does not exist for a dataset', () => {
    expect(markdownLink({ ...section, kind: 'dataset' })).toBeNull();
  });
});

describe('the context of a row', () => {
  it('is its dataset and its cells, without what says nothing', () => {
    expect(rowTarget('holdings', 'H1', ['H1', 'Bergen ', null, '', 'a\n b'], 0).context).toBe(
      'holdings · Bergen · a b',
    );
  });

  it('has long cells cut, not in the middle of a character', () => {
    const { context } = rowTarget('h', 'r', [`${'x'.repeat(59)}😀y`], 0);
    expect(context).toBe(`h · ${'x'.repeat(59)}…`);
  });
});
