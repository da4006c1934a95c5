import { parseStreamName } from '@chancery/kernel';
import type { Projection } from '@chancery/read-models';
import type { BatchAnswer } from '../contract/dataset-answers.ts';
import { batchAnswer } from '../dataset/batch-answer.ts';
import { committedBatch, datasetKey, datasetsProjection } from './datasets.projection.ts';

/** A batch as the API shows it, and what it is found by. */
export type BatchDocument = {
  readonly tenant: string;
  /** `<tenant>/<dataset>` */
  readonly of: string;
  /** Number of the batch's event in the dataset's stream: the order of committing. */
  readonly order: number;
  readonly answer: BatchAnswer;
};

/** One document per batch. */
export const batchesProjection: Projection<BatchDocument> = {
  name: 'batches',
  version: 1,
  types: datasetsProjection.types,
  indexes: [{ fields: ['of', 'order'] }],
  keys: (event) => {
    const dataset = parseStreamName(event.stream).id ?? '';
    return [batchKey(event.tenant, dataset, committedBatch(event).batch)];
  },
  evolve(_, event) {
    const batch = committedBatch(event);
    return {
      tenant: event.tenant,
      of: datasetKey(event.tenant, batch.dataset),
      order: event.revision,
      answer: batchAnswer(batch),
    };
  },
};

export function batchKey(tenant: string, dataset: string, batch: string): string {
  return `${datasetKey(tenant, dataset)}/${batch}`;
}
