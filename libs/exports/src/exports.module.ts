import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { BuildBoard } from './export/build-export/progress/build-board.ts';
import { DownloadExportController } from './export/download-export/download-export.controller.ts';
import { DownloadExportHandler } from './export/download-export/download-export.handler.ts';
import { ExpirySweeper } from './export/expire-export/expiry-sweeper.ts';
import { RequestExportController } from './export/request-export/request-export.controller.ts';
import { RequestExportHandler } from './export/request-export/request-export.handler.ts';
import { ExportsController } from './exports/exports.controller.ts';
import { FollowExportHandler } from './exports/follow-export.query.ts';
import { ListExportsHandler, ReadExportHandler } from './exports/read-exports.query.ts';
import { ListSigningKeysController } from './signing-keys/list-signing-keys/list-signing-keys.controller.ts';
import { ListSigningKeysHandler } from './signing-keys/list-signing-keys/list-signing-keys.query.ts';
import { RotateSigningKeyController } from './signing-keys/rotate-signing-key/rotate-signing-key.controller.ts';
import { RotateSigningKeyHandler } from './signing-keys/rotate-signing-key/rotate-signing-key.handler.ts';

/** The host provides `PLANES` and `SIGNING_KEY_VAULTS`. */
@Module({
  imports: [CqrsModule],
  controllers: [
    RequestExportController,
    DownloadExportController,
    ExportsController,
    ListSigningKeysController,
    RotateSigningKeyController,
  ],
  providers: [
    BuildBoard,
    RequestExportHandler,
    DownloadExportHandler,
    ListExportsHandler,
    ReadExportHandler,
    FollowExportHandler,
    ListSigningKeysHandler,
    RotateSigningKeyHandler,
    ExpirySweeper,
  ],
})
export class ExportsModule {}
