import { Controller, Param, Post, Query, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiConsumes, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { IngestAnswer } from '../../contract/dataset-answers.ts';
import { IngestQuery } from '../../contract/ingest.dto.ts';
import { UPLOAD_TYPES, uploadBodyOf } from '../../ingest/upload-body.ts';
import { requireDatasetName } from '../dataset-name.ts';
import { IngestBatchCommand } from './ingest-batch.command.ts';
import { requestedReading } from './requested-reading.ts';

@ApiTags('Evidence')
@Controller('v1/tenants/:tenant/datasets/:dataset/batches')
export class IngestBatchController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequireScope('evidence:ingest')
  @Refuses(
    'file-invalid',
    'rows-rejected',
    'batch-read-differently',
    'ingest-abandoned',
    'upload-cancelled',
    'budget-soft-stopped',
    'budget-hard-capped',
    'plan-quota-exceeded',
    'quantity-out-of-range',
  )
  @ApiOperation({
    summary: 'Ingest a CSV or NDJSON',
    description:
      'CSV (RFC 4180) with a header, or NDJSON with one object a line, plain or as gzip, in any encoding. Accepted rows ' +
      'are charged on the meter `rows`, all or none; the same bytes again are the same batch and cost nothing. Bad rows ' +
      'are reported, unless `strict`. At most 4 GiB (unpacked), 10,000 columns and 5 MiB a cell. Send an Idempotency-Key.',
  })
  @ApiParam({ name: 'tenant' })
  @ApiParam({ name: 'dataset', description: 'A letter, then letters, digits or `_`; made by its first batch.' })
  @ApiConsumes(...UPLOAD_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async ingest(
    @CurrentCaller() caller: Caller,
    @Param('dataset') dataset: string,
    @Query() query: IngestQuery,
    @Req() request: FastifyRequest,
  ): Promise<IngestAnswer> {
    const body = uploadBodyOf(request);
    const order = {
      dataset: requireDatasetName(dataset),
      reading: requestedReading(query, body),
      strict: query.strict === 'true',
      content: body.content,
    };
    const command = new IngestBatchCommand(caller, order);
    try {
      return caller.respond<IngestAnswer>(
        await this.commands.execute<IngestBatchCommand, Outcome<IngestAnswer>>(command),
      );
    } finally {
      // What is left of the body will not be read: the answer is the end of the connection.
      if (!body.content.readableEnded) caller.header('Connection', 'close');
    }
  }
}
