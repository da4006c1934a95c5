import type { BatchAnswer } from '../contract/dataset-answers.ts';
import type { BatchCommitted } from './dataset.events.ts';
import type { CommittedBatch } from './dataset.state.ts';
import { wholeReading } from './same-reading.ts';

/** What was withdrawn of a batch. */
export type BatchWithdrawal = Pick<CommittedBatch, 'retracted' | 'retractedRows'>;

const NOTHING_WITHDRAWN: BatchWithdrawal = { retracted: null, retractedRows: [] };

/** The batch as the API shows it. */
export function batchAnswer(
  batch: Omit<BatchCommitted, 'type'>,
  { retracted, retractedRows }: BatchWithdrawal = NOTHING_WITHDRAWN,
): BatchAnswer {
  const { nameplate } = batch;
  const { delimiter, rowKey, format, encoding, ragged } = wholeReading(batch.reading);
  return {
    dataset: batch.dataset,
    batch: batch.batch,
    contentSha256: batch.source.sha256,
    contentBytes: batch.source.bytes,
    accepted: batch.rowsAccepted,
    rejected: batch.rowsRejected,
    columns: batch.columns,
    format,
    delimiter,
    encoding,
    rowKey,
    ragged,
    committedAt: new Date(batch.committedAt).toISOString(),
    region: nameplate.region,
    legalEntity: nameplate.legalEntity,
    policy: `${nameplate.policyId}@${nameplate.policyVersion}`,
    retractedRows: retractedRows.length,
    retracted: retracted && { at: new Date(retracted.at).toISOString(), reason: retracted.reason },
  };
}
