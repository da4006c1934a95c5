import { isChargeUsed } from '../dataset/dataset.decide.ts';
import { batchesOf } from '../dataset/dataset.state.ts';
import type { DatasetState } from '../dataset/dataset.state.ts';
import { uploadKeys } from './upload.ts';
import type { Upload, UploadCharge } from './upload.ts';

/** What is known of an upload that is to be settled. */
export interface SettlementFacts {
  readonly dataset: DatasetState;
  /** Whether the ledger has the upload's charge. */
  readonly charged: boolean;
  /** Whether the ledger has the charge's return. */
  readonly returned: boolean;
}

export type SettlementStep =
  /** Make sure that no batch is committed on the charge any more. */
  | { readonly kind: 'abandon-ingest'; readonly charge: UploadCharge }
  | { readonly kind: 'give-back'; readonly charge: UploadCharge }
  /** Delete the files no batch holds and then the journal entry: the upload is settled. */
  | { readonly kind: 'clear-away'; readonly files: readonly string[] };

/**
 * The next step to settle an upload, whatever point it got to. Every step may be repeated, so a crash between two of
 * them costs nothing:
 *
 * - its charge pays for a committed batch: nothing to give back;
 * - its charge was made, or may be under way, and no batch stands on it: the dataset's stream decides. Either the commit
 *   was first, or `IngestAbandoned` is, after which the commit is refused and the charge can be given back safely;
 * - it made no charge: only its files are to be deleted.
 */
export function settlementStep(upload: Upload, { dataset, charged, returned }: SettlementFacts): SettlementStep {
  const { charge } = upload;
  if (charge && !isChargeUsed(dataset, charge.id)) {
    if (!dataset.abandonedCharges.includes(charge.id)) return { kind: 'abandon-ingest', charge };
    if (charged && !returned) return { kind: 'give-back', charge };
  }
  return { kind: 'clear-away', files: filesWithoutBatch(upload, dataset) };
}

/** An upload's files, less those that belong to a batch. */
function filesWithoutBatch(upload: Upload, dataset: DatasetState): readonly string[] {
  const held = new Set(
    batchesOf(dataset).flatMap(({ source, rows, rejected }) => [source.key, rows.key, rejected?.key]),
  );
  return Object.values(uploadKeys(upload)).filter((key) => !held.has(key));
}
