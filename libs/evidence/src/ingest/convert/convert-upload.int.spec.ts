import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { canonicalJson } from '@chancery/kernel';
import type { JsonObject } from '@chancery/kernel';
import { ChildHost } from '../../engine/child-host.ts';
import { withScratchFolder } from '../../testing/scratch-folder.ts';
import { commonType } from '../../dataset/column-types.ts';
import type { ColumnType } from '../../dataset/dataset.events.ts';
import { ColumnInference } from './column-inference.ts';
import { PLAIN_CSV } from '../reading.ts';
import type { RequestedReading } from '../reading.ts';
import { MAX_CELL_BYTES } from './file-limits.ts';
import { convertUpload } from './convert-upload.ts';
import { REJECTED_FILE, ROWS_FILE, SOURCE_FILE } from './conversion.ts';
import type { Conversion, ConversionAnswer, ConversionOrder } from './conversion.ts';

const instance = await DuckDBInstance.create(':memory:');
const engine = await instance.connect();
const batch = `b${'0123456789ab'.repeat(2)}`;

afterAll(() => {
  engine.closeSync();
  instance.closeSync();
});

interface Converted extends Conversion {
  readonly rows: readonly JsonObject[];
  readonly rejected: readonly JsonObject[];
}

async function convert(content: string | Buffer, reading: Partial<RequestedReading> = {}): Promise<Converted> {
  return withScratchFolder(async (folder) => {
    await writeFile(`${folder}/${SOURCE_FILE}`, content);
    return {
      ...(await convertUpload({ folder, batch, reading: { ...PLAIN_CSV, ...reading } })),
      ...(await filesOf(folder)),
    };
  });
}

async function filesOf(folder: string): Promise<Pick<Converted, 'rows' | 'rejected'>> {
  const reader = await engine.runAndReadAll(`FROM read_parquet('${folder}/${ROWS_FILE}')`);
  const report = await readFile(`${folder}/${REJECTED_FILE}`, 'utf8');
  const rejected = report.split('\n').filter((line) => line !== '');
  return {
    rows: reader.getRowObjectsJson(),
    rejected: rejected.map((line) => JSON.parse(line) as JsonObject),
  };
}

const digestOf = (cells: JsonObject) => createHash('sha256').update(canonicalJson(cells)).digest('hex');

describe('a conversion', () => {
  it('keeps every cell as text, with the identity of its row', async () => {
    const converted = await convert('zip,city\r\n00501,"Holts\nville"\r\n00544,\r\n');
    expect(converted).toMatchObject({ rowsAccepted: 2, rowsRejected: 0, rejected: [] });
    expect(converted.columns).toEqual([
      { name: 'zip', type: 'VARCHAR' },
      { name: 'city', type: 'VARCHAR' },
    ]);
    const identity = (line: number, row: number, cells: JsonObject) => ({
      ...cells,
      _row_id: `0123456789ab_${row}`,
      _digest: digestOf(cells),
      _line: String(line),
      _batch: batch,
    });
    expect(converted.rows).toEqual([
      identity(2, 1, { zip: '00501', city: 'Holts\nville' }),
      identity(4, 2, { zip: '00544', city: '' }),
    ]);
  });

  it('takes row IDs from the row key and rejects those that are none or came before', async () => {
    const converted = await convert('id,n\na,1\na b,2\nb,3\na,4\n,5\n', { rowKey: 'id' });
    expect(converted.rows.map((row) => row['_row_id'])).toEqual(['a', 'b']);
    expect(converted.rejected).toMatchObject([
      { line: 3, row: 2, code: 'row-key-invalid', reason: expect.stringContaining('"a b" in the row key "id"') },
      { line: 5, row: 4, code: 'row-key-repeated', reason: expect.stringContaining('"a" in the row key "id"') },
      { line: 6, row: 5, code: 'row-key-invalid', reason: expect.stringContaining('"" in the row key "id"') },
    ]);
    expect(converted.rejected.map(({ cells }) => cells)).toEqual([
      ['a b', '2'],
      ['a', '4'],
      ['', '5'],
    ]);
    expect(converted.rejectedSample).toEqual(converted.rejected.map(({ cells: _, ...row }) => row));
  });

  it('reports bad rows by line and lands the good ones under their own numbers', async () => {
    const converted = await convert(
      Buffer.concat([Buffer.from('a,b\n1,2\n3\n"4,5\n6,'), Buffer.from([0xff]), Buffer.from('\n7,8\n')]),
      { encoding: 'utf-8' },
    );
    expect(converted.rows.map((row) => row['_row_id'])).toEqual(['0123456789ab_1', '0123456789ab_5']);
    expect(converted.rejected.map(({ line, row, code }) => [line, row, code])).toEqual([
      [3, 2, 'ragged'],
      [4, 3, 'bad-quotes'],
      [5, 4, 'invalid-utf8'],
    ]);
  });

  it('shows the first twenty bad rows and reports all', async () => {
    const converted = await convert(`a,b\n1,2\n${'x\n'.repeat(50)}`);
    expect(converted.rejectedSample).toHaveLength(20);
    expect(converted.rejected).toHaveLength(50);
    expect(converted.rowsRejected).toBe(50);
  });

  it('is the same each time it is made', async () => {
    const content = `id,n\n${Array.from({ length: 500 }, (_, index) => `k${index},${index * 7}`).join('\n')}`;
    const [first, second] = [await convert(content, { rowKey: 'id' }), await convert(content, { rowKey: 'id' })];
    expect(second).toEqual(first);
  });

  it('infers types from accepted rows only', async () => {
    const { columns } = await convert('n,t\n1,2026-11-23T12:00:00Z\n2.5,\nx\n');
    expect(columns).toEqual([
      { name: 'n', type: 'DOUBLE' },
      { name: 't', type: 'TIMESTAMPTZ' },
    ]);
  });

  it('takes names and cells that mean something to SQL', async () => {
    const { rows } = await convert(`"a""b","select","c'd"\n'; DROP TABLE rows; --,"x""y",\0\n`);
    expect(rows).toMatchObject([{ 'a"b': "'; DROP TABLE rows; --", select: 'x"y', "c'd": '\0' }]);
  });

  it.each([
    ['a header and no rows', 'a,b\n', 'no rows'],
    ['nothing', '', 'empty'],
    ['a column twice', 'a,a\n1,2\n', '"a" twice'],
  ])('is refused for %s', async (_, content, message) => {
    await expect(convert(content)).rejects.toThrow(message);
  });

  it('of rows that are all bad writes no Parquet', async () => {
    await withScratchFolder(async (folder) => {
      await writeFile(`${folder}/${SOURCE_FILE}`, 'a,b\n1\n');
      const conversion = await convertUpload({ folder, batch, reading: PLAIN_CSV });
      expect(conversion).toMatchObject({ rowsAccepted: 0, rowsRejected: 1 });
      await expect(readFile(`${folder}/${ROWS_FILE}`)).rejects.toThrow('ENOENT');
    });
  });
});

describe('how a file is read', () => {
  it('is found out: encoding and delimiter', async () => {
    const german = Buffer.from(
      'Name;Preis\r\nM\xfcller;4,50\r\nSch\xf6n;1,20\r\nGr\xfc\xdfe aus K\xf6ln;0\r\n',
      'latin1',
    );
    const { found, rows } = await convert(german);
    expect(found).toEqual({ delimiter: ';', encoding: 'windows-1252' });
    expect(rows).toMatchObject([
      { Name: 'Müller', Preis: '4,50', _line: '2' },
      { Name: 'Schön', Preis: '1,20' },
      { Name: 'Grüße aus Köln', Preis: '0', _line: '4' },
    ]);
  });

  it('makes the same rows of the same text, whatever it is encoded in', async () => {
    const text = 'id,n\nä,1\n"b\nb",2\n';
    const [utf8, utf16, marked] = [
      await convert(text),
      await convert(Buffer.from(`\ufeff${text}`, 'utf16le')),
      await convert(`\ufeff${text}`),
    ];
    expect(utf16.found.encoding).toBe('utf-16le');
    expect([utf16.rows, marked.rows]).toEqual([utf8.rows, utf8.rows]);
  });

  it('may fill up ragged rows, and leaves no value out', async () => {
    const { rows, rejected } = await convert('a,b,c\n1\n1,2,3,,\n1,2,3,,5\n', { ragged: 'fill' });
    expect(rows).toMatchObject([
      { a: '1', b: '', c: '' },
      { a: '1', b: '2', c: '3' },
    ]);
    expect(rejected).toEqual([
      {
        line: 4,
        row: 3,
        code: 'ragged',
        reason: 'The row has 5 cells where the header has 3, and the last have values.',
        cells: ['1', '2', '3', '', '5'],
      },
    ]);
  });

  it('has types that are given, and rejects what does not fit them', async () => {
    const columnTypes = [
      { name: 'zip', type: 'VARCHAR' as const },
      { name: 'n', type: 'DOUBLE' as const },
      { name: 'on', type: 'TIMESTAMP' as const },
    ];
    const content = 'zip,n,on,x\n1000,1,2026-11-23,1\n2000,two,2026-11-23T10:00:00,2\n3000,,,3\n4000,1,2026-02-30,4\n';
    const { columns, rows, rejected } = await convert(content, { columnTypes });
    expect(columns).toEqual([...columnTypes, { name: 'x', type: 'BIGINT' }]);
    expect(rows.map(({ zip }) => zip)).toEqual(['1000', '3000']);
    expect(rejected).toMatchObject([
      { line: 3, row: 2, code: 'type-mismatch', reason: '"two" in the column "n" is no DOUBLE.' },
      { line: 5, row: 4, code: 'type-mismatch', reason: '"2026-02-30" in the column "on" is no TIMESTAMP.' },
    ]);
  });
});

describe('an NDJSON file', () => {
  const ndjson = { format: 'ndjson' as const };

  it('has the columns of all its objects, and a row for each', async () => {
    const content = '{"id":"a","n":1}\n\n{"id":"b","tags":["x"],"n":2.50}\n[1]\n{"id":"a"}\nnot json\n';
    const { found, columns, rows, rejected } = await convert(content, { ...ndjson, rowKey: 'id' });
    expect(found).toEqual({ delimiter: '', encoding: 'utf-8' });
    expect(columns).toEqual([
      { name: 'id', type: 'VARCHAR' },
      { name: 'n', type: 'DOUBLE' },
      { name: 'tags', type: 'VARCHAR' },
    ]);
    expect(rows).toMatchObject([
      { id: 'a', n: '1', tags: '', _line: '1', _digest: digestOf({ id: 'a', n: '1', tags: '' }) },
      { id: 'b', n: '2.50', tags: '["x"]', _line: '3' },
    ]);
    expect(rejected.map(({ line, row, code }) => [line, row, code])).toEqual([
      [4, 3, 'not-an-object'],
      [5, 4, 'row-key-repeated'],
      [6, 5, 'bad-json'],
    ]);
  });

  it('has the rows a CSV of the same cells has', async () => {
    const [json, csv] = [await convert('{"a":"1","b":"x"}\n', ndjson), await convert('a,b\n1,x\n')];
    expect(json.rows.map(({ _line, ...row }) => row)).toEqual(csv.rows.map(({ _line, ...row }) => row));
  });

  it('rejects a cell above the limit and lands the others', async () => {
    const cell = 'x'.repeat(MAX_CELL_BYTES);
    const { rows, rejected } = await convert(`{"a":"${cell}"}\n{"a":"${cell}x"}\n`, ndjson);
    expect(rows).toHaveLength(1);
    expect(rejected).toMatchObject([
      { line: 2, code: 'cell-too-large', reason: expect.stringContaining('"a" has 5242881') },
    ]);
  });

  it.each([
    ['no object', '[1]\n', 'No line of the file is a JSON object'],
    ['a name that is no column', '{"":1}\n', 'Column 1 has no name'],
    [
      'too many names',
      `{${Array.from({ length: 10_001 }, (_, i) => `"c${i}":1`).join(',')}}\n`,
      'Up to line 1 .* 10000 names',
    ],
  ])('is refused for %s', async (_, content, message) => {
    await expect(convert(content, ndjson)).rejects.toThrow(new RegExp(message));
  });
});

/** The most memory a process has held so far, in megabytes (Linux). */
async function peakMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}

async function convertInChild(folder: string): Promise<Conversion & { readonly peakMegabytes: number }> {
  const child = new ChildHost<ConversionOrder, ConversionAnswer>(
    new URL('./convert.child.ts', import.meta.url),
    folder,
  );
  try {
    const answer = await child.request({ folder, batch, reading: PLAIN_CSV }, 240_000);
    if (answer.kind === 'refused') throw new Error(answer.reason);
    return { ...answer.conversion, peakMegabytes: await peakMegabytes(child.pid) };
  } finally {
    await child.stop();
  }
}

describe('large files', () => {
  /** Converts, in a child process as in service, rows of `cell` until `bytes` are written. */
  async function convertLarge(bytes: number, cell: string) {
    return withScratchFolder(async (folder) => {
      const file = createWriteStream(`${folder}/${SOURCE_FILE}`);
      file.write('n,text\n');
      for (let written = 0, row = 0; written < bytes; row++) {
        const line = `${row},"${cell}"\n`;
        written += line.length;
        if (!file.write(line)) await once(file, 'drain');
      }
      file.end();
      await once(file, 'finish');
      return convertInChild(folder);
    });
  }

  it('are held ten thousand rows at a time however long they are', async () => {
    const small = await convertLarge(1_000_000, 'x'.repeat(40));
    const large = await convertLarge(10_000_000, 'x'.repeat(40));
    expect(large.rowsAccepted).toBeGreaterThan(9 * small.rowsAccepted);
    expect(small.peakPendingRows).toBe(10_000);
    expect(large.peakPendingRows).toBe(10_000);
  });

  it('are held eight megabytes at a time however long their rows are', async () => {
    const { rowsAccepted, peakPendingRows } = await convertLarge(20_000_000, 'x'.repeat(1_000_000));
    expect(rowsAccepted).toBe(20);
    expect(peakPendingRows).toBeLessThanOrEqual(9);
  });

  it('take no more memory than smaller ones, once they are larger than a part', async () => {
    const small = await convertLarge(80_000_000, 'x'.repeat(1_000));
    const large = await convertLarge(240_000_000, 'x'.repeat(1_000));
    expect(large.rowsAccepted).toBeGreaterThan(2.9 * small.rowsAccepted);
    expect(large.peakMegabytes).toBeLessThan(1.25 * small.peakMegabytes);
  });

  it('of more than one part are one file, every row in its place', async () => {
    const cell = 'x'.repeat(4_000);
    await withScratchFolder(async (folder) => {
      const file = createWriteStream(`${folder}/${SOURCE_FILE}`);
      file.write('n,text\n');
      for (let row = 0; row < 20_000; row++) if (!file.write(`${row},${cell}\n`)) await once(file, 'drain');
      file.end();
      await once(file, 'finish');
      const { rowsAccepted, peakPendingRows } = await convertInChild(folder);
      expect(rowsAccepted).toBe(20_000);
      expect(peakPendingRows).toBeLessThanOrEqual(2_100);
      const stored = `read_parquet('${folder}/${ROWS_FILE}', file_row_number = true)`;
      const reader = await engine.runAndReadAll(
        `SELECT count(*), count(*) FILTER (n::BIGINT = file_row_number AND _line = file_row_number + 2) FROM ${stored}`,
      );
      expect(reader.getRowsJson()).toEqual([['20000', '20000']]);
      expect((await readdir(folder)).sort()).toEqual([REJECTED_FILE, ROWS_FILE, SOURCE_FILE, 'staging.duckdb']);
    });
  });

  it('are refused for a cell above the limit, often for a quote that is never closed', async () => {
    const cell = 'x'.repeat(MAX_CELL_BYTES);
    await withScratchFolder(async (folder) => {
      await writeFile(`${folder}/${SOURCE_FILE}`, `a\n${cell}\n`);
      expect(await convertInChild(folder)).toMatchObject({ rowsAccepted: 1 });
      await writeFile(`${folder}/${SOURCE_FILE}`, `a\n1\n${cell}x\n`);
      await expect(convertInChild(folder)).rejects.toThrow(/line 3 has a cell of more than 5242880 bytes/);
    });
  });

  it('may have as many columns as allowed', async () => {
    const columns = Array.from({ length: 10_000 }, (_, index) => `c${index}`);
    const rows = Array.from({ length: 30 }, (_, row) => columns.map((_, column) => row * column).join(','));
    await withScratchFolder(async (folder) => {
      await writeFile(`${folder}/${SOURCE_FILE}`, [columns.join(','), ...rows].join('\n'));
      expect(await convertInChild(folder)).toMatchObject({ rowsAccepted: 30 });
      expect((await filesOf(folder)).rows.at(-1)).toMatchObject({ c0: '0', c9999: String(29 * 9999) });
    });
  });
});

describe('inferred types', () => {
  const digits = fc.stringMatching(/^[0-9]{1,20}$/);
  const number = fc.tuple(
    fc.constantFrom('', '-'),
    digits,
    fc.constantFrom('', '.5', '.000', '.12345678901234567', 'e9', 'E-99', 'e400'),
  );
  const instant = fc.tuple(
    fc.date({ noInvalidDate: true, min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') }),
    fc.constantFrom(10, 16, 19, 23, 24),
    fc.constantFrom('T', ' '),
    fc.constantFrom('', '+14:59', '-00:30', '+15:00'),
  );
  const cell = fc.oneof(
    number.map((parts) => parts.join('')),
    instant.map(
      ([date, length, separator, zone]) => date.toISOString().slice(0, length).replace('T', separator) + zone,
    ),
    fc.constantFrom('true', 'False', 'TRUE', 't', 'yes', 'nan', '1_000', '0x1F', '2026-1-1', '24:00'),
  );

  const cells = fc.array(cell, { minLength: 1, maxLength: 5 });

  function typeOf(texts: readonly string[]): ColumnType {
    const inference = new ColumnInference(1);
    for (const text of texts) inference.see([text]);
    return inference.types()[0] ?? 'NULL';
  }

  it('are types the engine reads every cell as, also where batches of different types come together', async () => {
    await fc.assert(
      fc.asyncProperty(cells, cells, async (first, second) => {
        const type = commonType(typeOf(first), typeOf(second));
        const both = [...first, ...second];
        const reader = await engine.runAndReadAll(
          `SELECT count(CAST(c AS ${type})) FROM (SELECT unnest(from_json($1::VARCHAR, '["VARCHAR"]')) AS c)`,
          [JSON.stringify(both)],
        );
        expect(reader.getRowsJson()).toEqual([[String(both.length)]]);
      }),
      { numRuns: 500 },
    );
  });
});
