import { assertNever } from '@chancery/kernel';
import type { BatchCommitted, DatasetEvent } from './dataset.events.ts';

/** A batch as the dataset holds it. A retracted batch stays in history; links to its rows become findings. */
export interface CommittedBatch extends Omit<BatchCommitted, 'type'> {
  readonly retracted: boolean;
}

interface Charges {
  /** Charges no batch may be committed on: they were or will be given back. */
  readonly abandonedCharges: readonly string[];
}

/** No batch was ever committed. */
export interface AbsentDataset extends Charges {
  readonly status: 'absent';
}

export interface OpenDataset extends Charges {
  readonly status: 'open';
  readonly dataset: string;
  /** In the order they were committed; where a row ID occurs in several, the last one holds its present version. */
  readonly batches: readonly CommittedBatch[];
}

export type DatasetState = AbsentDataset | OpenDataset;

export const ABSENT_DATASET: DatasetState = { status: 'absent', abandonedCharges: [] };

export function evolveDataset(state: DatasetState, event: DatasetEvent): DatasetState {
  switch (event.type) {
    case 'BatchCommitted': {
      const { type: _, ...committed } = event;
      const batches = [...batchesOf(state), { ...committed, retracted: false }];
      return { status: 'open', dataset: event.dataset, batches, abandonedCharges: state.abandonedCharges };
    }
    case 'IngestAbandoned':
      return { ...state, abandonedCharges: [...state.abandonedCharges, event.charge] };
    default:
      return assertNever(event);
  }
}

/** Every batch, in the order they were committed. */
export function batchesOf(state: DatasetState): readonly CommittedBatch[] {
  return state.status === 'open' ? state.batches : [];
}

/** The batches whose rows are evidence now. */
export function liveBatchesOf(state: DatasetState): readonly CommittedBatch[] {
  return batchesOf(state).filter((batch) => !batch.retracted);
}
