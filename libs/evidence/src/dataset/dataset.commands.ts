import type { BatchCommitted, RowVersion } from './dataset.events.ts';

/** Commits a spooled, parsed and charged batch. The same content again, read the same way, changes nothing. */
export interface CommitBatch extends Omit<BatchCommitted, 'type' | 'batch' | 'committedAt'> {
  readonly type: 'CommitBatch';
}

/** Gives up the ingest that made `charge`, unless a batch was committed on it. */
export interface AbandonIngest {
  readonly type: 'AbandonIngest';
  readonly charge: string;
  readonly rows: number;
}

/** What every withdrawal says. */
interface Withdrawal {
  readonly tenant: string;
  readonly dataset: string;
  readonly reason: string;
  /** Authorities that cite what is to be withdrawn, 1,000 at most. */
  readonly citedBy: readonly string[];
  /** Withdraw it although it is cited: the citations become findings. */
  readonly evenIfCited: boolean;
}

/** Withdraws a batch. Retracting it again changes nothing. */
export interface RetractBatch extends Withdrawal {
  readonly type: 'RetractBatch';
  readonly batch: string;
}

/** Withdraws rows in the batches named. What is retracted already stays as it is. */
export interface RetractRows extends Withdrawal {
  readonly type: 'RetractRows';
  readonly rows: readonly RowVersion[];
}

/** Withdraws a dataset with all its batches. Deleting it again changes nothing. */
export interface DeleteDataset extends Withdrawal {
  readonly type: 'DeleteDataset';
}

export type WithdrawEvidence = RetractBatch | RetractRows | DeleteDataset;

export type DatasetCommand = CommitBatch | AbandonIngest | WithdrawEvidence;
