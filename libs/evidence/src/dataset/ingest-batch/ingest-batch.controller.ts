import { Controller, Param, Post, Query, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiConsumes, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { IngestAnswer } from '../../contract/dataset-answers.ts';
import { IngestQuery } from '../../contract/ingest.dto.ts';
import { csvBodyOf } from '../../ingest/csv-body.ts';
import { requireDatasetName } from '../dataset-name.ts';
import { IngestBatchCommand } from './ingest-batch.command.ts';

@ApiTags('Evidence')
@Controller('v1/tenants/:tenant/datasets/:dataset/batches')
export class IngestBatchController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequireScope('evidence:ingest')
  @ApiOperation({
    summary: 'Ingest a CSV',
    description:
      'RFC 4180 with a header, UTF-8. Accepted rows are charged on the meter `rows`, all or none; the same bytes again ' +
      'are the same batch and cost nothing. Bad rows are reported, unless `strict`. Send an Idempotency-Key.',
  })
  @ApiParam({ name: 'tenant' })
  @ApiParam({ name: 'dataset', description: 'A letter, then letters, digits or `_`; made by its first batch.' })
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async ingest(
    @CurrentCaller() caller: Caller,
    @Param('dataset') dataset: string,
    @Query() query: IngestQuery,
    @Req() request: FastifyRequest,
  ): Promise<IngestAnswer> {
    const order = {
      dataset: requireDatasetName(dataset),
      reading: { delimiter: query.delimiter ?? ',', rowKey: query.rowKey ?? null },
      strict: query.strict === 'true',
      content: csvBodyOf(request),
    };
    return caller.respond<IngestAnswer>(
      await this.commands.execute<IngestBatchCommand, Outcome<IngestAnswer>>(new IngestBatchCommand(caller, order)),
    );
  }
}
