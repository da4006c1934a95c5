import { DATASET } from './load.ts';
import { requestUntilAnswered } from './persistent-request.ts';
import type { LoadTenant } from './tenants.ts';

/** A page of a result, or a problem without rows. */
interface CountAnswer {
  readonly rows?: readonly (readonly number[])[];
}

/**
 * Asks the analytical engine, through the API, for the rows of every tenant.
 * @param accepted rows that were answered for, by tenant
 * @returns the tenants whose evidence is not that, a sentence each
 */
export async function evidenceNotFound(
  tenants: readonly LoadTenant[],
  accepted: ReadonlyMap<string, number>,
  giveUp: AbortSignal,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { tenant, base, api } of tenants) {
    const expected = accepted.get(tenant) ?? 0;
    if (expected === 0) continue;
    const body = { sql: `SELECT count(*)::INTEGER, count(DISTINCT name)::INTEGER FROM ${DATASET}` };
    const persistence = { giveUp, onPassing: () => undefined };
    const answer = await requestUntilAnswered<CountAnswer>(api, 'POST', `${base}/queries`, { body }, persistence);
    const [rows, different] = answer.body.rows?.[0] ?? [];
    if (rows !== expected || different !== expected) {
      found.push(`${tenant}: ${expected} rows accepted, but asked for them: ${JSON.stringify(answer.body)}`);
    }
  }
  return found;
}
