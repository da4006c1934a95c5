import type { Readable } from 'node:stream';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { BatchAnswer } from '../contract/dataset-answers.ts';
import { RejectedRowsQuery } from '../contract/rejected-rows.dto.ts';
import { ReadBatch, ReadRejectedRows } from './read-batch.query.ts';

@ApiTags('Evidence')
@Controller('v1/tenants/:tenant/datasets/:dataset/batches/:batch')
export class BatchesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireScope('evidence:read')
  @ApiOperation({ summary: 'Read a batch', description: 'What it holds, how it was read, and under which policy.' })
  @ApiParam({ name: 'tenant' })
  read(
    @CurrentCaller() caller: Caller,
    @Param('dataset') dataset: string,
    @Param('batch') batch: string,
  ): Promise<BatchAnswer> {
    return this.queries.execute(new ReadBatch(caller, dataset, batch));
  }

  @Get('rejected-rows')
  @RequireScope('evidence:read')
  @ApiOperation({
    summary: 'Download the rejected rows',
    description:
      'All of them, with `line` of the file, `row` after the header, `code`, `reason` and what stands in the row: ' +
      'NDJSON, one object a line, or CSV to be corrected and sent again.',
  })
  @ApiParam({ name: 'tenant' })
  @ApiProduces('application/x-ndjson', 'text/csv')
  async rejectedRows(
    @CurrentCaller() caller: Caller,
    @Param('dataset') dataset: string,
    @Param('batch') batch: string,
    @Query() { format }: RejectedRowsQuery,
  ): Promise<StreamableFile> {
    const query = new ReadRejectedRows(caller, dataset, batch, format);
    return new StreamableFile(await this.queries.execute<ReadRejectedRows, Readable>(query), {
      type: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson',
    });
  }
}
