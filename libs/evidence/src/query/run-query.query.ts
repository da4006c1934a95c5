import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import type { QueryAnswer } from '../contract/query-answer.ts';
import { DEFAULT_QUERY_TIMEOUT_MS, DEFAULT_ROW_LIMIT } from '../contract/query.dto.ts';
import type { RunQueryBody } from '../contract/query.dto.ts';
import { runQuery } from './run-query.ts';

/** One SELECT over the tenant's datasets. */
export class RunQuery {
  constructor(
    readonly caller: Caller,
    readonly body: RunQueryBody,
  ) {}
}

@QueryHandler(RunQuery)
export class RunQueryHandler implements IQueryHandler<RunQuery> {
  execute({ caller, body }: RunQuery): Promise<QueryAnswer> {
    const { sql, limit = DEFAULT_ROW_LIMIT, timeoutMs = DEFAULT_QUERY_TIMEOUT_MS } = body;
    return runQuery(caller.plane, caller.tenant, { sql, limit, timeoutMs });
  }
}
