import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '@chancery/kernel';
import type { JsonObject } from '@chancery/kernel';
import { commitOf, sampleBatch, sampleSha256 } from '../testing/dataset-samples.ts';
import { datasetAggregate } from './dataset.aggregate.ts';
import type { DatasetCommand } from './dataset.commands.ts';
import type { BatchCommitted, ColumnType, DatasetEvent, IngestAbandoned } from './dataset.events.ts';
import { ABSENT_DATASET, evolveDataset } from './dataset.state.ts';

const types: readonly ColumnType[] = [
  'NULL',
  'BOOLEAN',
  'BIGINT',
  'DOUBLE',
  'DATE',
  'TIMESTAMP',
  'TIMESTAMPTZ',
  'VARCHAR',
];
const NOW = Date.parse('2026-11-24T12:00:00Z');
const hex = fc.stringMatching(/^[0-9a-f]{1,64}$/);
const count = fc.nat(1e9);
const anyEvent: fc.Arbitrary<BatchCommitted | IngestAbandoned> = fc.oneof(
  fc
    .record({ content: hex, accepted: count, rejected: count, name: fc.string(), type: fc.constantFrom(...types) })
    .map(({ content, accepted, rejected, name, type }) =>
      sampleBatch(content, {
        rowsAccepted: accepted,
        rowsRejected: rejected,
        rejected: { key: name, bytes: rejected, sha256: sampleSha256(content) },
        columns: [{ name, type }],
        reading: { delimiter: '\t', rowKey: name },
      }),
    ),
  fc.record({ type: fc.constant('IngestAbandoned' as const), charge: fc.string(), rows: count, abandonedAt: count }),
);
const reason = { reason: fc.string(), citedBy: fc.array(fc.string()) };
const anyWithdrawal: fc.Arbitrary<DatasetEvent> = fc.oneof(
  fc.record({
    type: fc.constant('BatchRetracted' as const),
    dataset: fc.string(),
    batch: hex,
    rows: count,
    columns: fc.array(fc.record({ name: fc.string(), type: fc.constantFrom(...types) })),
    ...reason,
    retractedAt: count,
  }),
  fc.record({
    type: fc.constant('RowsRetracted' as const),
    dataset: fc.string(),
    rows: fc.array(fc.record({ row: fc.string(), batch: hex, digest: hex })),
    ...reason,
    retractedAt: count,
  }),
  fc.record({
    type: fc.constant('DatasetDeleted' as const),
    dataset: fc.string(),
    batches: fc.array(fc.record({ batch: hex, rows: count })),
    ...reason,
    deletedAt: count,
  }),
);

describe('the dataset aggregate', () => {
  it('gives back every event from its stored shape', () => {
    fc.assert(
      fc.property(fc.oneof(anyEvent, anyWithdrawal), (event) => {
        const { type, data } = datasetAggregate.codec.encode(event);
        expect(datasetAggregate.codec.decode(type, JSON.parse(JSON.stringify(data)) as JsonObject)).toEqual(event);
      }),
    );
  });

  it('gives back the command that led to an event', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const command = datasetAggregate.commandFromEvents?.([event]) ?? null;
        const now = event.type === 'BatchCommitted' ? event.committedAt : event.abandonedAt;
        const decided = command && datasetAggregate.decider.decide(command, ABSENT_DATASET, now);
        expect(decided).toEqual({ kind: 'accepted', events: [event] });
      }),
    );
  });

  it('answers a commit with the batch and whether it was there before', () => {
    const batch = sampleBatch('c0ffee');
    const state = fold(evolveDataset, ABSENT_DATASET, [batch]);
    const described = {
      batch: batch.batch,
      contentSha256: batch.source.sha256,
      accepted: 10,
      rejected: 0,
      committedAt: '2026-11-23T12:00:00.000Z',
      policy: 'eu_standard@1',
    };
    expect(datasetAggregate.answer(state, [batch], commitOf(batch))).toMatchObject({
      batch: { ...described, alreadyIngested: false },
      charge: batch.charge,
    });
    expect(datasetAggregate.answer(state, [], { ...commitOf(batch), charge: 'mine' })).toMatchObject({
      batch: { ...described, alreadyIngested: true },
      charge: batch.charge,
    });
  });

  it('leaves the command of a withdrawal to the envelope', () => {
    fc.assert(fc.property(anyWithdrawal, (event) => datasetAggregate.commandFromEvents?.([event]) === null));
  });

  it('answers a withdrawal with what it withdrew, and one that changed nothing with nothing', () => {
    const batch = sampleBatch('c0ffee');
    const state = fold(evolveDataset, ABSENT_DATASET, [batch]);
    const asked = { tenant: 'eu_t1', dataset: 'cars', reason: 'Wrong file', citedBy: ['rule'], evenIfCited: true };
    const answerTo = (command: DatasetCommand) => {
      const decided = datasetAggregate.decider.decide(command, state, NOW);
      return datasetAggregate.answer(fold(evolveDataset, state, decided.events), decided.events, command);
    };
    const withdrawnAt = new Date(NOW).toISOString();
    expect(answerTo({ type: 'RetractBatch', ...asked, batch: batch.batch })).toEqual({
      dataset: 'cars',
      batches: [batch.batch],
      rows: 10,
      citedBy: ['rule'],
      withdrawnAt,
    });
    const rows = [{ row: 'a', batch: batch.batch, digest: sampleSha256('a') }];
    expect(answerTo({ type: 'RetractRows', ...asked, rows })).toMatchObject({ batches: [], rows: 1, withdrawnAt });
    expect(answerTo({ type: 'DeleteDataset', ...asked })).toMatchObject({ batches: [batch.batch], rows: 10 });
    expect(datasetAggregate.answer(state, [], { type: 'DeleteDataset', ...asked })).toEqual({
      dataset: 'cars',
      batches: [],
      rows: 0,
      citedBy: [],
      withdrawnAt: null,
    });
  });

  it('answers an abandoned ingest with whether its charge was used after all', () => {
    const batch = sampleBatch();
    const state = fold(evolveDataset, ABSENT_DATASET, [batch]);
    const abandon = (charge: string) => datasetAggregate.answer(state, [], { type: 'AbandonIngest', charge, rows: 10 });
    expect(abandon(batch.charge)).toEqual({ chargeUsed: true });
    expect(abandon('other')).toEqual({ chargeUsed: false });
  });
});
