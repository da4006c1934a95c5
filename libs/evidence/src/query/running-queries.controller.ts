import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Problem, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { RunningQuery, RunningQueryList } from '../contract/running-query.ts';
import { UnderWayElsewhere } from '../under-way/under-way-elsewhere.ts';
import { RunningQueries } from './running-queries.ts';

@ApiTags('Evidence')
@Controller('v1/tenants/:tenant/queries')
export class RunningQueriesController {
  constructor(
    private readonly running: RunningQueries,
    private readonly elsewhere: UnderWayElsewhere,
  ) {}

  @Get()
  @RequireScope('evidence:query')
  @ApiOperation({
    summary: 'List running queries',
    description:
      'The queries that wait for the engine or run now, the longest running first. Those of other processes of the ' +
      'API are listed as they were up to a second ago.',
  })
  @ApiParam({ name: 'tenant' })
  async list(@CurrentCaller() caller: Caller): Promise<RunningQueryList> {
    const all = [...this.running.list(caller.tenant), ...(await this.elsewhere.queries(caller))];
    return { items: all.sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1)) };
  }

  @Delete(':query')
  @HttpCode(202)
  @RequireScope('evidence:query')
  @ApiOperation({
    summary: 'Cancel a query',
    description:
      'Interrupts a query that waits or runs; its own request is answered with `query-cancelled`. A query that does not ' +
      'stop within two seconds is ended with its engine’s process. One that another process of the API runs is told ' +
      'to stop within a second. A client that hangs up cancels its query too.',
  })
  @ApiParam({ name: 'tenant' })
  @ApiParam({ name: 'query', description: 'ID of the run, as in the list.' })
  async cancel(@CurrentCaller() caller: Caller, @Param('query') query: string): Promise<RunningQuery> {
    const here = this.running.cancel(caller.tenant, query);
    const there = await this.elsewhere.cancelQuery(caller, query);
    const cancelled = here ?? there;
    if (cancelled) return cancelled;
    throw new Problem('not-found', `No query "${query}" is running now. What ran under this ID has ended.`);
  }
}
