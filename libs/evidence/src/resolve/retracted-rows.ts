import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { batchesOf } from '../dataset/dataset.state.ts';
import type { CommittedBatch, DatasetState } from '../dataset/dataset.state.ts';
import { storedRowsSql } from '../query/dataset-sql.ts';
import { readDatasets } from '../query/engines.ts';
import { textOf } from './result-text.ts';

/**
 * Of rows that are no evidence now, those that once were: the newest batch that holds each.
 * @throws Problem `busy`
 */
export async function retractedRows(
  plane: Plane,
  tenant: TenantId,
  state: DatasetState,
  rows: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const batches = batchesOf(state);
  const withdrawn = batches.filter(({ retracted }) => retracted);
  const held = rows.length === 0 || withdrawn.length === 0 ? [] : await rowsOf(plane, tenant, withdrawn, rows);
  const asked = new Set(rows);
  const newest = new Map<string, string>();
  for (const batch of batches) {
    const stored = held.filter((one) => one.batch === batch.batch).map(({ row }) => row);
    const gone = batch.retracted ? stored : batch.retractedRows.filter((row) => asked.has(row));
    for (const row of gone) newest.set(row, batch.batch);
  }
  return newest;
}

/** Which of the rows the batches hold. */
async function rowsOf(
  plane: Plane,
  tenant: TenantId,
  batches: readonly CommittedBatch[],
  rows: readonly string[],
): Promise<readonly { readonly row: string; readonly batch: string }[]> {
  // Under a name of their own: the dataset's is the view of what is evidence now.
  const dataset = `retracted.${batches[0]?.dataset ?? ''}`;
  const files = batches.map((batch) => storedRowsSql({ ...batch, dataset }));
  const sql =
    `SELECT DISTINCT r._row_id, r._batch FROM ` +
    `(${files.map((file) => `SELECT _row_id, _batch FROM ${file}`).join(' UNION ALL ')}) r ` +
    `SEMI JOIN (SELECT unnest(from_json($1::VARCHAR, '["VARCHAR"]')) AS id) a ON r._row_id = a.id`;
  const found = await readDatasets(plane, tenant, [{ dataset, batches }], { sql, values: [JSON.stringify(rows)] });
  return found.map(([row, batch]) => ({ row: textOf(row), batch: textOf(batch) }));
}
