import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { QueryAnswer } from '../contract/query-answer.ts';
import { RunQueryBody } from '../contract/query.dto.ts';
import { RunQuery } from './run-query.query.ts';

@ApiTags('Evidence')
@Controller('v1/tenants/:tenant/queries')
export class RunQueryController {
  constructor(private readonly queries: QueryBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('evidence:query')
  @ApiOperation({
    summary: 'Query with SQL',
    description:
      'One read-only SELECT over the tenant’s own datasets, as they are now. Integers of 64 bits and more (`count(*)` ' +
      'among them) and decimals come as text, so that no digit is lost.',
  })
  @ApiParam({ name: 'tenant' })
  run(@CurrentCaller() caller: Caller, @Body() body: RunQueryBody): Promise<QueryAnswer> {
    return this.queries.execute(new RunQuery(caller, body));
  }
}
