import type { TenantId } from '@chancery/kernel';
import { Problem } from '@chancery/platform';
import type { Plane } from '@chancery/platform';
import type { QueriedDataset, QueryAnswer } from '../contract/query-answer.ts';
import { datasetOf } from '../dataset/dataset-of.ts';
import { liveBatchesOf } from '../dataset/dataset.state.ts';
import { datasetsProjection } from '../datasets/datasets.projection.ts';
import { ChildEndedError } from '../engine/child-host.ts';
import { withQueryEngine } from './engines.ts';
import type { TextPlace } from './query-refusal.ts';
import type { ReadTable } from './statement-rules.ts';
import { QueryRefusedError } from './tenant-engine.ts';
import type { DatasetFiles, TenantEngine } from './tenant-engine.ts';

export interface QueryToRun {
  readonly sql: string;
  /** Rows to answer with at most. */
  readonly limit: number;
  readonly timeoutMs: number;
}

/**
 * Runs one SELECT over the tenant's datasets as they are now.
 * @throws Problem `query-invalid`, `query-not-allowed`, `query-timeout`, `query-too-large`, `busy`
 */
export async function runQuery(plane: Plane, tenant: TenantId, query: QueryToRun): Promise<QueryAnswer> {
  const started = performance.now();
  try {
    return await withQueryEngine(plane, tenant, async (engine) => {
      const tables = await engine.inspect(query.sql);
      const files = await Promise.all(tables.map((table) => filesOf(plane, tenant, table)));
      const result = await runOn(engine, plane, files, query);
      const elapsedMs = Math.round(performance.now() - started);
      return { ...result, rowCount: result.rows.length, elapsedMs, datasets: files.map(queriedDataset) };
    });
  } catch (error) {
    throw problemOfQuery(error, query);
  }
}

async function runOn(engine: TenantEngine, plane: Plane, files: readonly DatasetFiles[], query: QueryToRun) {
  const datasets = await Promise.all(files.map((dataset) => engine.stage(plane.blobs, dataset)));
  return engine.query({ ...query, datasets });
}

async function filesOf(plane: Plane, tenant: TenantId, { name, place }: ReadTable): Promise<DatasetFiles> {
  // SQL names are the same in any case; datasets are named in lower case.
  const dataset = name.toLowerCase();
  const batches = liveBatchesOf(await datasetOf(plane, tenant, dataset));
  if (batches.length === 0) throw await unknownDataset(plane, tenant, name, place);
  return { dataset, batches };
}

function queriedDataset({ dataset, batches }: DatasetFiles): QueriedDataset {
  return { dataset, batches: batches.map(({ batch }) => batch) };
}

const LISTED_DATASETS = 20;

async function unknownDataset(
  plane: Plane,
  tenant: TenantId,
  name: string,
  place: TextPlace | null,
): Promise<QueryRefusedError> {
  const known = await plane.projections
    .readModel(datasetsProjection)
    .find({ where: { tenant }, sortBy: 'dataset', limit: LISTED_DATASETS });
  const names = known.items.map(({ dataset }) => dataset).join(', ');
  const there =
    names === '' ? 'The tenant has none yet.' : `There ${known.cursor ? 'are, among others,' : 'are'} ${names}.`;
  return new QueryRefusedError({
    code: 'query-invalid',
    message: `There is no dataset ${JSON.stringify(name)}. ${there}`,
    place,
  });
}

function problemOfQuery(error: unknown, { timeoutMs }: QueryToRun): unknown {
  if (error instanceof QueryRefusedError) {
    const { code, message, place } = error.refusal;
    return new Problem(code, place ? `Line ${place.line}, column ${place.column}: ${message}` : message, {
      ...(place ? { extra: { line: place.line, column: place.column } } : {}),
    });
  }
  if (!(error instanceof ChildEndedError)) return error;
  switch (error.end) {
    case 'timed-out':
      return new Problem(
        'query-timeout',
        `The query did not stop at its time limit of ${timeoutMs} ms and was killed.`,
      );
    case 'out-of-memory':
      return new Problem('query-too-large', 'The query took more memory than a query may use and was stopped.');
    case 'stopped':
      return new Problem('busy', 'The engine was shut down; nothing was answered.', { retryAfterSeconds: 2 });
    case 'crashed':
      return error;
  }
}
