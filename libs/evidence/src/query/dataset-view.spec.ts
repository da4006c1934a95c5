import { describe, expect, it } from '@jest/globals';
import { datasetViewSql } from './dataset-view.ts';

describe('the view of a dataset', () => {
  it('reads every batch, casts typed columns and shows the identity of rows', () => {
    const sql = datasetViewSql({
      name: 'order',
      batches: [
        {
          fileName: 'order.b1.parquet',
          batch: 'b1',
          retractedRows: [],
          columns: [
            { name: 'n', type: 'BIGINT' },
            { name: 'x', type: 'NULL' },
          ],
        },
        { fileName: 'order.b2.parquet', batch: 'b2', retractedRows: [], columns: [{ name: 'N', type: 'DOUBLE' }] },
      ],
    });
    expect(sql).toBe(
      `CREATE OR REPLACE VIEW "order" AS SELECT TRY_CAST("n" AS DOUBLE) AS "n", nullif("x", '') AS "x", ` +
        `_row_id, _digest, _line, _batch ` +
        `FROM read_parquet(['order.b1.parquet', 'order.b2.parquet'], union_by_name = true)`,
    );
  });

  it('leaves out the rows that were retracted, each in its own batch only', () => {
    const columns = [{ name: 'n', type: 'BIGINT' as const }];
    const sql = datasetViewSql({
      name: 'd',
      batches: [
        { fileName: 'd.b1.parquet', batch: 'b1', retractedRows: ['a', "o'b"], columns },
        { fileName: 'd.b2.parquet', batch: 'b2', retractedRows: [], columns },
        { fileName: 'd.b3.parquet', batch: 'b3', retractedRows: ['c'], columns },
      ],
    });
    expect(sql).toMatch(
      / WHERE NOT \(\(_batch = 'b1' AND _row_id IN \('a', 'o''b'\)\) OR \(_batch = 'b3' AND _row_id IN \('c'\)\)\)$/,
    );
  });

  it('quotes what a header may hold', () => {
    const columns = [{ name: 'a" FROM x; --', type: 'VARCHAR' as const }];
    expect(
      datasetViewSql({ name: 'd', batches: [{ fileName: "it's", batch: 'b1', retractedRows: [], columns }] }),
    ).toContain(
      `nullif("a"" FROM x; --", '') AS "a"" FROM x; --", _row_id, _digest, _line, _batch FROM read_parquet(['it''s']`,
    );
  });
});
