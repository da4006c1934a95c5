import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { IngestAnswer } from '../../contract/dataset-answers.ts';
import { BatchIngest } from '../../ingest/batch-ingest.ts';
import { IngestBatchCommand } from './ingest-batch.command.ts';

@CommandHandler(IngestBatchCommand)
export class IngestBatchHandler implements ICommandHandler<IngestBatchCommand> {
  constructor(private readonly ingest: BatchIngest) {}

  execute({ caller, order }: IngestBatchCommand): Promise<Outcome<IngestAnswer>> {
    return this.ingest.ingest(caller, order);
  }
}
