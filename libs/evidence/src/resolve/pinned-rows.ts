import type { Json, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { mergeColumns } from '../dataset/column-types.ts';
import { datasetOf } from '../dataset/dataset-of.ts';
import { batchesOf, batchOf } from '../dataset/dataset.state.ts';
import type { CommittedBatch } from '../dataset/dataset.state.ts';
import { cellTextSql, storedRowsSql } from '../query/dataset-sql.ts';
import { readColumns } from './read-columns.ts';
import { textOf, textOrNull } from './result-text.ts';

/** A row as a published authority pinned it. */
export interface EvidencePin {
  readonly dataset: string;
  readonly row: string;
  readonly batch: string;
}

export interface PinnedEvidence extends EvidencePin {
  /** SHA-256 of the row, hex (see `rowDigests`). */
  readonly digest: string;
  /** In the order of the dataset's columns: the text that was uploaded, `null` where the batch has no such column. */
  readonly cells: readonly { readonly column: string; readonly value: string | null }[];
}

/** The key of a pin in the answer: `<dataset>/<row>/<batch>`. */
export function pinKey({ dataset, row, batch }: EvidencePin): string {
  return `${dataset}/${row}/${batch}`;
}

/**
 * The pinned rows as they were in the batch they were pinned in, whatever came later, by `pinKey`. A row that is not
 * there is absent.
 * @throws Problem `busy`
 */
export async function pinnedRows(
  plane: Plane,
  tenant: TenantId,
  pins: readonly EvidencePin[],
): Promise<ReadonlyMap<string, PinnedEvidence>> {
  const rowsByBatch = Map.groupBy(pins, ({ dataset, batch }) => `${dataset}/${batch}`);
  const found = await Promise.all([...rowsByBatch.values()].map((group) => pinnedInBatch(plane, tenant, group)));
  return new Map(found.flat().map((row) => [pinKey(row), row]));
}

/** @param pins all of one batch */
async function pinnedInBatch(
  plane: Plane,
  tenant: TenantId,
  pins: readonly EvidencePin[],
): Promise<readonly PinnedEvidence[]> {
  const [first] = pins;
  if (!first) return [];
  const { dataset } = first;
  const state = await datasetOf(plane, tenant, dataset);
  const batches = batchesOf(state);
  const batch = batchOf(state, first.batch);
  if (!batch) return [];
  // Under a name of its own: the dataset's is the view of what is evidence now.
  const files = { dataset: `pinned.${dataset}`, batches: [batch] };
  const columns = ['_row_id', '_digest', ...cellTextSql(batches, batch)];
  const rest =
    `FROM ${storedRowsSql({ ...batch, dataset: files.dataset })} ` +
    `SEMI JOIN (SELECT unnest(from_json($1::VARCHAR, '["VARCHAR"]')) AS id) a ON _row_id = a.id ORDER BY _line`;
  const values = [JSON.stringify(pins.map(({ row }) => row))];
  const rows = await readColumns(plane, tenant, files, columns, { rest, values });
  return rows.map(([row, digest, ...cells]) => pinned(batch, batches, textOf(row), textOf(digest), cells));
}

function pinned(
  { dataset, batch }: CommittedBatch,
  batches: readonly CommittedBatch[],
  row: string,
  digest: string,
  cells: readonly Json[],
): PinnedEvidence {
  const columns = mergeColumns(batches);
  return {
    dataset,
    row,
    batch,
    digest,
    cells: columns.map(({ name }, index) => ({ column: name, value: textOrNull(cells[index] ?? null) })),
  };
}
