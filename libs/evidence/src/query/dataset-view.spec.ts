import { describe, expect, it } from '@jest/globals';
import { datasetViewSql } from './dataset-view.ts';

describe('the view of a dataset', () => {
  it('reads every batch, casts typed columns and shows the identity of rows', () => {
    const sql = datasetViewSql({
      name: 'order',
      batches: [
        {
          fileName: 'order.b1.parquet',
          columns: [
            { name: 'n', type: 'BIGINT' },
            { name: 'x', type: 'NULL' },
          ],
        },
        { fileName: 'order.b2.parquet', columns: [{ name: 'N', type: 'DOUBLE' }] },
      ],
    });
    expect(sql).toBe(
      `CREATE OR REPLACE VIEW "order" AS SELECT CAST(nullif("n", '') AS DOUBLE) AS "n", nullif("x", '') AS "x", ` +
        `_row_id, _digest, _line, _batch ` +
        `FROM read_parquet(['order.b1.parquet', 'order.b2.parquet'], union_by_name = true)`,
    );
  });

  it('quotes what a header may hold', () => {
    const columns = [{ name: 'a" FROM x; --', type: 'VARCHAR' as const }];
    expect(datasetViewSql({ name: 'd', batches: [{ fileName: "it's", columns }] })).toContain(
      `nullif("a"" FROM x; --", '') AS "a"" FROM x; --", _row_id, _digest, _line, _batch FROM read_parquet(['it''s']`,
    );
  });
});
