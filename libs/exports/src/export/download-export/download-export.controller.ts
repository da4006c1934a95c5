import { Controller, Get, Headers, Param, Res, StreamableFile } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { ExportItem } from '../../contract/export-answer.ts';
import { DownloadExportCommand } from './download-export.command.ts';
import { entityTag } from './download-export.handler.ts';
import type { AllowedDownload } from './download-export.handler.ts';

@ApiTags('Exports')
@Controller('v1/tenants/:tenant/exports/:export/bundle')
export class DownloadExportController {
  constructor(private readonly commands: CommandBus) {}

  @Get()
  @RequireScope('exports:download')
  @Refuses('export-blocked', 'export-not-built', 'export-expired', 'range-not-satisfiable')
  @ApiOperation({
    summary: 'Download the bundle',
    description:
      'Asks the export gate again; each download and each refusal is recorded, each range of a download in parts too. A dry run answers with the export.',
  })
  @ApiParam({ name: 'tenant' })
  @ApiParam({ name: 'export' })
  @ApiHeader({ name: 'Range', required: false, description: 'One range of bytes; answered with 206.' })
  @ApiHeader({ name: 'If-Range', required: false, description: 'The `ETag` that the range is meant for.' })
  @ApiProduces('application/zip')
  @ApiResponse({ status: 200, description: 'The whole bundle.' })
  @ApiResponse({ status: 206, description: 'The range of it that was asked for.' })
  async download(
    @CurrentCaller() caller: Caller,
    @Param('export') exportId: string,
    @Headers('range') range: string | undefined,
    @Headers('if-range') ifRange: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | ExportItem> {
    const command = new DownloadExportCommand(caller, exportId, { range, ifRange });
    const allowed = caller.respond<AllowedDownload>(
      await this.commands.execute<DownloadExportCommand, Outcome<AllowedDownload>>(command),
    );
    if (caller.dryRun || allowed.bundle === null) return allowed.item;
    caller.header('Accept-Ranges', 'bytes');
    caller.header('ETag', entityTag(allowed.bundle));
    // RFC 9530: whoever stores the file can check that it arrived whole, also when it came in parts.
    caller.header('Repr-Digest', `sha-256=:${Buffer.from(allowed.bundle.sha256, 'hex').toString('base64')}:`);
    caller.header('Cache-Control', 'no-store');
    const content = await caller.plane.blobs.read(allowed.bundle.blobKey, allowed.range ?? undefined);
    const options = { type: 'application/zip', disposition: `attachment; filename="${allowed.item.id}.zip"` };
    if (allowed.range === null) return new StreamableFile(content, { ...options, length: allowed.bundle.bytes });
    const { first, last } = allowed.range;
    void reply.status(206);
    caller.header('Content-Range', `bytes ${first}-${last}/${allowed.bundle.bytes}`);
    return new StreamableFile(content, { ...options, length: last - first + 1 });
  }
}
