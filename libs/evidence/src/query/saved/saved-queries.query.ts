import type { StreamableFile } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller, PageQuery } from '@chancery/platform';
import type { QueryAnswer } from '../../contract/query-answer.ts';
import type { ResultOptions } from '../../contract/query.dto.ts';
import type { SavedQueryAnswer, SavedQueryList } from '../../contract/saved-query.ts';
import { answerQuery } from '../answer-query.ts';
import { RunningQueries } from '../running-queries.ts';
import { savedQueriesProjection } from './saved-queries.projection.ts';
import { savedQueryOf } from './saved-query-of.ts';
import { savedQueryAnswer } from './saved-query.aggregate.ts';

/** A page of the tenant's saved queries by name. */
export class ListSavedQueries {
  constructor(
    readonly caller: Caller,
    readonly page: PageQuery,
  ) {}
}

@QueryHandler(ListSavedQueries)
export class ListSavedQueriesHandler implements IQueryHandler<ListSavedQueries> {
  async execute({ caller, page: { limit, after } }: ListSavedQueries): Promise<SavedQueryList> {
    const found = await caller.plane.projections.readModel(savedQueriesProjection).find({
      where: { tenant: caller.tenant },
      sortBy: 'name',
      limit,
      ...(after === undefined ? {} : { after }),
      minPosition: caller.minPosition,
    });
    return { items: found.items.map(({ tenant: _, ...answer }) => answer), cursor: found.cursor };
  }
}

/** One saved query, as now. */
export class ReadSavedQuery {
  constructor(
    readonly caller: Caller,
    readonly name: string,
  ) {}
}

@QueryHandler(ReadSavedQuery)
export class ReadSavedQueryHandler implements IQueryHandler<ReadSavedQuery> {
  async execute({ caller, name }: ReadSavedQuery): Promise<SavedQueryAnswer> {
    return savedQueryAnswer(await savedQueryOf(caller.plane, caller.tenant, name));
  }
}

/** The result of a saved query. */
export class RunSavedQuery extends ReadSavedQuery {
  constructor(
    caller: Caller,
    name: string,
    readonly options: ResultOptions,
    /** The header `Accept`. */
    readonly accept: string | undefined,
  ) {
    super(caller, name);
  }
}

@QueryHandler(RunSavedQuery)
export class RunSavedQueryHandler implements IQueryHandler<RunSavedQuery> {
  constructor(private readonly running: RunningQueries) {}

  async execute({ caller, name, options, accept }: RunSavedQuery): Promise<QueryAnswer | StreamableFile> {
    const { sql } = await savedQueryOf(caller.plane, caller.tenant, name);
    return answerQuery(this.running, caller, sql, options, accept);
  }
}
