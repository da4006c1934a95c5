import { describe, expect, it } from '@jest/globals';
import { given } from '@chancery/testing';
import { commitOf, sampleBatch, sampleSha256 } from '../testing/dataset-samples.ts';
import type { AbandonIngest } from './dataset.commands.ts';
import { datasetDecider } from './dataset.decide.ts';
import type { BatchReading, DatasetEvent, IngestAbandoned } from './dataset.events.ts';
import { wholeReading } from './same-reading.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const first = sampleBatch('c0ffee');
const dataset = (...events: DatasetEvent[]) => given(datasetDecider, events);
const abandon: AbandonIngest = { type: 'AbandonIngest', charge: first.charge, rows: first.rowsAccepted };
const abandoned: IngestAbandoned = { type: 'IngestAbandoned', charge: first.charge, rows: 10, abandonedAt: NOW };

describe('committing a batch', () => {
  it('opens the dataset with the first', () => {
    dataset().when(commitOf(first), NOW).then(first);
    expect(dataset(first).state).toMatchObject({ status: 'open', dataset: 'cars', batches: [{ batch: first.batch }] });
  });

  it('addresses the batch by its content, stamped with the time of the stream', () => {
    const decided = dataset().when(
      commitOf({ ...first, source: { ...first.source, sha256: sampleSha256('123abc') } }),
      7,
    );
    expect(decided.decision.events).toMatchObject([{ batch: `b123abc${'0'.repeat(18)}`, committedAt: 7 }]);
  });

  it('adds another content to the batches there are, in order', () => {
    const second = sampleBatch('beef');
    dataset(first).when(commitOf(second), NOW).then(second);
    expect(dataset(first, second).state).toMatchObject({ batches: [{ batch: first.batch }, { batch: second.batch }] });
  });

  it('changes nothing for the same content, whoever sends and pays for it', () => {
    const again = { ...commitOf(first), charge: 'another', source: { ...first.source, key: 'elsewhere' } };
    dataset(first)
      .when(again, NOW + 1)
      .then();
  });

  it.each<[string, BatchReading]>([
    ['another delimiter', { delimiter: ';', rowKey: null }],
    ['a row key', { delimiter: ',', rowKey: 'Name' }],
    ['another encoding', { ...first.reading, encoding: 'windows-1252' }],
    ['ragged rows filled up', { ...first.reading, ragged: 'fill' }],
    ['the type of a column given', { ...first.reading, columnTypes: [{ name: 'Name', type: 'VARCHAR' }] }],
    ['another format', { delimiter: '', rowKey: null, format: 'ndjson' }],
  ])('refuses the same content read with %s', (_, reading) => {
    const requested = wholeReading(reading);
    dataset(first)
      .when(commitOf({ ...first, reading }), NOW)
      .thenRejected('batch-read-differently', {
        dataset: 'cars',
        batch: first.batch,
        committed: wholeReading(first.reading),
        requested,
      });
  });

  it('changes nothing for a reading that says what was meant before', () => {
    const reading = { ...first.reading, format: 'csv', encoding: 'utf-8', ragged: 'reject', columnTypes: [] } as const;
    dataset(first)
      .when(commitOf({ ...first, reading }), NOW)
      .then();
  });

  it('refuses a charge that was given up', () => {
    dataset(abandoned)
      .when(commitOf(first), NOW)
      .thenRejected('ingest-abandoned', { charge: first.charge, rows: 10, dataset: 'cars' });
  });

  it('takes a new charge after one was given up', () => {
    const paidAnew = { ...first, charge: 'key#charge.2' };
    dataset(abandoned).when(commitOf(paidAnew), NOW).then(paidAnew);
  });
});

describe('abandoning an ingest', () => {
  it('is recorded, also before there is a dataset', () => {
    dataset().when(abandon, NOW).then(abandoned);
    expect(dataset(abandoned).state).toEqual({ status: 'absent', abandonedCharges: [first.charge] });
  });

  it('changes nothing when it was abandoned before', () => {
    dataset(abandoned).when(abandon, NOW).then();
  });

  it('changes nothing when a batch stands on the charge', () => {
    dataset(first).when(abandon, NOW).then();
  });

  it('leaves the batches as they are', () => {
    const other = { ...abandoned, charge: 'other' };
    expect(dataset(first, other).state).toEqual({ ...dataset(first).state, abandonedCharges: ['other'] });
  });
});
