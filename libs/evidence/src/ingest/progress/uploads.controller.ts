import { Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, eventStream, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { UploadList, UploadProgress } from '../../contract/upload-progress.ts';
import { CancelUpload } from './cancel-upload.command.ts';
import type { FollowedUpload } from './followed-upload.ts';
import { FindUpload, ListUploads } from './uploads.queries.ts';

@ApiTags('Evidence')
@Controller('v1/tenants/:tenant/uploads')
export class UploadsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @RequireScope('evidence:ingest')
  @ApiOperation({
    summary: 'List uploads',
    description:
      'Ingests under way, and those that ended last; 100 at most, the newest first. Those of other processes of the API ' +
      'are listed as they were up to a second ago, and for ten minutes after their end.',
  })
  @ApiParam({ name: 'tenant' })
  list(@CurrentCaller() caller: Caller): Promise<UploadList> {
    return this.queries.execute(new ListUploads(caller));
  }

  @Get(':upload')
  @RequireScope('evidence:ingest')
  @ApiOperation({
    summary: 'Read an upload’s progress',
    description: 'Bytes and rows so far. An upload is named by the Idempotency-Key of its request.',
  })
  @ApiParam({ name: 'tenant' })
  async read(@CurrentCaller() caller: Caller, @Param('upload') upload: string): Promise<UploadProgress> {
    return (await (await this.find(caller, upload)).now()).state;
  }

  @Get(':upload/events')
  @RequireScope('evidence:ingest')
  @ApiOperation({
    summary: 'Follow an upload',
    description:
      'Server-sent events until it ends: each `progress` is the whole state. Who comes back sends the last `id` as ' +
      '`Last-Event-ID` and hears what changed since.',
  })
  @ApiParam({ name: 'tenant' })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The `id` of the last event that was seen.' })
  @ApiProduces('text/event-stream')
  async follow(
    @CurrentCaller() caller: Caller,
    @Param('upload') upload: string,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<StreamableFile> {
    const tracked = await this.find(caller, upload);
    return eventStream(caller, tracked, lastEventId);
  }

  @Post(':upload/cancel')
  @HttpCode(200)
  @RequireScope('evidence:ingest')
  @Refuses('upload-not-cancellable')
  @ApiOperation({
    summary: 'Cancel an upload',
    description: 'Until its rows are charged. When this is answered, nothing of it is left and nothing was charged.',
  })
  @ApiParam({ name: 'tenant' })
  cancel(@CurrentCaller() caller: Caller, @Param('upload') upload: string): Promise<UploadProgress> {
    return this.commands.execute(new CancelUpload(caller, upload));
  }

  private find(caller: Caller, upload: string): Promise<FollowedUpload> {
    return this.queries.execute(new FindUpload(caller, upload));
  }
}
