import type { CommittedBatch } from '../dataset/dataset.state.ts';
import { mergeColumns } from '../dataset/column-types.ts';
import { quotedName, quotedText } from '../engine/sql-text.ts';

/** What names a batch's staged file. */
type StagedFile = Pick<CommittedBatch, 'dataset' | 'batch' | 'rows'>;

/**
 * The file a batch is staged as, in the engine's folder. The content of a retracted batch can be committed again, read
 * another way, so the file is named for its own bytes too.
 */
export function stagedFileName({ dataset, batch, rows }: StagedFile): string {
  return `${dataset}.${batch}.${rows.sha256.slice(0, 16)}.parquet`;
}

/**
 * The view that statements of ours read a dataset by. A user's statement in the same engine reads the dataset by its own
 * name, and perhaps another version of it.
 */
export function readViewName(dataset: string): string {
  return `read.${dataset}`;
}

/** The rows of a dataset that are evidence, for a statement of ours. */
export function datasetRowsSql(dataset: string): string {
  return quotedName(readViewName(dataset));
}

/** Every row of one batch's staged file, retracted ones too. */
export function storedRowsSql(batch: StagedFile): string {
  return `read_parquet(${quotedText(stagedFileName(batch))})`;
}

/** The rows of one batch's staged file that are evidence. */
export function batchRowsSql(batch: StagedFile & Pick<CommittedBatch, 'retractedRows'>): string {
  const stored = storedRowsSql(batch);
  if (batch.retractedRows.length === 0) return stored;
  return `(FROM ${stored} WHERE _row_id NOT IN (${batch.retractedRows.map(quotedText).join(', ')}))`;
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
