import { describe, expect, it } from '@jest/globals';
import { given } from '@chancery/testing';
import { commitOf, sampleBatch, sampleSha256 } from '../testing/dataset-samples.ts';
import type { DeleteDataset, RetractBatch, RetractRows } from './dataset.commands.ts';
import { datasetDecider } from './dataset.decide.ts';
import type { BatchRetracted, DatasetDeleted, DatasetEvent, RowsRetracted } from './dataset.events.ts';
import { liveBatchesOf } from './dataset.state.ts';
import { MAX_RETRACTED_ROWS } from './withdraw-evidence.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const first = sampleBatch('c0ffee');
const second = sampleBatch('beef');
const dataset = (...events: DatasetEvent[]) => given(datasetDecider, events);

const uncited = { tenant: 'eu_t1', dataset: 'cars', reason: 'Wrong file', citedBy: [], evenIfCited: false };
const cited = { ...uncited, citedBy: ['rule', 'terms'] };
const retractFirst: RetractBatch = { type: 'RetractBatch', ...uncited, batch: first.batch };
const withdrawn = { dataset: 'cars', reason: 'Wrong file', citedBy: [] };
const firstRetracted: BatchRetracted = {
  type: 'BatchRetracted',
  ...withdrawn,
  batch: first.batch,
  rows: 10,
  columns: first.columns,
  retractedAt: NOW,
};
const version = (row: string, batch = first.batch) => ({ row, batch, digest: sampleSha256('d1') });
const retractRows = (...rows: string[]): RetractRows => ({
  type: 'RetractRows',
  ...uncited,
  rows: rows.map((row) => version(row)),
});
const rowsRetracted = (...rows: string[]): RowsRetracted => ({
  type: 'RowsRetracted',
  ...withdrawn,
  rows: rows.map((row) => version(row)),
  retractedAt: NOW,
});
const deleteCars: DeleteDataset = { type: 'DeleteDataset', ...uncited };
const carsDeleted: DatasetDeleted = {
  type: 'DatasetDeleted',
  ...withdrawn,
  batches: [
    { batch: first.batch, rows: 10 },
    { batch: second.batch, rows: 10 },
  ],
  deletedAt: NOW,
};

describe('retracting a batch', () => {
  it('withdraws it and keeps it in history', () => {
    dataset(first, second).when(retractFirst, NOW).then(firstRetracted);
    const { state } = dataset(first, second, firstRetracted);
    expect(state).toMatchObject({
      status: 'open',
      batches: [{ batch: first.batch, retracted: { at: NOW, reason: 'Wrong file' } }, { retracted: null }],
    });
    expect(liveBatchesOf(state).map(({ batch }) => batch)).toEqual([second.batch]);
  });

  it('counts only rows that were evidence until then', () => {
    dataset(first, rowsRetracted('a', 'b'))
      .when(retractFirst, NOW)
      .then({ ...firstRetracted, rows: 8 });
  });

  it('changes nothing the second time', () => {
    dataset(first, firstRetracted)
      .when({ ...retractFirst, ...cited }, NOW + 1)
      .then();
  });

  it('lets the same content be committed again, read another way too', () => {
    const reread = { ...first, reading: { delimiter: ';', rowKey: 'Name' }, charge: 'another' };
    dataset(first, firstRetracted)
      .when(commitOf(reread), NOW)
      .then({ ...reread, committedAt: NOW });
    const { state } = dataset(first, firstRetracted, reread);
    expect(state).toMatchObject({ batches: [{ retracted: { at: NOW } }, { batch: first.batch, retracted: null }] });
    dataset(first, firstRetracted, reread)
      .when(retractFirst, NOW + 5)
      .then({ ...firstRetracted, retractedAt: NOW + 5 });
  });

  it('keeps what was retracted before as it was when the same content is retracted again', () => {
    const again = { ...firstRetracted, reason: 'Wrong again', retractedAt: NOW + 9 };
    expect(dataset(first, firstRetracted, first, again).state).toMatchObject({
      batches: [
        { retracted: { at: NOW, reason: 'Wrong file' } },
        { retracted: { at: NOW + 9, reason: 'Wrong again' } },
      ],
    });
  });

  it('is refused for a batch or a dataset that never was', () => {
    dataset(first)
      .when({ ...retractFirst, batch: 'b0' }, NOW)
      .thenRejected('not-found', { dataset: 'cars' });
    dataset().when(retractFirst, NOW).thenRejected('not-found', { dataset: 'cars' });
  });
});

describe('retracting rows', () => {
  it('withdraws them in the batches that hold them', () => {
    dataset(first, second).when(retractRows('a', 'b'), NOW).then(rowsRetracted('a', 'b'));
    expect(dataset(first, second, rowsRetracted('a', 'b')).state).toMatchObject({
      batches: [{ retracted: null, retractedRows: ['a', 'b'] }, { retractedRows: [] }],
    });
  });

  it('leaves out what is withdrawn already, and changes nothing when all is', () => {
    dataset(first, rowsRetracted('a')).when(retractRows('a', 'b'), NOW).then(rowsRetracted('b'));
    dataset(first, rowsRetracted('a')).when(retractRows('a'), NOW).then();
    dataset(first, firstRetracted).when(retractRows('a'), NOW).then();
  });

  it('leaves rows of the same name in a later batch', () => {
    expect(dataset(first, rowsRetracted('a'), second).state).toMatchObject({
      batches: [{ retractedRows: ['a'] }, { retractedRows: [] }],
    });
  });

  it('is refused beyond what every query can leave out', () => {
    const many = Array.from({ length: MAX_RETRACTED_ROWS - 1 }, (_, index) => `r${index}`);
    dataset(first, rowsRetracted(...many))
      .when(retractRows('x'), NOW)
      .then(rowsRetracted('x'));
    dataset(first, rowsRetracted(...many))
      .when(retractRows('x', 'y'), NOW)
      .thenRejected('retracted-rows-too-many', {
        dataset: 'cars',
        retracted: MAX_RETRACTED_ROWS - 1,
        asked: 2,
        most: MAX_RETRACTED_ROWS,
      });
  });
});

describe('deleting a dataset', () => {
  it('withdraws every batch that is left', () => {
    dataset(first, second).when(deleteCars, NOW).then(carsDeleted);
    dataset(first, second, firstRetracted)
      .when(deleteCars, NOW)
      .then({ ...carsDeleted, batches: [{ batch: second.batch, rows: 10 }] });
    expect(dataset(first, second, carsDeleted).state).toMatchObject({
      status: 'deleted',
      deleted: { at: NOW, reason: 'Wrong file' },
      batches: [{ retracted: { at: NOW } }, { retracted: { at: NOW } }],
    });
  });

  it('changes nothing the second time, and is refused for one that never was', () => {
    dataset(first, second, carsDeleted)
      .when(deleteCars, NOW + 1)
      .then();
    dataset().when(deleteCars, NOW).thenRejected('not-found', { dataset: 'cars' });
  });

  it('lets a later batch open it anew, with its history', () => {
    dataset(first, second, carsDeleted).when(commitOf(first), first.committedAt).then(first);
    expect(dataset(first, second, carsDeleted, first).state).toMatchObject({
      status: 'open',
      batches: [{ retracted: { at: NOW } }, { retracted: { at: NOW } }, { batch: first.batch, retracted: null }],
    });
  });
});

describe('evidence that is cited', () => {
  it.each([
    [{ ...retractFirst, ...cited }, 'evidence:retract', `batches/${first.batch}/retract`, {}],
    [{ ...retractRows('a'), ...cited }, 'evidence:retract', 'rows/retract', { rows: ['a'] }],
    [{ ...deleteCars, ...cited }, 'datasets:delete', 'delete', {}],
  ] as const)('is not withdrawn by $type before that is accepted', (command, by, path, fields) => {
    const { decision } = dataset(first, second).when(command, NOW);
    expect(decision).toMatchObject({
      kind: 'rejected',
      rejection: {
        code: 'evidence-cited',
        message: expect.stringMatching(/^2 authorities cite what is to be withdrawn from "cars" \(\d+ rows\)/),
        facts: { dataset: 'cars', citedBy: ['rule', 'terms'] },
        lift: [
          {
            by,
            request: {
              method: 'POST',
              path: `/v1/tenants/eu_t1/datasets/cars/${path}`,
              body: { ...fields, reason: 'Wrong file', evenIfCited: true },
            },
          },
        ],
      },
    });
  });

  it('is withdrawn when that is accepted, naming who cited it', () => {
    dataset(first)
      .when({ ...retractFirst, ...cited, evenIfCited: true }, NOW)
      .then({ ...firstRetracted, citedBy: ['rule', 'terms'] });
  });
});
