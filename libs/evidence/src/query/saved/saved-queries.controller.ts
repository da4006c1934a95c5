import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, PageQuery, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { QueryAnswer } from '../../contract/query-answer.ts';
import { ResultOptions } from '../../contract/query.dto.ts';
import { SavedQueryPath } from '../../contract/saved-query.dto.ts';
import type { SavedQueryAnswer, SavedQueryList } from '../../contract/saved-query.ts';
import { QUERY_REFUSALS } from '../query-codes.ts';
import { ListSavedQueries, ReadSavedQuery, RunSavedQuery } from './saved-queries.query.ts';

@ApiTags('Evidence')
@Controller('v1/tenants/:tenant/saved-queries')
export class SavedQueriesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireScope('queries:read')
  @ApiOperation({ summary: 'List saved queries', description: 'By name.' })
  @ApiParam({ name: 'tenant' })
  list(@CurrentCaller() caller: Caller, @Query() page: PageQuery): Promise<SavedQueryList> {
    return this.queries.execute(new ListSavedQueries(caller, page));
  }

  @Get(':name')
  @RequireScope('queries:read')
  @ApiOperation({ summary: 'Read a saved query', description: 'Its statement and description, as of now.' })
  @ApiParam({ name: 'tenant' })
  read(@CurrentCaller() caller: Caller, @Param() path: SavedQueryPath): Promise<SavedQueryAnswer> {
    return this.queries.execute(new ReadSavedQuery(caller, path.name));
  }

  @Post(':name/run')
  @HttpCode(200)
  @RequireScope('evidence:query')
  @Refuses(...QUERY_REFUSALS)
  @ApiOperation({
    summary: 'Run a saved query',
    description: 'As `POST …/queries` does with its statement: a page of JSON, CSV or Parquet.',
  })
  @ApiParam({ name: 'tenant' })
  @ApiProduces('application/json', 'text/csv', 'application/vnd.apache.parquet')
  run(
    @CurrentCaller() caller: Caller,
    @Param() path: SavedQueryPath,
    @Body() options: ResultOptions,
    @Headers('accept') accept: string | undefined,
  ): Promise<QueryAnswer | StreamableFile> {
    return this.queries.execute(new RunSavedQuery(caller, path.name, options, accept));
  }
}
