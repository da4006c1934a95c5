import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { CsvText } from './csv.ts';

function csvOf(...rows: (string | null)[][]): CsvText {
  const csv = new CsvText();
  for (const row of rows) csv.add(row);
  return csv;
}

describe('CSV', () => {
  it('ends lines with CRLF and quotes what needs it (RFC 4180)', () => {
    expect(csvOf(['a', 'b'], ['1,5', 'say "no"'], ['two\nlines', null]).text).toBe(
      'a,b\r\n"1,5","say ""no"""\r\n"two\nlines",\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx'])('puts an apostrophe before %j', (cell) => {
    const csv = csvOf([cell, 'safe']);
    expect(parse(csv.text, { record_delimiter: '\r\n' })).toEqual([[`'${cell}`, 'safe']]);
    expect(csv.neutralisedCells).toBe(1);
  });

  it.each(['', ' =1', 'a=1', "'=1", '1-1', 'é'])('leaves %j as it is', (cell) => {
    const csv = csvOf([cell, 'x']);
    expect(csv.text).toBe(`${cell},x\r\n`);
    expect(csv.neutralisedCells).toBe(0);
  });

  it('gives back any cell but for the apostrophes it counted, and no cell begins with a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        (rows) => {
          const csv = csvOf(...rows);
          const read: string[][] = parse(csv.text, { record_delimiter: '\r\n' });
          let added = 0;
          read.forEach((cells, row) =>
            cells.forEach((cell, column) => {
              expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
              const original = rows[row]?.[column] ?? '';
              if (cell !== original) added++;
              expect([original, `'${original}`]).toContain(cell);
            }),
          );
          expect(added).toBe(csv.neutralisedCells);
        },
      ),
    );
  });

  it('says how many bytes each line takes', () => {
    const csv = new CsvText();
    const bytes = csv.add(['ä', 'b']) + csv.add(['=c', null]);
    expect(bytes).toBe(Buffer.byteLength(csv.text));
  });
});
