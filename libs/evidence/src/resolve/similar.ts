import type { Json, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { datasetsProjection } from '../datasets/datasets.projection.ts';
import { datasetRowsSql } from '../query/dataset-sql.ts';
import { readDatasets } from '../query/engines.ts';
import type { DatasetFiles } from '../query/tenant-engine.ts';
import { textOf } from './result-text.ts';

const CANDIDATES = 5;
/** Each is compared with every row of its dataset; for the rest of a text full of mistakes there are no candidates. */
const MAX_COMPARED = 50;
/** Datasets whose names are compared. */
const MAX_DATASETS = 1_000;

/** How many edits apart two texts may be: half of what was asked for, at least two. */
const NEAR = 'greatest(2, length(a.id) // 2)';

/** For each row ID that is not there, those most like it: fewest edits first, then by text. */
export async function similarRows(
  plane: Plane,
  tenant: TenantId,
  files: DatasetFiles,
  missing: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (missing.length === 0) return new Map();
  const sql =
    `SELECT a.id, arg_min(r.id, (damerau_levenshtein(r.id, a.id), r.id), ${CANDIDATES}) ` +
    `FROM (SELECT unnest(from_json($1::VARCHAR, '["VARCHAR"]')) AS id) a ` +
    `JOIN (SELECT DISTINCT _row_id AS id FROM ${datasetRowsSql(files.dataset)}) r ` +
    `ON abs(length(r.id) - length(a.id)) <= ${NEAR} AND damerau_levenshtein(r.id, a.id) <= ${NEAR} GROUP BY a.id`;
  const values = [JSON.stringify(missing.slice(0, MAX_COMPARED))];
  const rows = await readDatasets(plane, tenant, [files], { sql, values });
  return new Map(rows.map(([id, candidates]) => [textOf(id), candidatesOf(candidates)]));
}

/** The tenant's datasets whose names are most like `dataset`. */
export async function similarDatasets(plane: Plane, tenant: TenantId, dataset: string): Promise<readonly string[]> {
  const known = await plane.projections
    .readModel(datasetsProjection)
    .find({ where: { tenant }, sortBy: 'dataset', limit: MAX_DATASETS });
  if (known.items.length === 0) return [];
  const sql =
    `SELECT r.id FROM (SELECT unnest(from_json($1::VARCHAR, '["VARCHAR"]')) AS id) r, (SELECT $2::VARCHAR AS id) a ` +
    `WHERE damerau_levenshtein(r.id, a.id) <= ${NEAR} ` +
    `ORDER BY damerau_levenshtein(r.id, a.id), r.id LIMIT ${CANDIDATES}`;
  const values = [JSON.stringify(known.items.map((item) => item.dataset)), dataset];
  const rows = await readDatasets(plane, tenant, [], { sql, values });
  return rows.map(([name]) => textOf(name));
}

function candidatesOf(list: Json | undefined): readonly string[] {
  return Array.isArray(list) ? list.map((id: Json) => textOf(id)) : [];
}
