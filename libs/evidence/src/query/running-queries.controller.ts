import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Problem, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { RunningQuery, RunningQueryList } from '../contract/running-query.ts';
import { RunningQueries } from './running-queries.ts';

@ApiTags('Evidence')
@Controller('v1/tenants/:tenant/queries')
export class RunningQueriesController {
  constructor(private readonly running: RunningQueries) {}

  @Get()
  @RequireScope('evidence:query')
  @ApiOperation({
    summary: 'List running queries',
    description:
      'The queries that wait for the engine or run now in the process that answers, the longest running first. Where ' +
      'several processes serve the API, each knows its own.',
  })
  @ApiParam({ name: 'tenant' })
  list(@CurrentCaller() caller: Caller): RunningQueryList {
    return { items: this.running.list(caller.tenant) };
  }

  @Delete(':query')
  @HttpCode(202)
  @RequireScope('evidence:query')
  @ApiOperation({
    summary: 'Cancel a query',
    description:
      'Interrupts a query that waits or runs; its own request is answered with `query-cancelled`. A query that does not ' +
      'stop within two seconds is ended with its engine’s process. A client that hangs up cancels its query too, ' +
      'whichever process runs it.',
  })
  @ApiParam({ name: 'tenant' })
  @ApiParam({ name: 'query', description: 'ID of the run, as in the list.' })
  cancel(@CurrentCaller() caller: Caller, @Param('query') query: string): RunningQuery {
    const cancelled = this.running.cancel(caller.tenant, query);
    if (!cancelled) throw notRunningHere(query);
    return cancelled;
  }
}

function notRunningHere(query: string): Problem {
  return new Problem(
    'not-found',
    `No query "${query}" is running now in the process that answered. Where several processes serve the API, ` +
      'a query is known to the one that runs it, and ends when its client hangs up.',
  );
}
