import { assertNever, parseStreamName } from '@chancery/kernel';
import type { Projection, ProjectedEvent } from '@chancery/read-models';
import type { DatasetAnswer } from '../contract/dataset-answers.ts';
import { datasetAggregate } from '../dataset/dataset.aggregate.ts';
import type { BatchCommitted, DatasetEvent } from '../dataset/dataset.events.ts';
import { addUses, columnsOfUses, removeUses } from './column-uses.ts';
import type { ColumnUses } from './column-uses.ts';

/** What the list keeps of a dataset. */
export type DatasetDocument = {
  readonly tenant: string;
  readonly dataset: string;
  /** Those that are not retracted. */
  readonly batches: number;
  /** Rows that are evidence now. */
  readonly rows: number;
  readonly rejected: number;
  /** Uploaded bytes. */
  readonly bytes: number;
  readonly columns: readonly ColumnUses[];
  /** ISO 8601 UTC. */
  readonly firstIngestedAt: string;
  /** ISO 8601 UTC. */
  readonly lastIngestedAt: string;
};

/** Events that change what a dataset holds. */
export const HOLDING_TYPES: readonly string[] = (
  ['BatchCommitted', 'BatchRetracted', 'RowsRetracted', 'DatasetDeleted'] as const
).map((type) => datasetAggregate.codec.currentTypes.get(type) ?? '');

/** One document per tenant and dataset; none for a deleted one. */
export const datasetsProjection: Projection<DatasetDocument> = {
  name: 'datasets',
  version: 2,
  types: HOLDING_TYPES,
  indexes: [{ fields: ['tenant', 'dataset'] }],
  keys: (event) => [datasetKey(event.tenant, parseStreamName(event.stream).id ?? '')],
  evolve(document, event) {
    const change = datasetEvent(event);
    switch (change.type) {
      case 'BatchCommitted':
        return afterBatch(document, event.tenant, change);
      case 'BatchRetracted':
        return (
          document && {
            ...document,
            batches: document.batches - 1,
            rows: document.rows - change.rows,
            columns: removeUses(document.columns, change.columns),
          }
        );
      case 'RowsRetracted':
        return document && { ...document, rows: document.rows - change.rows.length };
      case 'DatasetDeleted':
        return null;
      case 'IngestAbandoned':
        return document;
      default:
        return assertNever(change);
    }
  },
};

export function datasetKey(tenant: string, dataset: string): string {
  return `${tenant}/${dataset}`;
}

/** The event as the domain knows it. */
export function datasetEvent(event: ProjectedEvent): DatasetEvent {
  return datasetAggregate.codec.decode(event.type, event.data);
}

export function datasetAnswer({ tenant: _, columns, ...document }: DatasetDocument): DatasetAnswer {
  return { ...document, columns: columnsOfUses(columns) };
}

function afterBatch(document: DatasetDocument | null, tenant: string, batch: BatchCommitted): DatasetDocument {
  const ingestedAt = new Date(batch.committedAt).toISOString();
  return {
    tenant,
    dataset: batch.dataset,
    batches: (document?.batches ?? 0) + 1,
    rows: (document?.rows ?? 0) + batch.rowsAccepted,
    rejected: (document?.rejected ?? 0) + batch.rowsRejected,
    bytes: (document?.bytes ?? 0) + batch.source.bytes,
    columns: addUses(document?.columns ?? [], batch.columns),
    firstIngestedAt: document?.firstIngestedAt ?? ingestedAt,
    lastIngestedAt: ingestedAt,
  };
}
