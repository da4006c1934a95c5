import { beforeAll, describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { AUTHORITY, plainText, STAMP } from '../../bundle/bundle.fixtures.ts';
import { sha256Hex } from '../../bundle/digest.ts';
import type { AuthorityContent } from '../../sources/export-content.ts';
import { carriesNameplate, nameplateToken } from './nameplate-token.ts';
import type { PdfContent } from './pdf-content.ts';
import { PdfTooLargeError, renderPdf } from './render-pdf.ts';

const GLOSSARY: AuthorityContent = {
  ...AUTHORITY,
  id: 'glossary',
  title: 'Glossary: 信用 und Größe',
  version: 1,
  ...plainText(
    `# Glossary\n\n## Terms {#terms}\n\nSee [limits](authority:credit_policy#limits), [out](https://example.org/) and [lost](authority:lost).\n`,
    [
      { anchor: 'glossary', title: 'Glossary', line: 1 },
      { anchor: 'terms', title: 'Terms', line: 3 },
    ],
  ),
  references: [{ target: 'authority:credit_policy#limits', authority: 'credit_policy', version: 2, section: 'limits' }],
  pins: [],
  findings: [],
  skips: [],
};
const LONG: AuthorityContent = {
  ...AUTHORITY,
  id: 'long',
  title: 'Long',
  ...plainText(
    `# Long\n\n${'Every sentence of this paragraph says the same as the one before it. '.repeat(20)}\n\n`.repeat(12),
    [],
  ),
  pins: Array.from({ length: 60 }, (_, n) => ({ ...pinOf(AUTHORITY), row: `row_${n}`, targets: [] })),
};

function pinOf({ pins: [pin] }: AuthorityContent) {
  if (!pin) throw new Error('The example has no pinned row');
  return pin;
}

function contentOf(...authorities: readonly AuthorityContent[]): PdfContent {
  const sources = authorities.map(({ id, version, sha256 }) => ({ kind: 'authority' as const, id, version, sha256 }));
  return { stamp: STAMP, nameplateToken: nameplateToken(STAMP.nameplate), authorities, sources };
}

const CONTENT = contentOf(AUTHORITY, GLOSSARY, LONG);

describe('the PDF of an export', () => {
  let pdf: Uint8Array;
  let pages: readonly string[];
  const progress: (readonly [number, number])[] = [];
  const whole = () => pages.join('\n');

  beforeAll(async () => {
    pdf = await renderPdf(CONTENT, (page, of) => progress.push([page, of]));
    pages = (await extractText(await getDocumentProxy(pdf.slice()))).text;
  });

  it('shows the nameplate, the policy and the page’s number on every page', () => {
    expect(pages.length).toBeGreaterThan(8);
    for (const [index, page] of pages.entries()) {
      for (const part of ['Acme Europe SARL', 'eu_t1acme', 'region eu', 'policy eu_p1 version 3', 'destination eu']) {
        expect(page).toContain(part);
      }
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    }
  });

  it('carries the nameplate for machines, and says what it is in its own information', async () => {
    expect(carriesNameplate(pdf, STAMP.nameplate)).toBe(true);
    expect(carriesNameplate(pdf, { ...STAMP.nameplate, policyVersion: 4 })).toBe(false);
    const { info } = await (await getDocumentProxy(pdf.slice())).getMetadata();
    expect(info).toMatchObject({
      Title: `Export ${STAMP.export}`,
      Author: 'Acme Europe SARL',
      CreationDate: 'D:20261123120000Z',
      Language: 'en',
    });
  });

  it('prints the text, the pinned evidence, references, findings and the sources with their digests', () => {
    for (const part of [
      'Loans follow the evidence',
      'No more than <b>two</b>.',
      'name: =HYPERLINK("x"); origin: (no value)',
    ]) {
      expect(whole()).toContain(part);
    }
    expect(whole()).toContain('superseded-version');
    expect(whole().replace(/\s+/g, ' ')).toContain(
      'The act stands in the gazette, of which we hold a copy. eu_aowner 2027',
    );
    expect(whole().replace(/\s/g, '')).toContain('1'.repeat(64));
    expect(pages.at(-1)?.replace(/\s/g, '')).toContain(AUTHORITY.sha256);
  });

  it('leaves the anchor of a heading out, and names characters that the font lacks', () => {
    expect(whole()).not.toContain('{#');
    expect(whole()).toContain('Glossary: [U+4FE1][U+7528] und Größe');
  });

  it('tells the reader on its cover what such a name stands for, and only where there is one', async () => {
    const cover = (text: string | undefined) => text?.replaceAll(/\s+/g, ' ');
    expect(cover(pages[0])).toContain('Other characters (Han) stand in it as their Unicode code point in brackets');
    expect(cover(pages[0])).toContain('such as [U+4FE1]: 2 in all, 2 of them different.');
    const { text } = await extractText(await getDocumentProxy(await renderPdf(contentOf(AUTHORITY))));
    expect(cover(text[0])).not.toContain('code point');
  });

  it('links across the authorities of the export, and outside only to the web', async () => {
    const document = await getDocumentProxy(pdf.slice());
    const destinations = await document.getDestinations();
    expect(Object.keys(destinations)).toEqual(
      expect.arrayContaining([
        'authority:credit_policy',
        'authority:credit_policy#limits',
        'authority:credit_policy/row-1',
      ]),
    );
    const links = [];
    for (let number = 1; number <= document.numPages; number++) {
      links.push(
        ...(await (await document.getPage(number)).getAnnotations()).map(({ dest, url }) => String(dest ?? url)),
      );
    }
    expect(links).toEqual(expect.arrayContaining(['authority:credit_policy#limits', 'authority:credit_policy/row-1']));
    expect(links.filter((link) => link.startsWith('http'))).toEqual(['https://example.org/']);
    expect(links.every((link) => link.startsWith('http') || link in destinations)).toBe(true);
  });

  it('has bookmarks: chapters, with their sections below', async () => {
    const outline = await (await getDocumentProxy(pdf.slice())).getOutline();
    expect(outline.map(({ title }) => title)).toEqual([
      'Credit policy',
      expect.stringContaining('Glossary'),
      'Long',
      'Sources',
    ]);
    expect(outline[0]?.items.map(({ title }: { title: string }) => title)).toEqual(['Credit policy', 'Limits']);
  });

  it('embeds its fonts', () => {
    const text = new TextDecoder('latin1').decode(pdf);
    expect(text.match(/\/FontFile2/g)?.length).toBeGreaterThanOrEqual(2);
    expect(text).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/);
  });

  it('tells each page', () => {
    expect(progress).toEqual(pages.map((_page, index) => [index + 1, pages.length]));
  });

  it('has the same bytes for the same content', async () => {
    expect(sha256Hex(await renderPdf(CONTENT))).toBe(sha256Hex(pdf));
  });

  it('is never empty: an export of datasets alone has a cover and its sources', async () => {
    const source = { kind: 'dataset' as const, id: 'cars', batches: ['b1'], rows: 2, sha256: '4'.repeat(64) };
    const bare = await renderPdf({ ...contentOf(), sources: [source] });
    const { text } = await extractText(await getDocumentProxy(bare), { mergePages: true });
    expect(text.replaceAll(/\s+/g, ' ')).toContain('2 rows in 1 batch: b1');
  });
});

describe('the pages of the PDF', () => {
  /** Texts of a page between its head and its foot, from the top down; those of one line together. */
  async function linesOf(document: Awaited<ReturnType<typeof getDocumentProxy>>, number: number) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const lines = new Map<number, string>();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const y = Math.round((item.transform as number[])[5] ?? 0);
      if (y > 60 && y < 760) lines.set(y, `${lines.get(y) ?? ''}${item.str} `);
    }
    return [...lines].toSorted(([upper], [lower]) => lower - upper).map(([, line]) => line.trim());
  }

  it('end with no heading and no caption, and break no row', async () => {
    const sections = Array.from({ length: 200 }, (_, n) => {
      return `## Heading ${n}\n\n${'One sentence as long as half a line. '.repeat(1 + ((n * 7) % 23))}\n`;
    });
    const pins = Array.from({ length: 90 }, (_, n) => ({
      ...pinOf(AUTHORITY),
      row: `row_${n}`,
      values: [{ column: 'note', value: `${'text '.repeat(10 * (n % 9))}end_${n}` }],
      targets: [],
    }));
    const one = { ...AUTHORITY, id: 'one', title: 'One', ...plainText(sections.join('\n'), []), pins };
    const document = await getDocumentProxy(await renderPdf(contentOf(one)));
    let rows = 0;
    for (let number = 3; number <= document.numPages; number++) {
      const lines = await linesOf(document, number);
      expect(lines.at(-1)).not.toMatch(/^(Heading|Sources|Evidence rows|Authorities|Findings|Dataset)/);
      const text = lines.join(' ');
      for (const [, row] of text.matchAll(/row_(\d+)/g)) {
        rows++;
        expect(text).toContain(`end_${row}`);
      }
    }
    expect(rows).toBe(90);
  });

  it('hold all of a row that is longer than a page', async () => {
    const values = [{ column: 'note', value: `begin ${'some words '.repeat(3000)} the_end` }];
    const long = { ...AUTHORITY, pins: [{ ...pinOf(AUTHORITY), values }] };
    const { text } = await extractText(await getDocumentProxy(await renderPdf(contentOf(long))), { mergePages: true });
    expect(text.match(/some/g)?.length).toBe(3000);
    expect(text).toContain('the_end');
  });
});

describe('a PDF that takes too long', () => {
  it('is given up, and the next one is drawn', async () => {
    const [slow, next] = [renderPdf(CONTENT, undefined, 1), renderPdf(contentOf(GLOSSARY))];
    await expect(slow).rejects.toThrow(PdfTooLargeError);
    await expect(next).resolves.toBeInstanceOf(Uint8Array);
  });
});
