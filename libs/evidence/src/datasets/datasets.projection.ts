import { parseStreamName } from '@chancery/kernel';
import type { Projection, ProjectedEvent } from '@chancery/read-models';
import type { DatasetAnswer } from '../contract/dataset-answers.ts';
import { mergeColumns } from '../dataset/column-types.ts';
import { datasetAggregate } from '../dataset/dataset.aggregate.ts';
import type { BatchCommitted, DatasetColumn } from '../dataset/dataset.events.ts';

/** What the list keeps of a dataset. */
export type DatasetDocument = {
  readonly tenant: string;
  readonly dataset: string;
  readonly batches: number;
  readonly rows: number;
  readonly rejected: number;
  /** Uploaded bytes. */
  readonly bytes: number;
  readonly columns: readonly DatasetColumn[];
  /** ISO 8601 UTC. */
  readonly firstIngestedAt: string;
  /** ISO 8601 UTC. */
  readonly lastIngestedAt: string;
};

const BATCH_COMMITTED = datasetAggregate.codec.currentTypes.get('BatchCommitted') ?? '';

/** One document per tenant and dataset. */
export const datasetsProjection: Projection<DatasetDocument> = {
  name: 'datasets',
  version: 1,
  types: [BATCH_COMMITTED],
  indexes: [{ fields: ['tenant', 'dataset'] }],
  keys: (event) => [datasetKey(event.tenant, parseStreamName(event.stream).id ?? '')],
  evolve(document, event) {
    const batch = committedBatch(event);
    const ingestedAt = new Date(batch.committedAt).toISOString();
    return {
      tenant: event.tenant,
      dataset: batch.dataset,
      batches: (document?.batches ?? 0) + 1,
      rows: (document?.rows ?? 0) + batch.rowsAccepted,
      rejected: (document?.rejected ?? 0) + batch.rowsRejected,
      bytes: (document?.bytes ?? 0) + batch.source.bytes,
      columns: mergeColumns(document ? [document, batch] : [batch]),
      firstIngestedAt: document?.firstIngestedAt ?? ingestedAt,
      lastIngestedAt: ingestedAt,
    };
  },
};

export function datasetKey(tenant: string, dataset: string): string {
  return `${tenant}/${dataset}`;
}

/** The event as the domain knows it. */
export function committedBatch(event: ProjectedEvent): BatchCommitted {
  const decoded = datasetAggregate.codec.decode(event.type, event.data);
  if (decoded.type !== 'BatchCommitted') throw new Error(`${event.type} is no committed batch`);
  return decoded;
}

export function datasetAnswer({ tenant: _, ...document }: DatasetDocument): DatasetAnswer {
  return document;
}
