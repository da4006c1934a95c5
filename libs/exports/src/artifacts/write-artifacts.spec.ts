import { afterAll, describe, expect, it } from '@jest/globals';
import { JSDOM } from 'jsdom';
import { AUTHORITY, dataset, STAMP } from '../bundle/bundle.fixtures.ts';
import { BundleSize, BundleTooLargeError } from '../bundle/bundle-size.ts';
import { sha256Hex } from '../bundle/digest.ts';
import type { ExportFormat } from '../bundle/manifest.ts';
import type { ExportContent } from '../sources/export-content.ts';
import { writeArtifacts } from './write-artifacts.ts';

async function written(content: ExportContent, ...formats: ExportFormat[]) {
  const result = await writeArtifacts(STAMP, content, formats, new BundleSize());
  const text = (path: string) => new TextDecoder().decode(result.files.find((file) => file.path === path)?.content);
  return { ...result, paths: result.files.map(({ path }) => path), text };
}

const { window } = new JSDOM();
afterAll(() => window.close());
const parseHtml = (html: string) => new window.DOMParser().parseFromString(html, 'text/html');
const all = () => ({ authorities: [AUTHORITY], datasets: [dataset()] });

describe('the artifacts of an export', () => {
  it('are those of the formats asked for', async () => {
    expect((await written(all(), 'json')).paths).toEqual([
      'authorities/credit_policy.json',
      'pins/evidence.json',
      'datasets/cars.json',
    ]);
    expect((await written(all(), 'html')).paths).toEqual(['index.html', 'authorities/credit_policy.html']);
    expect((await written(all(), 'csv')).paths).toEqual([
      'pins/evidence.csv',
      'pins/evidence.csv.nameplate.json',
      'datasets/cars.csv',
      'datasets/cars.csv.nameplate.json',
    ]);
  });

  it.each<[ExportFormat, string]>([
    ['json', 'datasets/cars.json'],
    ['csv', 'datasets/cars.csv'],
    ['html', 'index.html'],
  ])('are never none: %s of a dataset alone has %s', async (format, path) => {
    expect((await written({ authorities: [], datasets: [dataset()] }, format)).paths).toContain(path);
  });

  it.each<ExportFormat>(['json', 'csv', 'html'])(
    'are never none: %s of an authority without evidence',
    async (format) => {
      const bare = { ...AUTHORITY, pins: [], references: [], findings: [], skips: [] };
      const { files } = await written({ authorities: [bare], datasets: [] }, format);
      expect(files.length).toBeGreaterThan(0);
    },
  );

  it('name their sources with version, batches and digests', async () => {
    const { sources } = await written(all(), 'json');
    expect(sources).toEqual([
      { kind: 'authority', id: 'credit_policy', version: 2, sha256: AUTHORITY.sha256 },
      { kind: 'dataset', id: 'cars', batches: ['b1'], rows: 2, sha256: '4'.repeat(64) },
    ]);
  });

  it('stop at the size limit instead of filling the memory', async () => {
    const rows = Array.from({ length: 1000 }, (_, n) => ({ row: `r${n}`, sha256: 'a'.repeat(64), values: ['x', 'y'] }));
    let read = 0;
    const counted = rows.map((row) => ({
      ...row,
      get values() {
        read++;
        return row.values;
      },
    }));
    for (const format of ['csv', 'json'] as const) {
      read = 0;
      const content = { authorities: [], datasets: [dataset(counted)] };
      await expect(writeArtifacts(STAMP, content, [format], new BundleSize(5000))).rejects.toThrow(BundleTooLargeError);
      expect(read).toBeLessThan(500);
    }
    const authority = { authorities: [AUTHORITY], datasets: [] };
    await expect(writeArtifacts(STAMP, authority, ['html'], new BundleSize(500))).rejects.toThrow('500 bytes');
  });
});

describe('CSV artifacts', () => {
  it('hold the rows with their digests, formulas made harmless, and say so', async () => {
    const { text, neutralised } = await written(all(), 'csv');
    expect(text('datasets/cars.csv')).toBe(
      `_row_id,_sha256,name,origin\r\nrow_1,${'1'.repeat(64)},"'=HYPERLINK(""x"")",\r\nrow_2,${'2'.repeat(64)},"Käfer, ""Typ 1""","Europe\nDE"\r\n`,
    );
    expect(text('pins/evidence.csv')).toBe(
      `authority,dataset,row,batch,sha256,column,value\r\ncredit_policy,cars,row_1,b1,${'1'.repeat(64)},name,"'=HYPERLINK(""x"")"\r\ncredit_policy,cars,row_1,b1,${'1'.repeat(64)},origin,\r\n`,
    );
    expect(neutralised).toEqual([
      { path: 'pins/evidence.csv', cells: 1 },
      { path: 'datasets/cars.csv', cells: 1 },
    ]);
    expect(JSON.parse(text('datasets/cars.csv.nameplate.json'))).toMatchObject({
      describes: 'datasets/cars.csv',
      nameplate: STAMP.nameplate,
      neutralised: { cells: 1, rule: expect.stringContaining('apostrophe') },
    });
  });
});

describe('JSON artifacts', () => {
  it('hold rows and pins as they are, under the nameplate', async () => {
    const { text, neutralised } = await written(all(), 'json');
    expect(neutralised).toEqual([]);
    expect(JSON.parse(text('datasets/cars.json'))).toMatchObject({
      format: 'chancery-dataset/1',
      ...STAMP,
      dataset: { id: 'cars', columns: ['name', 'origin'] },
      rows: [
        { row: 'row_1', values: { name: '=HYPERLINK("x")', origin: null } },
        { row: 'row_2', values: { name: 'Käfer, "Typ 1"', origin: 'Europe\nDE' } },
      ],
    });
    expect(JSON.parse(text('authorities/credit_policy.json'))).toMatchObject({
      format: 'chancery-authority/1',
      ...STAMP,
      authority: {
        id: 'credit_policy',
        markdown: AUTHORITY.markdown,
        pins: [{ dataset: 'cars', row: 'row_1', values: { name: '=HYPERLINK("x")', origin: null } }],
      },
    });
    expect(JSON.parse(text('pins/evidence.json'))).toMatchObject({ ...STAMP, pins: [{ row: 'row_1' }] });
  });

  it('is whole for a dataset without rows', async () => {
    const { text } = await written({ authorities: [], datasets: [dataset([])] }, 'json');
    expect(JSON.parse(text('datasets/cars.json'))).toMatchObject({ rows: [] });
  });
});

describe('HTML artifacts', () => {
  it('show the nameplate at top and foot, the sources with digests, and the findings', async () => {
    const { text } = await written(all(), 'html');
    const document = parseHtml(text('authorities/credit_policy.html'));
    for (const place of ['header', 'footer']) {
      expect(document.querySelector(place)?.textContent).toBe(
        'Tenanteu_t1acmeRegioneuLegal entityAcme Europe SARLResidency policyeu_p1 version 3',
      );
    }
    const meta = document.querySelector('meta[name="chancery-nameplate"]')?.getAttribute('content');
    expect(JSON.parse(meta ?? '')).toEqual(STAMP.nameplate);
    const tables = [...document.querySelectorAll('table')].map((table) => table.textContent);
    expect(tables[0]).toContain('1'.repeat(64));
    expect(tables[0]).toContain('name: =HYPERLINK("x"); origin: (no value)');
    expect(tables[1]).toContain('glossary');
    expect(tables[2]).toContain('superseded-version');
    expect(document.querySelector('article a')?.getAttribute('href')).toBe('#pinned-row-1');
    expect(document.getElementById('pinned-row-1')?.tagName).toBe('TR');
    expect(document.getElementById('limits')?.textContent).toBe('Limits');
  });

  it('read with quotations in their place, their provenance below, and links to the sections that moved', async () => {
    const quotation = { quotedBy: 'credit_policy', authority: 'glossary', version: 1, section: 'terms' };
    const reading = {
      markdown: '# Credit policy\n\n## Terms\n\nA loan is money lent.\n\n## Limits {#limits}\n\nNo more than two.\n',
      sections: [
        { anchor: 'credit-policy', title: 'Credit policy', line: 1 },
        { anchor: 'limits', title: 'Limits', line: 7 },
      ],
      quotations: [{ ...quotation, sha256: '9'.repeat(64) }],
    };
    const content = { authorities: [{ ...AUTHORITY, reading }], datasets: [] };
    const { text } = await written(content, 'html', 'json');
    const page = parseHtml(text('authorities/credit_policy.html'));
    expect(page.querySelector('article')?.textContent).toContain('A loan is money lent.');
    expect(page.getElementById('limits')?.textContent).toBe('Limits');
    const table = [...page.querySelectorAll('table')].find((one) => one.caption?.textContent.includes('are quoted'));
    expect(table?.textContent).toContain('9'.repeat(64));
    const json = JSON.parse(text('authorities/credit_policy.json')) as { authority: object };
    expect(json.authority).toMatchObject({ asRead: reading.markdown, quotations: reading.quotations });
  });

  it('have a cover that leads to each authority and lists each source', async () => {
    const document = parseHtml((await written(all(), 'html')).text('index.html'));
    expect(document.querySelector('li a')?.getAttribute('href')).toBe('authorities/credit_policy.html');
    expect(document.querySelector('li')?.textContent).toBe('Credit policy (credit_policy, version 2)');
    expect(document.querySelector('tbody')?.textContent).toContain('2 rows in 1 batch:\nb1');
  });

  it('can load nothing and run nothing, whatever the tenant is called', async () => {
    const evil = '"><script>alert(1)</script>';
    const stamp = { ...STAMP, nameplate: { ...STAMP.nameplate, legalEntity: evil } };
    const authority = { ...AUTHORITY, title: evil, sections: [{ anchor: evil, title: evil, line: 1 }] };
    const { files } = await writeArtifacts(
      stamp,
      { authorities: [authority], datasets: [] },
      ['html'],
      new BundleSize(),
    );
    for (const { content } of files) {
      const document = parseHtml(new TextDecoder().decode(content));
      expect(document.querySelectorAll('script, link, img, iframe, form')).toHaveLength(0);
      const csp = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
      expect(csp).toMatch(/^default-src 'none'; style-src 'sha256-/);
      const style = document.querySelector('style')?.textContent ?? '';
      expect(csp).toContain(Buffer.from(sha256Hex(style), 'hex').toString('base64'));
    }
  });
});
