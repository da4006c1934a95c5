import { randomUUID } from 'node:crypto';
import type { TenantId } from '@chancery/kernel';
import { Problem } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { RunningQuery } from '../contract/running-query.ts';

interface Running {
  readonly answer: RunningQuery;
  readonly controller: AbortController;
}

/** Of the statement, in the list. */
const SHOWN_SQL = 500;

/** Who gave up, and why; the reason of a cancelled query's signal. */
export class QueryCancelled extends Error {
  override readonly name = 'QueryCancelled';
}

/** The queries of tenants that this process runs now, waiting ones among them. */
export class RunningQueries {
  private readonly queries = new Map<TenantId, Map<string, Running>>();

  /**
   * Runs `work` under `query`, or an ID made for it, so that it is listed and can be cancelled; `abandoned` cancels it too.
   * @throws Problem `query-exists` when the tenant runs a query of this ID now
   */
  async run<T>(
    tenant: TenantId,
    { query = newQueryId(), sql, actor, startedAt, abandoned }: QueryToList,
    work: (query: string, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const ofTenant = this.queries.get(tenant) ?? new Map<string, Running>();
    if (ofTenant.has(query)) throw new Problem('query-exists', `A query "${query}" is running now; choose another ID.`);
    const controller = new AbortController();
    const answer = { query, sql: sql.slice(0, SHOWN_SQL), actor, startedAt };
    this.queries.set(tenant, ofTenant.set(query, { answer, controller }));
    try {
      return await work(query, AbortSignal.any([controller.signal, abandoned]));
    } finally {
      ofTenant.delete(query);
      if (ofTenant.size === 0) this.queries.delete(tenant);
    }
  }

  /** Of all tenants. */
  all(): readonly { readonly tenant: TenantId; readonly query: RunningQuery }[] {
    return [...this.queries].flatMap(([tenant, ofTenant]) =>
      [...ofTenant.values()].map(({ answer }) => ({ tenant, query: answer })),
    );
  }

  /** The longest running first. */
  list(tenant: TenantId): readonly RunningQuery[] {
    return [...(this.queries.get(tenant)?.values() ?? [])].map(({ answer }) => answer);
  }

  /** Tells the query to stop; `null` when the tenant runs no such query. */
  cancel(tenant: TenantId, query: string): RunningQuery | null {
    const running = this.queries.get(tenant)?.get(query);
    running?.controller.abort(new QueryCancelled(`The query "${query}" was cancelled.`));
    return running?.answer ?? null;
  }
}

/** A query as it is listed while it runs. */
export interface QueryToList {
  /** The caller's own ID for it. */
  readonly query?: string | undefined;
  readonly sql: string;
  readonly actor: string;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  /** Aborted when nobody waits for its answer any more. */
  readonly abandoned: AbortSignal;
}

/** A statement of `caller`, beginning now; a client that hangs up cancels it. */
export function queryToList(caller: Caller, sql: string, ownId: string | undefined): QueryToList {
  const startedAt = new Date().toISOString();
  return { query: ownId, sql, actor: caller.actor, startedAt, abandoned: caller.hungUp };
}

function newQueryId(): string {
  return `q${randomUUID().replaceAll('-', '')}`;
}
