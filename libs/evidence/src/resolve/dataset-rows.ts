import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { mergeColumns } from '../dataset/column-types.ts';
import { datasetOf } from '../dataset/dataset-of.ts';
import { liveBatchesOf } from '../dataset/dataset.state.ts';
import type { CommittedBatch } from '../dataset/dataset.state.ts';
import { batchRowsSql, cellTextSql } from '../query/dataset-sql.ts';
import { readColumns } from './read-columns.ts';
import { textOf, textOrNull } from './result-text.ts';

/** An evidence row with the text of its cells as it was uploaded. */
export interface EvidenceRow {
  readonly row: string;
  /** SHA-256 of the row, hex (see `rowDigests`). */
  readonly digest: string;
  readonly batch: string;
  /** One per column of the dataset; `null` where the row's batch has no such column. */
  readonly cells: readonly (string | null)[];
}

export interface DatasetRows {
  readonly columns: readonly string[];
  /** Every row ID once, in the order of batches and lines, as the newest batch has it. Read a page at a time. */
  readonly rows: AsyncIterable<EvidenceRow>;
}

/** What is read at once, by rows and by what they weigh on average. */
const PAGE_ROWS = 2_000;
const PAGE_BYTES = 8 * 1024 * 1024;

/** All rows of a dataset as it is now; `null` when it is not there. */
export async function datasetRows(plane: Plane, tenant: TenantId, dataset: string): Promise<DatasetRows | null> {
  const batches = liveBatchesOf(await datasetOf(plane, tenant, dataset));
  if (batches.length === 0) return null;
  const reading = { plane, tenant, dataset, batches };
  return { columns: mergeColumns(batches).map(({ name }) => name), rows: rowsOf(reading) };
}

interface Reading {
  readonly plane: Plane;
  readonly tenant: TenantId;
  readonly dataset: string;
  readonly batches: readonly CommittedBatch[];
}

async function* rowsOf(reading: Reading): AsyncGenerator<EvidenceRow> {
  for (const [index, batch] of reading.batches.entries()) {
    // Only keys can occur again: other row IDs hold their batch's own.
    const newer = reading.batches.slice(index + 1).filter(({ reading: { rowKey } }) => rowKey !== null);
    let after = 0;
    for (;;) {
      const page = await pageOf(reading, batch, batch.reading.rowKey === null ? [] : newer, after);
      for (const { row } of page) yield row;
      const last = page.at(-1);
      if (!last) break;
      after = last.line;
    }
  }
}

/** Rows of a batch after a line, less those that a newer batch replaced. At least one, when there is one. */
async function pageOf(
  { plane, tenant, dataset, batches }: Reading,
  batch: CommittedBatch,
  newer: readonly CommittedBatch[],
  afterLine: number,
): Promise<readonly { readonly line: number; readonly row: EvidenceRow }[]> {
  const replaced = newer.map((one) => ` AND _row_id NOT IN (SELECT _row_id FROM ${batchRowsSql(one)})`);
  const columns = ['_line', '_row_id', '_digest', ...cellTextSql(batches, batch)];
  const rest = `FROM ${batchRowsSql(batch)} WHERE _line > $1${replaced.join('')} ORDER BY _line LIMIT ${pageRows(batch)}`;
  const rows = await readColumns(plane, tenant, { dataset, batches }, columns, { rest, values: [afterLine] });
  return rows.map(([line, row, digest, ...cells]) => ({
    line: Number(line),
    row: { row: textOf(row), digest: textOf(digest), batch: batch.batch, cells: cells.map(textOrNull) },
  }));
}

function pageRows({ source, rowsAccepted }: CommittedBatch): number {
  return Math.max(1, Math.min(PAGE_ROWS, Math.floor((PAGE_BYTES * rowsAccepted) / source.bytes)));
}
