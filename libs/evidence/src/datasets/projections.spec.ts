import { describe, expect, it } from '@jest/globals';
import type { EventId, StreamName, TenantId } from '@chancery/kernel';
import type { ProjectedEvent } from '@chancery/read-models';
import { datasetAggregate } from '../dataset/dataset.aggregate.ts';
import type { BatchCommitted, DatasetEvent } from '../dataset/dataset.events.ts';
import { sampleBatch, sampleSha256 } from '../testing/dataset-samples.ts';
import { batchesProjection } from './batches.projection.ts';
import { datasetAnswer, datasetsProjection } from './datasets.projection.ts';
import type { DatasetDocument } from './datasets.projection.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const committed = (batch: BatchCommitted, revision: number) => projected(batch, revision, batch.committedAt);
const projected = (event: DatasetEvent, revision: number, time = NOW): ProjectedEvent => ({
  id: 'e' as EventId,
  ...datasetAggregate.codec.encode(event),
  stream: 'dataset-eu_t1-cars' as StreamName,
  revision,
  position: String(revision),
  entry: revision + 1,
  time,
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

const withdrawn = { dataset: 'cars', reason: 'Wrong file', citedBy: [] };
const batchIds = { first: `bc0ffee${'0'.repeat(18)}`, second: `bbeef${'0'.repeat(20)}` };
const rowsRetracted = projected(
  {
    type: 'RowsRetracted',
    ...withdrawn,
    rows: [{ row: 'a', batch: batchIds.first, digest: sampleSha256('d') }],
    retractedAt: NOW,
  },
  2,
);
const retracted = projected(
  {
    type: 'BatchRetracted',
    ...withdrawn,
    batch: batchIds.second,
    rows: 5,
    columns: [
      { name: 'cylinders', type: 'DOUBLE' },
      { name: 'Year', type: 'DATE' },
    ],
    retractedAt: NOW,
  },
  3,
);
const deleted = projected(
  {
    type: 'DatasetDeleted',
    ...withdrawn,
    batches: [{ batch: batchIds.first, rows: 10 }],
    deletedAt: NOW,
  },
  4,
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

  const after = (...events: readonly ProjectedEvent[]) => {
    const document = [first, second, ...events].reduce<DatasetDocument | null>(
      (before, event) => datasetsProjection.evolve(before, event, 'eu_t1/cars'),
      null,
    );
    return document && datasetAnswer(document);
  };

  it('leaves out what is retracted: rows, and the columns of batches', () => {
    expect(after(rowsRetracted, retracted)).toMatchObject({
      batches: 1,
      rows: 9,
      bytes: 2_000,
      columns: [
        { name: 'Name', type: 'VARCHAR' },
        { name: 'Cylinders', type: 'BIGINT' },
      ],
    });
  });

  it('has no deleted dataset, and a new one when a batch comes again', () => {
    expect(after(deleted)).toBeNull();
    expect(after(deleted, first)).toMatchObject({ batches: 1, rows: 10, firstIngestedAt: '2026-11-23T12:00:00.000Z' });
  });

  it('hears nothing of ingests that came to nothing', () => {
    expect(datasetsProjection.types).not.toContain('chancery.evidence.ingest-abandoned.v1');
    expect(datasetsProjection.types).toHaveLength(4);
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

  it('says what was retracted, when and why', () => {
    const changed = (event: ProjectedEvent, batch: ProjectedEvent) => {
      const [key = ''] = batchesProjection.keys(event);
      return batchesProjection.evolve(batchesProjection.evolve(null, batch, key), event, key)?.answer;
    };
    const at = '2026-11-25T12:00:00.000Z';
    expect(changed(rowsRetracted, first)).toMatchObject({ batch: batchIds.first, retractedRows: 1, retracted: null });
    expect(changed(retracted, second)).toMatchObject({ retracted: { at, reason: 'Wrong file' } });
    expect(changed(deleted, first)).toMatchObject({ batch: batchIds.first, retracted: { at } });
  });
});
