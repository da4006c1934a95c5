import { accept, assertNever, reject } from '@chancery/kernel';
import type { Decider, Decision, EpochMs } from '@chancery/kernel';
import { batchIdOf } from './batch-id.ts';
import type { AbandonIngest, CommitBatch, DatasetCommand } from './dataset.commands.ts';
import type { DatasetEvent } from './dataset.events.ts';
import { ABSENT_DATASET, batchesOf, evolveDataset, liveBatchesOf } from './dataset.state.ts';
import type { CommittedBatch, DatasetState } from './dataset.state.ts';
import { described, isSameReading, wholeReading } from './same-reading.ts';
import { withdrawEvidence } from './withdraw-evidence.ts';

export const datasetDecider: Decider<DatasetCommand, DatasetEvent, DatasetState> = {
  initialState: ABSENT_DATASET,
  evolve: evolveDataset,
  decide(command, state, now) {
    switch (command.type) {
      case 'CommitBatch':
        return commitBatch(command, state, now);
      case 'AbandonIngest':
        return abandonIngest(command, state, now);
      case 'RetractBatch':
      case 'RetractRows':
      case 'DeleteDataset':
        return withdrawEvidence(command, state, now);
      default:
        return assertNever(command);
    }
  },
};

/** The batch made of exactly these bytes, if it was committed and not retracted. */
export function batchOfContent(state: DatasetState, contentSha256: string): CommittedBatch | null {
  return liveBatchesOf(state).find((batch) => batch.source.sha256 === contentSha256) ?? null;
}

function commitBatch(command: CommitBatch, state: DatasetState, now: EpochMs): Decision<DatasetEvent> {
  const existing = batchOfContent(state, command.source.sha256);
  if (existing) return isSameReading(existing.reading, command.reading) ? accept() : readDifferently(command, existing);
  if (state.abandonedCharges.includes(command.charge)) return ingestAbandoned(command);
  const { type: _, ...committed } = command;
  return accept({
    ...committed,
    type: 'BatchCommitted',
    batch: batchIdOf(command.source.sha256),
    committedAt: now,
  });
}

function abandonIngest(command: AbandonIngest, state: DatasetState, now: EpochMs): Decision<DatasetEvent> {
  const { charge, rows } = command;
  const settled = state.abandonedCharges.includes(charge) || isChargeUsed(state, charge);
  return settled ? accept() : accept({ type: 'IngestAbandoned', charge, rows, abandonedAt: now });
}

/** Whether a batch was committed on this charge. */
export function isChargeUsed(state: DatasetState, charge: string): boolean {
  return batchesOf(state).some((batch) => batch.charge === charge);
}

function readDifferently(command: CommitBatch, existing: CommittedBatch): Decision<DatasetEvent> {
  const { dataset, batch, reading } = existing;
  return reject({
    code: 'batch-read-differently',
    message:
      `These bytes are already batch ${batch} of "${dataset}", read with ${described(reading)}; ` +
      `now they were sent to be read with ${described(command.reading)}.`,
    facts: { dataset, batch, committed: wholeReading(reading), requested: wholeReading(command.reading) },
    lift: [{ action: `Send them to another dataset, or with ${described(reading)} again.`, by: 'evidence:ingest' }],
  });
}

function ingestAbandoned({ dataset, charge, rowsAccepted }: CommitBatch): Decision<DatasetEvent> {
  return reject({
    code: 'ingest-abandoned',
    message: `This ingest into "${dataset}" took so long that it was given up and its ${rowsAccepted} rows were given back.`,
    facts: { dataset, charge, rows: rowsAccepted },
    lift: [{ action: 'Send the same request again; it is charged anew.', by: 'evidence:ingest' }],
  });
}
