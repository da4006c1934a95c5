import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { QueryAnswer, QueryPlanAnswer } from '../contract/query-answer.ts';
import { ExplainQueryBody, RunQueryBody } from '../contract/query.dto.ts';
import { ExplainQuery } from './explain-query.query.ts';
import { EXPLAIN_REFUSALS, QUERY_REFUSALS } from './query-codes.ts';
import { RunQuery } from './run-query.query.ts';

@ApiTags('Evidence')
@Controller('v1/tenants/:tenant/queries')
export class RunQueryController {
  constructor(private readonly queries: QueryBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('evidence:query')
  @Refuses(...QUERY_REFUSALS)
  @ApiOperation({
    summary: 'Query with SQL',
    description:
      'One read-only SELECT over the tenant’s own datasets, as they are now. Integers of 64 bits and more (`count(*)` ' +
      'among them) and decimals come as text, so that no digit is lost. As a file: `Chancery-Query-Rows` counts its rows, ' +
      '`Chancery-Query-At-Limit: true` says that there may be more.',
  })
  @ApiParam({ name: 'tenant' })
  @ApiProduces('application/json', 'text/csv', 'application/vnd.apache.parquet')
  run(
    @CurrentCaller() caller: Caller,
    @Body() body: RunQueryBody,
    @Headers('accept') accept: string | undefined,
  ): Promise<QueryAnswer | StreamableFile> {
    return this.queries.execute(new RunQuery(caller, body.sql, body, accept));
  }

  @Post('explain')
  @HttpCode(200)
  @RequireScope('evidence:query')
  @Refuses(...EXPLAIN_REFUSALS)
  @ApiOperation({ summary: 'Explain a query', description: 'How the engine would run a SELECT. Nothing of it is run.' })
  @ApiParam({ name: 'tenant' })
  explain(@CurrentCaller() caller: Caller, @Body() body: ExplainQueryBody): Promise<QueryPlanAnswer> {
    return this.queries.execute(new ExplainQuery(caller, body));
  }
}
