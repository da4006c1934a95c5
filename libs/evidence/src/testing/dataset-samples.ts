import type { CommitBatch } from '../dataset/dataset.commands.ts';
import type { BatchCommitted } from '../dataset/dataset.events.ts';

/** A digest that is told apart from others by its first characters. */
export function sampleSha256(start: string): string {
  return start.padEnd(64, '0');
}

/** A batch of `cars` whose content is told apart by `content`, some hex digits. */
export function sampleBatch(content = 'c0ffee', changes: Partial<BatchCommitted> = {}): BatchCommitted {
  const sha256 = sampleSha256(content);
  const key = (file: string) => `evidence/eu_t1/cars/u${content}/${file}`;
  return {
    type: 'BatchCommitted',
    dataset: 'cars',
    batch: `b${sha256.slice(0, 24)}`,
    source: { key: key('source.csv'), bytes: 1_000, sha256 },
    rows: { key: key('rows.parquet'), bytes: 700, sha256: sampleSha256('aa') },
    rejected: null,
    reading: { delimiter: ',', rowKey: null },
    columns: [
      { name: 'Name', type: 'VARCHAR' },
      { name: 'Cylinders', type: 'BIGINT' },
    ],
    rowsAccepted: 10,
    rowsRejected: 0,
    charge: `key-${content}#charge.1`,
    nameplate: { region: 'eu', legalEntity: 'Fjord GmbH', policyId: 'eu_standard', policyVersion: 1 },
    committedAt: Date.parse('2026-11-23T12:00:00Z'),
    ...changes,
  };
}

/** The command that commits `batch`. */
export function commitOf(batch: BatchCommitted): CommitBatch {
  const { batch: _batch, committedAt: _committedAt, ...committed } = batch;
  return { ...committed, type: 'CommitBatch' };
}
