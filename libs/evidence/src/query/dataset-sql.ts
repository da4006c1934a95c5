import type { CommittedBatch } from '../dataset/dataset.state.ts';
import { mergeColumns } from '../dataset/column-types.ts';
import { quotedName, quotedText } from '../engine/sql-text.ts';

/** The file a batch is staged as, in the engine's folder. */
export function stagedFileName({ dataset, batch }: Pick<CommittedBatch, 'dataset' | 'batch'>): string {
  return `${dataset}.${batch}.parquet`;
}

/** The rows of one batch's staged file. */
export function batchRowsSql(batch: Pick<CommittedBatch, 'dataset' | 'batch'>): string {
  return `read_parquet(${quotedText(stagedFileName(batch))})`;
}

/**
 * SELECT expressions for the text of every column of `dataset`, as it was uploaded, in one of its batches; NULL for a
 * column this batch lacks.
 */
export function cellTextSql(dataset: readonly CommittedBatch[], batch: CommittedBatch): readonly string[] {
  const own = new Map(batch.columns.map(({ name }) => [name.toLowerCase(), name]));
  return mergeColumns(dataset).map(({ name }) => {
    const spelled = own.get(name.toLowerCase());
    return spelled === undefined ? 'NULL' : quotedName(spelled);
  });
}
