import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { AUTHORITY } from '../../bundle/bundle.fixtures.ts';
import { bundleLinks } from './bundle-links.ts';
import { markdownHtml } from './markdown-html.ts';

const exported = new Map([
  ['credit_policy', 2],
  ['glossary', 1],
]);
const links = bundleLinks(AUTHORITY, exported);
const html = (markdown: string) => markdownHtml(markdown, links);

describe('Markdown as HTML', () => {
  it('has headings below the page’s own, anchored where a section begins', () => {
    expect(html('# Credit policy\n\n###### Deep')).toBe('<h2 id="credit-policy">Credit policy</h2>\n<h6>Deep</h6>');
  });

  it('leaves explicit anchors out of the title', () => {
    expect(html('# Credit *policy* {#credit-policy}')).toBe('<h2 id="credit-policy">Credit <em>policy</em></h2>');
  });

  it('has every construct of CommonMark', () => {
    expect(html('a *b* **c** `d<e`  \nf')).toBe('<p>a <em>b</em> <strong>c</strong> <code>d&lt;e</code><br>\nf</p>');
    expect(html('> q')).toBe('<blockquote>\n<p>q</p>\n</blockquote>');
    expect(html('- a\n- b')).toBe('<ul>\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ul>');
    expect(html('3. a')).toBe('<ol start="3">\n<li><p>a</p></li>\n</ol>');
    expect(html('1. a')).toBe('<ol>\n<li><p>a</p></li>\n</ol>');
    expect(html('```js\n<x>\n```\n\n---')).toBe('<pre><code>&lt;x&gt;</code></pre>\n<hr>');
  });

  it('shows raw HTML as text', () => {
    expect(html('a <img src=x onerror=alert(1)> b')).toBe('<p>a <code>&lt;img src=x onerror=alert(1)&gt;</code> b</p>');
    expect(html('<script>alert(1)</script>')).toBe('<code>&lt;script&gt;alert(1)&lt;/script&gt;</code>');
  });

  it('shows images as their description and loads none', () => {
    expect(html('![a "chart"](https://example.org/x.png)')).toBe('<p>[image: a &quot;chart&quot;]</p>');
    expect(html('![chart][x]\n\n[x]: https://example.org/x.png')).toBe('<p>[image: chart]</p>');
  });

  it('resolves link references by their first definition', () => {
    expect(html('[t][r]\n\n[r]: https://a.example\n[r]: https://b.example')).toContain('href="https://a.example"');
  });

  /** What may appear, whatever the Markdown says. */
  const ELEMENTS = new Set('A BLOCKQUOTE BR CODE EM H2 H3 H4 H5 H6 HR LI OL P PRE SPAN STRONG UL'.split(' '));
  const ATTRIBUTES = new Set(['href', 'rel', 'id', 'title', 'class', 'start']);
  const fragment = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '[x](javascript:alert(1))',
      '[x](JaVaScRiPt:alert(1))',
      '[x](data:text/html,<script>1</script>)',
      '[x](<https://e.example/"onmouseover="alert(1)>)',
      '[x](evidence:cars/row_1)',
      '![x](x"onerror=alert(1))',
      '`</code><script>`',
      '[a]: javascript:alert(1)\n\n[a]',
      '<https://e.example>',
      '# h\n',
      '\n\n',
      '> - 1. ',
      '"><svg onload=alert(1)>',
    ),
  );

  it('has no element, attribute or address that could do anything, whatever it is given', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 8 }), (fragments) => {
        const rendered = JSDOM.fragment(html(fragments.join('')));
        for (const element of rendered.querySelectorAll('*')) {
          expect(ELEMENTS).toContain(element.tagName);
          for (const { name } of element.attributes) expect(ATTRIBUTES).toContain(name);
          const href = element.getAttribute('href');
          if (href !== null) expect(href).toMatch(/^(https?:\/\/|mailto:|#|glossary\.html)/i);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('links in the bundle', () => {
  it.each([
    ['evidence:cars/row_1', '#pinned-row-1'],
    ['evidence://eu_t1acme/cars/row_1', '#pinned-row-1'],
    ['evidence:cars/row_2', null],
    ['authority:glossary#terms', 'glossary.html#terms'],
    ['authority:#limits', '#limits'],
    ['authority:glossary', null],
    ['https://example.org/a', 'https://example.org/a'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
    ['javascript:alert(1)', null],
    [' javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['//example.org', null],
    ['../other.html', null],
    ['', null],
  ])('%s leads to %s', (url, href) => {
    expect(links.hrefOf(url)).toBe(href);
  });

  it('do not lead to another version than the one that is cited, nor out of the bundle', () => {
    for (const pages of [new Map([['glossary', 2]]), new Map<string, number>()]) {
      expect(bundleLinks(AUTHORITY, pages).hrefOf('authority:glossary#terms')).toBeNull();
    }
  });
});
