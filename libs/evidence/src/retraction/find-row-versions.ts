import type { TenantId } from '@chancery/kernel';
import { Problem } from '@chancery/platform';
import type { Plane } from '@chancery/platform';
import type { RowVersion } from '../dataset/dataset.events.ts';
import { datasetOf } from '../dataset/dataset-of.ts';
import { liveBatchesOf } from '../dataset/dataset.state.ts';
import { datasetRowsSql } from '../query/dataset-sql.ts';
import { readDatasets } from '../query/engines.ts';
import { evidenceKey, resolveEvidence } from '../resolve/resolve-evidence.ts';
import type { EvidenceResolution } from '../resolve/resolve-evidence.ts';
import { textOf } from '../resolve/result-text.ts';

/** Unknown rows an answer names. */
const NAMED = 20;

/**
 * The rows as every batch of the dataset holds them, less what is retracted.
 * @throws Problem `not-found` when one of them never was, with the row IDs most like it; `busy`
 */
export async function findRowVersions(
  plane: Plane,
  tenant: TenantId,
  dataset: string,
  rows: readonly string[],
): Promise<readonly RowVersion[]> {
  const batches = liveBatchesOf(await datasetOf(plane, tenant, dataset));
  const versions = batches.length === 0 ? [] : await versionsIn(plane, tenant, { dataset, batches }, rows);
  const found = new Set(versions.map(({ row }) => row));
  const others = rows.filter((row) => !found.has(row));
  if (others.length === 0) return versions;
  const resolved = await resolveEvidence(
    plane,
    tenant,
    others.map((row) => ({ dataset, row })),
  );
  const unknown = others.filter((row) => resolved.get(evidenceKey({ dataset, row }))?.kind !== 'retracted');
  if (unknown.length > 0) throw unknownRows(dataset, unknown, resolved);
  return versions;
}

async function versionsIn(
  plane: Plane,
  tenant: TenantId,
  files: Parameters<typeof readDatasets>[2][number],
  rows: readonly string[],
): Promise<readonly RowVersion[]> {
  const sql =
    `SELECT _row_id, _batch, _digest FROM ${datasetRowsSql(files.dataset)} ` +
    `SEMI JOIN (SELECT unnest(from_json($1::VARCHAR, '["VARCHAR"]')) AS id) a ON _row_id = a.id ORDER BY ALL`;
  const found = await readDatasets(plane, tenant, [files], { sql, values: [JSON.stringify(rows)] });
  return found.map(([row, batch, digest]) => ({ row: textOf(row), batch: textOf(batch), digest: textOf(digest) }));
}

function unknownRows(
  dataset: string,
  unknown: readonly string[],
  resolved: ReadonlyMap<string, EvidenceResolution>,
): Problem {
  const named = unknown.slice(0, NAMED).map((row) => {
    const resolution = resolved.get(evidenceKey({ dataset, row }));
    return { row, candidates: resolution?.kind === 'missing-row' ? resolution.candidates : [] };
  });
  const [first = ''] = unknown;
  const more = unknown.length === 1 ? '' : ` and ${unknown.length - 1} more`;
  return new Problem('not-found', `There is no row ${JSON.stringify(first)}${more} in a dataset "${dataset}".`, {
    facts: { dataset, unknown: unknown.length, rows: named },
  });
}
