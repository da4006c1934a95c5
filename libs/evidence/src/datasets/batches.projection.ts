import { assertNever } from '@chancery/kernel';
import type { EpochMs } from '@chancery/kernel';
import type { Projection } from '@chancery/read-models';
import type { BatchAnswer } from '../contract/dataset-answers.ts';
import { batchAnswer } from '../dataset/batch-answer.ts';
import type { DatasetEvent, RowVersion } from '../dataset/dataset.events.ts';
import { datasetEvent, datasetKey, HOLDING_TYPES } from './datasets.projection.ts';

/** A batch as the API shows it, and what it is found by. */
export type BatchDocument = {
  readonly tenant: string;
  /** `<tenant>/<dataset>` */
  readonly of: string;
  /** Number of the batch's event in the dataset's stream: the order of committing. */
  readonly order: number;
  readonly answer: BatchAnswer;
};

/** One document per batch; of a content that was committed again after it was retracted, the last. */
export const batchesProjection: Projection<BatchDocument> = {
  name: 'batches',
  version: 2,
  types: HOLDING_TYPES,
  indexes: [{ fields: ['of', 'order'] }],
  keys(event) {
    const change = datasetEvent(event);
    return batchesIn(change).map((batch) => batchKey(event.tenant, datasetOf(change), batch));
  },
  evolve(document, event, key) {
    const change = datasetEvent(event);
    switch (change.type) {
      case 'BatchCommitted': {
        const of = datasetKey(event.tenant, change.dataset);
        return { tenant: event.tenant, of, order: event.revision, answer: batchAnswer(change) };
      }
      case 'BatchRetracted':
        return document && retracted(document, change.retractedAt, change.reason);
      case 'DatasetDeleted':
        return document && retracted(document, change.deletedAt, change.reason);
      case 'RowsRetracted':
        return document && withoutRows(document, key, change.rows);
      case 'IngestAbandoned':
        return document;
      default:
        return assertNever(change);
    }
  },
};

export function batchKey(tenant: string, dataset: string, batch: string): string {
  return `${datasetKey(tenant, dataset)}/${batch}`;
}

function batchesIn(event: DatasetEvent): readonly string[] {
  switch (event.type) {
    case 'BatchCommitted':
    case 'BatchRetracted':
      return [event.batch];
    case 'RowsRetracted':
      return [...new Set(event.rows.map(({ batch }) => batch))];
    case 'DatasetDeleted':
      return event.batches.map(({ batch }) => batch);
    case 'IngestAbandoned':
      return [];
    default:
      return assertNever(event);
  }
}

function datasetOf(event: DatasetEvent): string {
  return event.type === 'IngestAbandoned' ? '' : event.dataset;
}

function retracted(document: BatchDocument, at: EpochMs, reason: string): BatchDocument {
  const answer = { ...document.answer, retracted: { at: new Date(at).toISOString(), reason } };
  return { ...document, answer };
}

function withoutRows(document: BatchDocument, key: string, rows: readonly RowVersion[]): BatchDocument {
  const gone = rows.filter(({ batch }) => key.endsWith(`/${batch}`)).length;
  const { answer } = document;
  return { ...document, answer: { ...answer, retractedRows: answer.retractedRows + gone } };
}
