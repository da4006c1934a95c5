import { assertNever } from '@chancery/kernel';
import type { EpochMs } from '@chancery/kernel';
import type { BatchCommitted, DatasetEvent, RowVersion } from './dataset.events.ts';

/** When and why evidence was withdrawn. */
export interface Retraction {
  readonly at: EpochMs;
  readonly reason: string;
}

/** A batch as the dataset holds it. What is retracted stays in history; links to it become findings. */
export interface CommittedBatch extends Omit<BatchCommitted, 'type'> {
  /** `null`: its rows are evidence, but for the `retractedRows`. */
  readonly retracted: Retraction | null;
  /** IDs of rows that were retracted one by one. */
  readonly retractedRows: readonly string[];
}

interface Charges {
  /** Charges no batch may be committed on: they were or will be given back. */
  readonly abandonedCharges: readonly string[];
}

/** No batch was ever committed. */
export interface AbsentDataset extends Charges {
  readonly status: 'absent';
}

interface KnownDataset extends Charges {
  readonly dataset: string;
  /**
   * In the order they were committed; where a row ID occurs in several, the last one holds its present version. The same
   * content can be there again after it was retracted: then the last one counts.
   */
  readonly batches: readonly CommittedBatch[];
}

export interface OpenDataset extends KnownDataset {
  readonly status: 'open';
}

/** Every batch is retracted. A new one opens the dataset again. */
export interface DeletedDataset extends KnownDataset {
  readonly status: 'deleted';
  readonly deleted: Retraction;
}

export type DatasetState = AbsentDataset | OpenDataset | DeletedDataset;

export const ABSENT_DATASET: DatasetState = { status: 'absent', abandonedCharges: [] };

export function evolveDataset(state: DatasetState, event: DatasetEvent): DatasetState {
  switch (event.type) {
    case 'BatchCommitted': {
      const { type: _, ...committed } = event;
      const batches = [...batchesOf(state), { ...committed, retracted: null, retractedRows: [] }];
      return { status: 'open', dataset: event.dataset, batches, abandonedCharges: state.abandonedCharges };
    }
    case 'IngestAbandoned':
      return { ...state, abandonedCharges: [...state.abandonedCharges, event.charge] };
    case 'BatchRetracted': {
      const retraction = { at: event.retractedAt, reason: event.reason };
      return withBatches(state, (batch) => (batch.batch === event.batch ? retract(batch, retraction) : batch));
    }
    case 'RowsRetracted':
      return withBatches(state, (batch) => (batch.retracted ? batch : withoutRows(batch, event.rows)));
    case 'DatasetDeleted': {
      const deleted = { at: event.deletedAt, reason: event.reason };
      const batches = batchesOf(state).map((batch) => retract(batch, deleted));
      return { status: 'deleted', dataset: event.dataset, batches, abandonedCharges: state.abandonedCharges, deleted };
    }
    default:
      return assertNever(event);
  }
}

/** Every batch, in the order they were committed. */
export function batchesOf(state: DatasetState): readonly CommittedBatch[] {
  return state.status === 'absent' ? [] : state.batches;
}

/** The batches whose rows are evidence now. */
export function liveBatchesOf(state: DatasetState): readonly CommittedBatch[] {
  return batchesOf(state).filter(({ retracted }) => !retracted);
}

/** The batch of this ID: where the same content was committed again, the last. */
export function batchOf(state: DatasetState, batch: string): CommittedBatch | null {
  return batchesOf(state).findLast((one) => one.batch === batch) ?? null;
}

/** Rows of a batch that are evidence now. */
export function liveRows({ rowsAccepted, retracted, retractedRows }: CommittedBatch): number {
  return retracted ? 0 : rowsAccepted - retractedRows.length;
}

function withBatches(state: DatasetState, change: (batch: CommittedBatch) => CommittedBatch): DatasetState {
  return state.status === 'absent' ? state : { ...state, batches: state.batches.map(change) };
}

/** What was retracted before stays as it was then. */
function retract(batch: CommittedBatch, retraction: Retraction): CommittedBatch {
  return batch.retracted ? batch : { ...batch, retracted: retraction };
}

function withoutRows(batch: CommittedBatch, rows: readonly RowVersion[]): CommittedBatch {
  const gone = rows.filter((version) => version.batch === batch.batch).map(({ row }) => row);
  return gone.length === 0 ? batch : { ...batch, retractedRows: [...batch.retractedRows, ...gone] };
}
