import { describe, expect, it } from '@jest/globals';
import { fold } from '@chancery/kernel';
import type { CommandId, TenantId } from '@chancery/kernel';
import { ABSENT_DATASET, evolveDataset } from '../dataset/dataset.state.ts';
import type { DatasetEvent } from '../dataset/dataset.events.ts';
import { sampleBatch } from '../testing/dataset-samples.ts';
import { settlementStep } from './settlement.ts';
import { newUpload, uploadKeys } from './upload.ts';

const charge = { id: 'key#charge.1' as CommandId, rows: 10 };
const spooled = newUpload('eu_t1' as TenantId, 'cars', 0);
const charged = { ...spooled, charge };
const keys = uploadKeys(spooled);
const abandoned: DatasetEvent = { type: 'IngestAbandoned', charge: charge.id, rows: 10, abandonedAt: 1 };
const committed = sampleBatch('c0ffee', {
  charge: charge.id,
  source: { key: keys.source, bytes: 1, sha256: 'c0' },
  rows: { key: keys.rows, bytes: 1, sha256: 'd0' },
});
const facts = (events: DatasetEvent[], ledger: { charged?: boolean; returned?: boolean } = {}) => ({
  dataset: fold(evolveDataset, ABSENT_DATASET, events),
  charged: false,
  returned: false,
  ...ledger,
});
const everything = Object.values(keys);

describe('settling an upload', () => {
  it('deletes its files when it made no charge', () => {
    expect(settlementStep(spooled, facts([]))).toEqual({ kind: 'clear-away', files: everything });
  });

  it('asks the dataset first when a charge may be under way', () => {
    expect(settlementStep(charged, facts([]))).toEqual({ kind: 'abandon-ingest', charge });
    expect(settlementStep(charged, facts([], { charged: true }))).toEqual({ kind: 'abandon-ingest', charge });
  });

  it('gives the charge back once no batch can be committed on it any more', () => {
    expect(settlementStep(charged, facts([abandoned], { charged: true }))).toEqual({ kind: 'give-back', charge });
  });

  it('gives nothing back that was never charged, or was given back before', () => {
    const clear = { kind: 'clear-away', files: everything };
    expect(settlementStep(charged, facts([abandoned]))).toEqual(clear);
    expect(settlementStep(charged, facts([abandoned], { charged: true, returned: true }))).toEqual(clear);
  });

  it('keeps the files and the charge of a committed batch', () => {
    const step = settlementStep(charged, facts([committed], { charged: true }));
    expect(step).toEqual({ kind: 'clear-away', files: [keys.rejected] });
  });

  it('deletes the files of a repeated request whose batch was committed from the first one’s', () => {
    const repeated = { ...newUpload('eu_t1' as TenantId, 'cars', 0), charge };
    const step = settlementStep(repeated, facts([committed], { charged: true }));
    expect(step).toEqual({ kind: 'clear-away', files: Object.values(uploadKeys(repeated)) });
  });

  it('gives back what a second charge for the same content cost', () => {
    const other = { ...charged, charge: { id: 'other#charge.1' as CommandId, rows: 10 } };
    expect(settlementStep(other, facts([committed], { charged: true })).kind).toBe('abandon-ingest');
  });
});
