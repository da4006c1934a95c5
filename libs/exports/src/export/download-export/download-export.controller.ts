import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { ExportItem } from '../../contract/export-answer.ts';
import { DownloadExportCommand } from './download-export.command.ts';
import type { AllowedDownload } from './download-export.handler.ts';

@ApiTags('Exports')
@Controller('v1/tenants/:tenant/exports/:export/bundle')
export class DownloadExportController {
  constructor(private readonly commands: CommandBus) {}

  @Get()
  @RequireScope('exports:download')
  @ApiOperation({
    summary: 'Download the bundle',
    description:
      'Asks the export gate again; each download and each refusal is recorded. A dry run answers with the export.',
  })
  @ApiParam({ name: 'tenant' })
  @ApiParam({ name: 'export' })
  @ApiProduces('application/zip')
  async download(
    @CurrentCaller() caller: Caller,
    @Param('export') exportId: string,
  ): Promise<StreamableFile | ExportItem> {
    const command = new DownloadExportCommand(caller, exportId);
    const { item, bundle } = caller.respond<AllowedDownload>(
      await this.commands.execute<DownloadExportCommand, Outcome<AllowedDownload>>(command),
    );
    if (caller.dryRun || bundle === null) return item;
    // RFC 9530: whoever stores the file can check that it arrived whole.
    caller.header('Repr-Digest', `sha-256=:${Buffer.from(bundle.sha256, 'hex').toString('base64')}:`);
    caller.header('Cache-Control', 'no-store');
    return new StreamableFile(await caller.plane.blobs.read(bundle.blobKey), {
      type: 'application/zip',
      disposition: `attachment; filename="${item.id}.zip"`,
      length: bundle.bytes,
    });
  }
}
