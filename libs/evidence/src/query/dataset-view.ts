import { mergeColumns } from '../dataset/column-types.ts';
import type { DatasetColumn } from '../dataset/dataset.events.ts';
import { quotedName, quotedText } from '../engine/sql-text.ts';

/** One batch's Parquet file, staged in the engine's folder. */
export interface StagedBatch {
  readonly fileName: string;
  readonly columns: readonly DatasetColumn[];
  readonly batch: string;
  /** IDs of its rows that were retracted: the view leaves them out. */
  readonly retractedRows: readonly string[];
}

/** A dataset as the engine gets to see it. */
export interface StagedDataset {
  readonly name: string;
  /** In the order they were committed; at least one. */
  readonly batches: readonly StagedBatch[];
}

/**
 * The view that shows a dataset: the rows of all batches that are not retracted, cells read as the narrowest type that fits all of them, empty
 * cells as NULL, then `_row_id`, `_digest`, `_line`, `_batch`. A column a batch lacks is NULL there.
 */
export function datasetViewSql({ name, batches }: StagedDataset): string {
  const columns = mergeColumns(batches).map((column) => {
    const identifier = quotedName(column.name);
    const text = `nullif(${identifier}, '')`;
    return column.type === 'VARCHAR' || column.type === 'NULL'
      ? `${text} AS ${identifier}`
      : `CAST(${text} AS ${column.type}) AS ${identifier}`;
  });
  const selected = [...columns, '_row_id', '_digest', '_line', '_batch'].join(', ');
  const files = batches.map(({ fileName }) => quotedText(fileName)).join(', ');
  return (
    `CREATE OR REPLACE VIEW ${quotedName(name)} AS ` +
    `SELECT ${selected} FROM read_parquet([${files}], union_by_name = true)${withoutRetracted(batches)}`
  );
}

function withoutRetracted(batches: readonly StagedBatch[]): string {
  const gone = batches.flatMap(({ batch, retractedRows }) =>
    retractedRows.length === 0
      ? []
      : [`(_batch = ${quotedText(batch)} AND _row_id IN (${retractedRows.map(quotedText).join(', ')}))`],
  );
  return gone.length === 0 ? '' : ` WHERE NOT (${gone.join(' OR ')})`;
}
