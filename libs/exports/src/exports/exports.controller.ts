import { Controller, Get, Headers, Param, Query } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, eventStream, PageQuery, RequireScope } from '@chancery/platform';
import type { Caller, Followed } from '@chancery/platform';
import type { ExportDetail, ExportList } from '../contract/export-answer.ts';
import { FollowExport } from './follow-export.query.ts';
import { ListExports, ReadExport } from './read-exports.query.ts';

@ApiTags('Exports')
@Controller('v1/tenants/:tenant/exports')
export class ExportsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireScope('exports:read')
  @ApiOperation({
    summary: 'List exports',
    description: 'Newest first, blocked and failed ones too, and those that are being built, with how far they are.',
  })
  @ApiParam({ name: 'tenant' })
  list(@CurrentCaller() caller: Caller, @Query() page: PageQuery): Promise<ExportList> {
    return this.queries.execute(new ListExports(caller, page.limit, page.after));
  }

  @Get(':export')
  @RequireScope('exports:read')
  @ApiOperation({
    summary: 'Read an export',
    description:
      'With its manifest, once it is built; while it is, with how far its build is: the step, documents and pages done ' +
      'of all, bytes so far. A build that nobody has told of for a while is said to be `unknown`.',
  })
  @ApiParam({ name: 'tenant' })
  @ApiParam({ name: 'export' })
  read(@CurrentCaller() caller: Caller, @Param('export') exportId: string): Promise<ExportDetail> {
    return this.queries.execute(new ReadExport(caller, exportId));
  }

  @Get(':export/events')
  @RequireScope('exports:read')
  @ApiOperation({
    summary: 'Follow the build of an export',
    description:
      'Server-sent events until it has ended: each `progress` is the export as the list shows it. Who comes back sends ' +
      'the last `id` as `Last-Event-ID` and hears what changed since.',
  })
  @ApiParam({ name: 'tenant' })
  @ApiParam({ name: 'export' })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The `id` of the last event that was seen.' })
  @ApiProduces('text/event-stream')
  async follow(
    @CurrentCaller() caller: Caller,
    @Param('export') exportId: string,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<StreamableFile> {
    const followed = await this.queries.execute<FollowExport, Followed>(new FollowExport(caller, exportId));
    return eventStream(caller, followed, lastEventId);
  }
}
