import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { IngestBatchController } from './dataset/ingest-batch/ingest-batch.controller.ts';
import { IngestBatchHandler } from './dataset/ingest-batch/ingest-batch.handler.ts';
import { BatchesController } from './datasets/batches.controller.ts';
import { DatasetsController } from './datasets/datasets.controller.ts';
import { ListDatasetsHandler } from './datasets/list-datasets.query.ts';
import { ReadBatchHandler, ReadRejectedRowsHandler } from './datasets/read-batch.query.ts';
import { ReadDatasetHandler } from './datasets/read-dataset.query.ts';
import { BatchIngest } from './ingest/batch-ingest.ts';
import { meteringUsageCharge } from './ingest/metering-usage-charge.ts';
import { UploadSweeper } from './ingest/upload-sweeper.ts';
import { USAGE_CHARGE } from './ingest/usage-charge.ts';
import { EngineShutdown } from './query/engine-shutdown.ts';
import { RunQueryController } from './query/run-query.controller.ts';
import { RunQueryHandler } from './query/run-query.query.ts';

@Module({
  imports: [CqrsModule],
  controllers: [IngestBatchController, DatasetsController, BatchesController, RunQueryController],
  providers: [
    { provide: USAGE_CHARGE, useValue: meteringUsageCharge },
    BatchIngest,
    UploadSweeper,
    EngineShutdown,
    IngestBatchHandler,
    ListDatasetsHandler,
    ReadDatasetHandler,
    ReadBatchHandler,
    ReadRejectedRowsHandler,
    RunQueryHandler,
  ],
})
export class EvidenceModule {}
