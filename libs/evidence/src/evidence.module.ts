import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CitationsController } from './citations/citations.controller.ts';
import { ListCitationsHandler } from './citations/list-citations.query.ts';
import { DeleteDatasetController } from './dataset/delete-dataset/delete-dataset.controller.ts';
import { DeleteDatasetHandler } from './dataset/delete-dataset/delete-dataset.handler.ts';
import { IngestBatchController } from './dataset/ingest-batch/ingest-batch.controller.ts';
import { IngestBatchHandler } from './dataset/ingest-batch/ingest-batch.handler.ts';
import { RetractBatchController } from './dataset/retract-batch/retract-batch.controller.ts';
import { RetractBatchHandler } from './dataset/retract-batch/retract-batch.handler.ts';
import { RetractRowsController } from './dataset/retract-rows/retract-rows.controller.ts';
import { RetractRowsHandler } from './dataset/retract-rows/retract-rows.handler.ts';
import { BatchesController } from './datasets/batches.controller.ts';
import { DatasetsController } from './datasets/datasets.controller.ts';
import { ListDatasetsHandler } from './datasets/list-datasets.query.ts';
import { ReadBatchHandler, ReadRejectedRowsHandler } from './datasets/read-batch.query.ts';
import { ReadDatasetHandler } from './datasets/read-dataset.query.ts';
import { BatchIngest } from './ingest/batch-ingest.ts';
import { meteringUsageCharge } from './ingest/metering-usage-charge.ts';
import { CancelUploadHandler } from './ingest/progress/cancel-upload.command.ts';
import { UploadBoard } from './ingest/progress/upload-board.ts';
import { UploadFinder } from './ingest/progress/upload-finder.ts';
import { UploadsController } from './ingest/progress/uploads.controller.ts';
import { FindUploadHandler, ListUploadsHandler } from './ingest/progress/uploads.queries.ts';
import { UploadSweeper } from './ingest/upload-sweeper.ts';
import { USAGE_CHARGE } from './ingest/usage-charge.ts';
import { EngineShutdown } from './query/engine-shutdown.ts';
import { ExplainQueryHandler } from './query/explain-query.query.ts';
import { RunQueryController } from './query/run-query.controller.ts';
import { RunQueryHandler } from './query/run-query.query.ts';
import { RunningQueriesController } from './query/running-queries.controller.ts';
import { RunningQueries } from './query/running-queries.ts';
import { RemoveQueryController } from './query/saved/remove-query/remove-query.controller.ts';
import { RemoveQueryHandler } from './query/saved/remove-query/remove-query.handler.ts';
import { SaveQueryController } from './query/saved/save-query/save-query.controller.ts';
import { SaveQueryHandler } from './query/saved/save-query/save-query.handler.ts';
import { SavedQueriesController } from './query/saved/saved-queries.controller.ts';
import {
  ListSavedQueriesHandler,
  ReadSavedQueryHandler,
  RunSavedQueryHandler,
} from './query/saved/saved-queries.query.ts';
import { UnderWayElsewhere } from './under-way/under-way-elsewhere.ts';
import { UnderWayStores } from './under-way/under-way-stores.ts';
import { UnderWayTeller } from './under-way/under-way-teller.ts';

@Module({
  imports: [CqrsModule],
  controllers: [
    IngestBatchController,
    RetractBatchController,
    RetractRowsController,
    DeleteDatasetController,
    CitationsController,
    UploadsController,
    DatasetsController,
    BatchesController,
    RunQueryController,
    RunningQueriesController,
    SaveQueryController,
    RemoveQueryController,
    SavedQueriesController,
  ],
  providers: [
    { provide: USAGE_CHARGE, useValue: meteringUsageCharge },
    UploadBoard,
    UnderWayStores,
    UnderWayElsewhere,
    UnderWayTeller,
    UploadFinder,
    BatchIngest,
    UploadSweeper,
    EngineShutdown,
    IngestBatchHandler,
    CancelUploadHandler,
    ListUploadsHandler,
    FindUploadHandler,
    RetractBatchHandler,
    RetractRowsHandler,
    DeleteDatasetHandler,
    ListCitationsHandler,
    ListDatasetsHandler,
    ReadDatasetHandler,
    ReadBatchHandler,
    ReadRejectedRowsHandler,
    RunningQueries,
    RunQueryHandler,
    ExplainQueryHandler,
    SaveQueryHandler,
    RemoveQueryHandler,
    ListSavedQueriesHandler,
    ReadSavedQueryHandler,
    RunSavedQueryHandler,
  ],
})
export class EvidenceModule {}
