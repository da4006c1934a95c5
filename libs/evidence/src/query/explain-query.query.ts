import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import type { QueryPlanAnswer } from '../contract/query-answer.ts';
import { DEFAULT_QUERY_TIMEOUT_MS } from '../contract/query.dto.ts';
import type { ExplainQueryBody } from '../contract/query.dto.ts';
import { admitAudit } from './audit-dataset/admit-audit.ts';
import { explainQuery } from './explain-query.ts';
import { queryToList, RunningQueries } from './running-queries.ts';

/** How one SELECT would be run. */
export class ExplainQuery {
  constructor(
    readonly caller: Caller,
    readonly body: ExplainQueryBody,
  ) {}
}

@QueryHandler(ExplainQuery)
export class ExplainQueryHandler implements IQueryHandler<ExplainQuery> {
  constructor(private readonly running: RunningQueries) {}

  execute({ caller, body }: ExplainQuery): Promise<QueryPlanAnswer> {
    const { sql, timeoutMs = DEFAULT_QUERY_TIMEOUT_MS, query: ownId } = body;
    return this.running.run(caller.tenant, queryToList(caller, sql, ownId), (query, signal) =>
      explainQuery(caller.plane, caller.tenant, {
        query,
        sql,
        timeoutMs,
        signal,
        admitAudit: () => admitAudit(caller),
      }),
    );
  }
}
