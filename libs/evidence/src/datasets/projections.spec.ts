import { describe, expect, it } from '@jest/globals';
import type { EventId, StreamName, TenantId } from '@chancery/kernel';
import type { ProjectedEvent } from '@chancery/read-models';
import { datasetAggregate } from '../dataset/dataset.aggregate.ts';
import type { BatchCommitted } from '../dataset/dataset.events.ts';
import { sampleBatch } from '../testing/dataset-samples.ts';
import { batchesProjection } from './batches.projection.ts';
import { datasetAnswer, datasetsProjection } from './datasets.projection.ts';
import type { DatasetDocument } from './datasets.projection.ts';

const committed = (batch: BatchCommitted, revision: number): ProjectedEvent => ({
  id: 'e' as EventId,
  ...datasetAggregate.codec.encode(batch),
  stream: 'dataset-eu_t1-cars' as StreamName,
  revision,
  position: String(revision),
  entry: revision + 1,
  time: batch.committedAt,
  tenant: 'eu_t1' as TenantId,
  plane: 'eu',
  actor: 'eu_a1',
});

const first = committed(sampleBatch('c0ffee'), 0);
const second = committed(
  sampleBatch('beef', {
    committedAt: Date.parse('2026-11-24T12:00:00Z'),
    rowsAccepted: 5,
    rowsRejected: 2,
    columns: [
      { name: 'cylinders', type: 'DOUBLE' },
      { name: 'Year', type: 'DATE' },
    ],
  }),
  1,
);

describe('the list of datasets', () => {
  const documents = [first, second].reduce<DatasetDocument | null>(
    (document, event) => datasetsProjection.evolve(document, event, 'eu_t1/cars'),
    null,
  );

  it('has one document per dataset', () => {
    expect(datasetsProjection.keys(first)).toEqual(['eu_t1/cars']);
  });

  it('adds its batches up', () => {
    expect(documents && datasetAnswer(documents)).toEqual({
      dataset: 'cars',
      batches: 2,
      rows: 15,
      rejected: 2,
      bytes: 2_000,
      columns: [
        { name: 'Name', type: 'VARCHAR' },
        { name: 'Cylinders', type: 'DOUBLE' },
        { name: 'Year', type: 'DATE' },
      ],
      firstIngestedAt: '2026-11-23T12:00:00.000Z',
      lastIngestedAt: '2026-11-24T12:00:00.000Z',
    });
  });

  it('hears of committed batches only', () => {
    expect(datasetsProjection.types).toEqual(['chancery.evidence.batch-committed.v1']);
  });
});

describe('the list of batches', () => {
  it('has one document per batch, in the order they were committed', () => {
    const [key = ''] = batchesProjection.keys(second);
    expect(key).toMatch(/^eu_t1\/cars\/bbeef0+$/);
    expect(batchesProjection.evolve(null, second, key)).toMatchObject({
      of: 'eu_t1/cars',
      order: 1,
      answer: { accepted: 5, rejected: 2, committedAt: '2026-11-24T12:00:00.000Z' },
    });
  });
});
