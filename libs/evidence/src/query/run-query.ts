import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { QueryAnswer } from '../contract/query-answer.ts';
import type { StagedDataset } from './dataset-view.ts';
import { AUDIT_TABLE } from './audit-dataset/audit-view.ts';
import type { StagedAuditLog } from './audit-dataset/audit-view.ts';
import { stageAuditLog } from './audit-dataset/stage-audit-log.ts';
import { withQueryEngine } from './engines.ts';
import { decodeCursor, encodeCursor, MAX_OFFSET, pinnedFiles, pinOf, statementDigest } from './page-cursor.ts';
import type { PageCursor } from './page-cursor.ts';
import { problemOfQuery } from './query-problem.ts';
import { datasetsOfTables, queriedDataset } from './query-tables.ts';
import type { DatasetFiles, TenantEngine } from './tenant-engine.ts';
import { withTypedFiles } from './typed-files.ts';

/** A user's statement under way. */
export interface StatementRun {
  /** Its ID. */
  readonly query: string;
  readonly sql: string;
  readonly timeoutMs: number;
  /** Aborted when the query is cancelled. */
  readonly signal: AbortSignal;
  /** @throws Problem unless whoever asks may read the tenant's log. */
  readonly admitAudit: () => Promise<void>;
}

export interface QueryRun extends StatementRun {
  /** Rows to answer with at most. */
  readonly limit: number;
  /** The cursor of the page before; `null` for the first. */
  readonly after: string | null;
}

/** An engine with the datasets of one statement in sight. */
export interface StagedStatement {
  readonly engine: TenantEngine;
  readonly files: readonly DatasetFiles[];
  /** What the engine is to show. */
  readonly shown: { readonly datasets: readonly StagedDataset[]; readonly auditLog?: StagedAuditLog };
  /** The last entry of the tenant's log that is shown; `null` when the statement does not read it. */
  readonly asOfEntry: number | null;
}

/**
 * Runs one SELECT over the tenant's datasets as they are now, or as they were at the first page.
 * @throws Problem `query-invalid`, `query-not-allowed`, `query-timeout`, `query-too-large`, `query-cancelled`,
 * `query-failed`, `query-page-moved`, `query-cursor-outdated`, `validation-failed` for a cursor that is none, `busy`
 */
export async function runQuery(plane: Plane, tenant: TenantId, run: QueryRun): Promise<QueryAnswer> {
  const started = performance.now();
  const { query, sql, timeoutMs, limit } = run;
  const cursor = run.after === null ? null : decodeCursor(run.after, sql);
  return withStatement(plane, tenant, run, cursor, async ({ engine, files, shown, asOfEntry }) => {
    const offset = cursor?.offset ?? 0;
    const page = { offset, limit, seen: cursor?.seen ?? null, after: cursor?.after ?? null };
    const { seen, after, more, ...result } = await engine.query({ query, sql, ...shown, timeoutMs, page }, run.signal);
    const next =
      seen === null ? null : nextCursor(sql, { offset: offset + limit, seen, after, entry: asOfEntry }, files);
    return {
      query,
      ...result,
      rowCount: result.rows.length,
      truncated: more,
      cursor: next,
      elapsedMs: Math.round(performance.now() - started),
      datasets: files.map(queriedDataset),
      asOfEntry,
    };
  });
}

/**
 * Lends `work` an engine with the datasets of a statement staged.
 * @param cursor pins the datasets to the versions of an earlier page
 */
export async function withStatement<T>(
  plane: Plane,
  tenant: TenantId,
  { sql, timeoutMs, signal, admitAudit }: StatementRun,
  cursor: PageCursor | null,
  work: (staged: StagedStatement) => Promise<T>,
): Promise<T> {
  try {
    return await withQueryEngine(plane, tenant, signal, async (engine) => {
      const tables = await engine.inspect(sql);
      const [logs, others] = partition(tables, ({ name }) => name.toLowerCase() === AUDIT_TABLE);
      if (logs.length > 0) await admitAudit();
      const found = await datasetsOfTables(plane, tenant, others);
      const files = cursor ? found.map((one) => pinnedFiles(one, cursor.pins)) : found;
      const datasets = await stageDatasets(plane, tenant, engine, files);
      if (logs.length === 0) return work({ engine, files, shown: { datasets }, asOfEntry: null });
      const staged = await stageAuditLog(plane, tenant, engine);
      const auditLog = { ...staged, asOfEntry: Math.min(cursor?.entry ?? Infinity, staged.asOfEntry) };
      return work({ engine, files, shown: { datasets, auditLog }, asOfEntry: auditLog.asOfEntry });
    });
  } catch (error) {
    throw problemOfQuery(error, timeoutMs, signal);
  }
}

async function stageDatasets(
  plane: Plane,
  tenant: TenantId,
  engine: TenantEngine,
  files: readonly DatasetFiles[],
): Promise<readonly StagedDataset[]> {
  const datasets: StagedDataset[] = [];
  for (const one of files) {
    const staged = await engine.stage(plane.blobs, one);
    datasets.push(await withTypedFiles(plane, tenant, engine, one, staged));
  }
  return datasets;
}

function nextCursor(
  sql: string,
  place: Omit<PageCursor, 'statement' | 'pins'>,
  files: readonly DatasetFiles[],
): string | null {
  if (place.offset > MAX_OFFSET) return null;
  const pins = Object.fromEntries(files.map((one) => [one.dataset, pinOf(one)]));
  return encodeCursor({ statement: statementDigest(sql), pins, ...place });
}

/** Those that pass, and the others. */
function partition<T>(items: readonly T[], passes: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(passes), items.filter((item) => !passes(item))];
}
