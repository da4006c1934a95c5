import { Readable } from 'node:stream';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Problem } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { BatchAnswer } from '../contract/dataset-answers.ts';
import { batchAnswer } from '../dataset/batch-answer.ts';
import { datasetOf } from '../dataset/dataset-of.ts';
import { batchOf } from '../dataset/dataset.state.ts';
import type { CommittedBatch } from '../dataset/dataset.state.ts';
import { rejectedCsv } from './rejected-csv.ts';

/** One batch, as the dataset's stream says now. */
export class ReadBatch {
  constructor(
    readonly caller: Caller,
    readonly dataset: string,
    readonly batch: string,
  ) {}
}

@QueryHandler(ReadBatch)
export class ReadBatchHandler implements IQueryHandler<ReadBatch> {
  async execute(query: ReadBatch): Promise<BatchAnswer> {
    const batch = await committedBatchOf(query);
    return batchAnswer(batch, batch);
  }
}

/** The rejected rows of a batch. */
export class ReadRejectedRows extends ReadBatch {
  constructor(
    caller: Caller,
    dataset: string,
    batch: string,
    readonly format: 'ndjson' | 'csv',
  ) {
    super(caller, dataset, batch);
  }
}

@QueryHandler(ReadRejectedRows)
export class ReadRejectedRowsHandler implements IQueryHandler<ReadRejectedRows> {
  /** NDJSON, one `RejectedRow` a line, empty when every row was accepted; or the same as CSV. */
  async execute(query: ReadRejectedRows): Promise<Readable> {
    const { rejected, columns } = await committedBatchOf(query);
    const report = rejected ? await query.caller.plane.blobs.read(rejected.key) : Readable.from([]);
    if (query.format === 'ndjson') return report;
    return rejectedCsv(
      report,
      columns.map(({ name }) => name),
    );
  }
}

async function committedBatchOf({ caller, dataset, batch }: ReadBatch): Promise<CommittedBatch> {
  const found = batchOf(await datasetOf(caller.plane, caller.tenant, dataset), batch);
  if (!found) throw new Problem('not-found', `There is no batch ${batch} in a dataset "${dataset}".`);
  return found;
}
