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
  /** The files hold cells read as the view shows them (`typedCopySql`), not their text. */
  readonly typed?: boolean;
}

/**
 * The view that shows a dataset: the rows of all batches that are not retracted, cells read as the narrowest type that
 * fits all of them, empty cells as NULL, then `_row_id`, `_digest`, `_line`, `_batch`. A column a batch lacks is NULL
 * there.
 */
export function datasetViewSql({ name, batches, typed = false }: StagedDataset): string {
  const columns = mergeColumns(batches).map((column) => (typed ? quotedName(column.name) : readCell(column)));
  const selected = [...columns, ...IDENTITY].join(', ');
  const files = batches.map(({ fileName }) => quotedText(fileName)).join(', ');
  // Typed files have the same columns all of them.
  const parquet = typed ? `read_parquet([${files}])` : `read_parquet([${files}], union_by_name = true)`;
  return (
    `CREATE OR REPLACE VIEW ${quotedName(name)} AS ` + `SELECT ${selected} FROM ${parquet}${withoutRetracted(batches)}`
  );
}

/** Writes the rows of a batch to a file in which their cells are read as the dataset's view reads them. */
export function typedCopySql({ batches }: StagedDataset, batch: StagedBatch, fileName: string): string {
  const own = new Set(batch.columns.map(({ name }) => name.toLowerCase()));
  const columns = mergeColumns(batches).map((column) =>
    own.has(column.name.toLowerCase())
      ? readCell(column)
      : `CAST(NULL AS ${sqlType(column)}) AS ${quotedName(column.name)}`,
  );
  const selected = [...columns, ...IDENTITY].join(', ');
  const source = `SELECT ${selected} FROM read_parquet(${quotedText(batch.fileName)})`;
  return `COPY (${source}) TO ${quotedText(fileName)} (FORMAT parquet)`;
}

const IDENTITY = ['_row_id', '_digest', '_line', '_batch'];

/**
 * A cell as it was uploaded, read as the column's type. Every cell but the empty one fits it (`column-inference.ts`), so
 * an attempt is enough; the engine plans thousands of attempts in a fraction of the time it takes for as many conditions.
 */
function readCell(column: DatasetColumn): string {
  const identifier = quotedName(column.name);
  const type = sqlType(column);
  const cell = type === 'VARCHAR' ? `nullif(${identifier}, '')` : `TRY_CAST(${identifier} AS ${type})`;
  return `${cell} AS ${identifier}`;
}

function sqlType({ type }: DatasetColumn): string {
  return type === 'NULL' ? 'VARCHAR' : type;
}

function withoutRetracted(batches: readonly StagedBatch[]): string {
  const gone = batches.flatMap(({ batch, retractedRows }) =>
    retractedRows.length === 0
      ? []
      : [`(_batch = ${quotedText(batch)} AND _row_id IN (${retractedRows.map(quotedText).join(', ')}))`],
  );
  return gone.length === 0 ? '' : ` WHERE NOT (${gone.join(' OR ')})`;
}
