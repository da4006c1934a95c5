import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { QueryPlanAnswer } from '../contract/query-answer.ts';
import { queriedDataset } from './query-tables.ts';
import { withStatement } from './run-query.ts';
import type { StatementRun } from './run-query.ts';

/** How the engine would run a SELECT; nothing of it is run. @throws Problem as `runQuery` does */
export function explainQuery(plane: Plane, tenant: TenantId, run: StatementRun): Promise<QueryPlanAnswer> {
  const { query, sql, timeoutMs, signal } = run;
  return withStatement(plane, tenant, run, null, async ({ engine, files, shown, asOfEntry }) => {
    const plan = await engine.explain({ query, sql, timeoutMs, ...shown }, signal);
    return { query, plan, datasets: files.map(queriedDataset), asOfEntry };
  });
}
