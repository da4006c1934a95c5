import { eventCodec } from '@chancery/event-sourcing';
import type { AggregateType } from '@chancery/event-sourcing';
import { assertNever } from '@chancery/kernel';
import type { IngestAnswer } from '../contract/dataset-answers.ts';
import type { WithdrawalAnswer } from '../contract/withdrawal-answers.ts';
import { batchAnswer } from './batch-answer.ts';
import { batchOfContent, datasetDecider, isChargeUsed } from './dataset.decide.ts';
import type { CommitBatch, DatasetCommand } from './dataset.commands.ts';
import type { DatasetEvent } from './dataset.events.ts';
import type { DatasetState } from './dataset.state.ts';
import { withdrawalAnswer } from './withdrawal-answer.ts';

/** The batch with these bytes: just committed, or there before. */
export interface BatchCommitAnswer {
  readonly batch: IngestAnswer;
  /** The charge the batch stands on; another one than the command's is to be given back. */
  readonly charge: string;
}

/** Whether a batch stands on the charge. If not it is abandoned, and whoever made it gives it back. */
export interface AbandonAnswer {
  readonly chargeUsed: boolean;
}

export type DatasetCommandAnswer = BatchCommitAnswer | AbandonAnswer | WithdrawalAnswer;

/** One stream per dataset: its batches, what was withdrawn of them, and the charges that came to nothing. */
export const datasetAggregate: AggregateType<DatasetCommand, DatasetEvent, DatasetState, DatasetCommandAnswer> = {
  category: 'dataset',
  decider: datasetDecider,
  codec: eventCodec<DatasetEvent>({
    BatchCommitted: { type: 'chancery.evidence.batch-committed.v1' },
    IngestAbandoned: { type: 'chancery.evidence.ingest-abandoned.v1' },
    BatchRetracted: { type: 'chancery.evidence.batch-retracted.v1' },
    RowsRetracted: { type: 'chancery.evidence.rows-retracted.v1' },
    DatasetDeleted: { type: 'chancery.evidence.dataset-deleted.v1' },
  }),
  stateVersion: 2,
  answer(state, events, command) {
    switch (command.type) {
      case 'CommitBatch': {
        const batch = batchOfContent(state, command.source.sha256);
        if (!batch) throw new Error('An accepted CommitBatch left no batch');
        const alreadyIngested = events.length === 0;
        return { batch: { ...batchAnswer(batch), alreadyIngested }, charge: batch.charge };
      }
      case 'AbandonIngest':
        return { chargeUsed: isChargeUsed(state, command.charge) };
      case 'RetractBatch':
      case 'RetractRows':
      case 'DeleteDataset':
        return withdrawalAnswer(command.dataset, events);
      default:
        return assertNever(command);
    }
  },
  commandFromEvents(events) {
    const [event] = events;
    if (!event) return null;
    switch (event.type) {
      case 'BatchCommitted': {
        const { batch: _batch, committedAt: _committedAt, ...committed } = event;
        return { ...committed, type: 'CommitBatch' } satisfies CommitBatch;
      }
      case 'IngestAbandoned':
        return { type: 'AbandonIngest', charge: event.charge, rows: event.rows };
      case 'BatchRetracted':
      case 'RowsRetracted':
      case 'DatasetDeleted':
        // They do not say whether citations were accepted: the command stands on the event.
        return null;
      default:
        return assertNever(event);
    }
  },
};
