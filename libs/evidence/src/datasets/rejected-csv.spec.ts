import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { RejectedRow } from '../contract/rejected-row.ts';
import { rejectedCsv } from './rejected-csv.ts';

const csvOf = (columns: readonly string[], ...rows: readonly RejectedRow[]) =>
  text(rejectedCsv(Readable.from(rows.map((row) => Buffer.from(`${JSON.stringify(row)}\n`))), columns));

describe('rejected rows as CSV', () => {
  it('stand under the columns of the batch, each with its line and reason', async () => {
    const csv = await csvOf(
      ['name', 'n'],
      { line: 3, row: 2, code: 'ragged', reason: 'The row has 3 cells.', cells: ['a', '1', 'more'] },
      { line: 7, row: 5, code: 'bad-quotes', reason: 'A quote opened on line 7 is never closed.' },
    );
    expect(csv).toBe(
      'line,row,code,reason,name,n\r\n' +
        '3,2,ragged,The row has 3 cells.,a,1,more\r\n' +
        '7,5,bad-quotes,A quote opened on line 7 is never closed.\r\n',
    );
  });

  it('are read back as they were', async () => {
    const cells = ['a "b"', 'c,d', 'e\nf\u2028g', ''];
    const csv = await csvOf(['x,"y"', '2', '3', '4'], { line: 2, row: 1, code: 'ragged', reason: 'R', cells });
    expect(parse(csv)).toEqual([
      ['line', 'row', 'code', 'reason', 'x,"y"', '2', '3', '4'],
      ['2', '1', 'ragged', 'R', ...cells],
    ]);
  });

  it('are a header where none was rejected', async () => {
    expect(await csvOf(['a'])).toBe('line,row,code,reason,a\r\n');
  });
});
