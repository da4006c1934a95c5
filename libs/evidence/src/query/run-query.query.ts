import { StreamableFile } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import type { QueryAnswer } from '../contract/query-answer.ts';
import type { ResultOptions } from '../contract/query.dto.ts';
import { answerQuery } from './answer-query.ts';
import { RunningQueries } from './running-queries.ts';

/** One SELECT over the tenant's datasets. */
export class RunQuery {
  constructor(
    readonly caller: Caller,
    readonly sql: string,
    readonly options: ResultOptions,
    /** The header `Accept`. */
    readonly accept: string | undefined,
  ) {}
}

@QueryHandler(RunQuery)
export class RunQueryHandler implements IQueryHandler<RunQuery> {
  constructor(private readonly running: RunningQueries) {}

  execute({ caller, sql, options, accept }: RunQuery): Promise<QueryAnswer | StreamableFile> {
    return answerQuery(this.running, caller, sql, options, accept);
  }
}
