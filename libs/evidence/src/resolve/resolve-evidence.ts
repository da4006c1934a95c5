import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { datasetOf } from '../dataset/dataset-of.ts';
import { batchesOf, liveBatchesOf } from '../dataset/dataset.state.ts';
import type { DatasetState } from '../dataset/dataset.state.ts';
import { quotedText } from '../engine/sql-text.ts';
import { datasetRowsSql } from '../query/dataset-sql.ts';
import { readDatasets } from '../query/engines.ts';
import type { DatasetFiles } from '../query/tenant-engine.ts';
import { textOf } from './result-text.ts';
import { retractedRows } from './retracted-rows.ts';
import { similarDatasets, similarRows } from './similar.ts';

/** A row of a dataset, as links name it. */
export interface EvidenceRef {
  readonly dataset: string;
  readonly row: string;
}

/** What a reference points at now. */
export type EvidenceResolution =
  | {
      readonly kind: 'found';
      readonly dataset: string;
      readonly row: string;
      /** SHA-256 of the row, hex (see `rowDigests`). */
      readonly digest: string;
      /** The newest batch that holds the row. */
      readonly batch: string;
      /** Batches whose version of it, if they hold one, was withdrawn: retracted as a whole or of this row. */
      readonly withdrawnIn: readonly string[];
    }
  /** It was evidence once. `batch`: the newest batch that holds it, retracted as a whole or of this row. */
  | { readonly kind: 'retracted'; readonly dataset: string; readonly row: string; readonly batch: string }
  /** `candidates`: names of datasets like it, the likeliest first, 5 at most. */
  | { readonly kind: 'missing-dataset'; readonly dataset: string; readonly candidates: readonly string[] }
  /** `candidates`: row IDs like it, the likeliest first, 5 at most. */
  | {
      readonly kind: 'missing-row';
      readonly dataset: string;
      readonly row: string;
      readonly candidates: readonly string[];
    };

/** The key of a reference in the answer: `<dataset>/<row>`. */
export function evidenceKey({ dataset, row }: EvidenceRef): string {
  return `${dataset}/${row}`;
}

/**
 * Looks up references, all of them at once, in the tenant's datasets as they are now. Every reference has an answer
 * under its `evidenceKey`.
 * @throws Problem `busy`
 */
export async function resolveEvidence(
  plane: Plane,
  tenant: TenantId,
  refs: readonly EvidenceRef[],
): Promise<ReadonlyMap<string, EvidenceResolution>> {
  const rowsByDataset = new Map<string, Set<string>>();
  for (const { dataset, row } of refs) {
    const rows = rowsByDataset.get(dataset) ?? new Set();
    rowsByDataset.set(dataset, rows.add(row));
  }
  const asked = await Promise.all(
    [...rowsByDataset].map(async ([dataset, rows]): Promise<AskedRows> => {
      const state = await datasetOf(plane, tenant, dataset);
      return { files: { dataset, batches: liveBatchesOf(state) }, state, rows: [...rows] };
    }),
  );
  const found = await findRows(plane, tenant, asked.filter(hasEvidence));
  const resolved = new Map<string, EvidenceResolution>(found.map((one) => [evidenceKey(one), one]));
  const gone = await explainRetracted(plane, tenant, unresolved(asked, resolved));
  for (const [key, resolution] of gone) resolved.set(key, resolution);
  const missing = unresolved(asked, resolved);
  return new Map<string, EvidenceResolution>([
    ...resolved,
    ...(await explainMissingRows(plane, tenant, missing.filter(hasEvidence))),
    ...(await explainMissingDatasets(
      plane,
      tenant,
      missing.filter((one) => !hasEvidence(one)),
    )),
  ]);
}

/** Rows asked for in one dataset. */
interface AskedRows {
  /** What is evidence now. */
  readonly files: DatasetFiles;
  readonly state: DatasetState;
  readonly rows: readonly string[];
}

function hasEvidence({ files }: AskedRows): boolean {
  return files.batches.length > 0;
}

function unresolved(asked: readonly AskedRows[], resolved: ReadonlyMap<string, unknown>): readonly AskedRows[] {
  return asked
    .map((one) => ({
      ...one,
      rows: one.rows.filter((row) => !resolved.has(evidenceKey({ dataset: one.files.dataset, row }))),
    }))
    .filter(({ rows }) => rows.length > 0);
}

type FoundRow = Extract<EvidenceResolution, { kind: 'found' }>;

async function findRows(plane: Plane, tenant: TenantId, asked: readonly AskedRows[]): Promise<readonly FoundRow[]> {
  if (asked.length === 0) return [];
  const sql = asked
    .map(
      ({ files: { dataset } }, index) =>
        `SELECT ${quotedText(dataset)}, r._row_id, r._digest, r._batch FROM ${datasetRowsSql(dataset)} r ` +
        `SEMI JOIN (SELECT unnest(from_json($${index + 1}::VARCHAR, '["VARCHAR"]')) AS id) a ON r._row_id = a.id`,
    )
    .join(' UNION ALL ');
  const values = asked.map(({ rows }) => JSON.stringify(rows));
  const files = asked.map((one) => one.files);
  const states = new Map(asked.map((one) => [one.files.dataset, one.state]));
  const rows = await readDatasets(plane, tenant, files, { sql, values });
  const found = rows.map(([dataset, row, digest, batch]): FoundRow => ({
    kind: 'found',
    dataset: textOf(dataset),
    row: textOf(row),
    digest: textOf(digest),
    batch: textOf(batch),
    withdrawnIn: withdrawnIn(states.get(textOf(dataset)), textOf(row)),
  }));
  return newestOf(found, files);
}

/** A batch that was committed again after it was retracted stands as it does now. */
function withdrawnIn(state: DatasetState | undefined, row: string): readonly string[] {
  const batches = state ? batchesOf(state) : [];
  const standing = new Map(
    batches.map(({ batch, retracted, retractedRows: rows }) => [batch, !retracted && !rows.includes(row)]),
  );
  return [...standing].flatMap(([batch, stands]) => (stands ? [] : [batch]));
}

/** Of rows with the same ID, the one in the batch committed last. */
function newestOf(found: readonly FoundRow[], files: readonly DatasetFiles[]): readonly FoundRow[] {
  const order = new Map(
    files.flatMap(({ dataset, batches }) => batches.map(({ batch }, index) => [`${dataset}/${batch}`, index])),
  );
  const orderOf = ({ dataset, batch }: FoundRow) => order.get(`${dataset}/${batch}`) ?? -1;
  const newest = new Map<string, FoundRow>();
  for (const one of found) {
    const before = newest.get(evidenceKey(one));
    if (!before || orderOf(before) < orderOf(one)) newest.set(evidenceKey(one), one);
  }
  return [...newest.values()];
}

async function explainRetracted(
  plane: Plane,
  tenant: TenantId,
  asked: readonly AskedRows[],
): Promise<readonly (readonly [string, EvidenceResolution])[]> {
  const explained = asked.map(async ({ files: { dataset }, state, rows }) => {
    const batches = await retractedRows(plane, tenant, state, rows);
    return [...batches].map(([row, batch]): readonly [string, EvidenceResolution] => {
      const ref = { dataset, row };
      return [evidenceKey(ref), { kind: 'retracted', ...ref, batch }];
    });
  });
  return (await Promise.all(explained)).flat();
}

async function explainMissingRows(
  plane: Plane,
  tenant: TenantId,
  missing: readonly AskedRows[],
): Promise<readonly (readonly [string, EvidenceResolution])[]> {
  const explained = missing.map(async ({ files, rows }) => {
    const candidates = await similarRows(plane, tenant, files, rows);
    return rows.map((row): readonly [string, EvidenceResolution] => {
      const ref = { dataset: files.dataset, row };
      return [evidenceKey(ref), { kind: 'missing-row', ...ref, candidates: candidates.get(row) ?? [] }];
    });
  });
  return (await Promise.all(explained)).flat();
}

async function explainMissingDatasets(
  plane: Plane,
  tenant: TenantId,
  missing: readonly AskedRows[],
): Promise<readonly (readonly [string, EvidenceResolution])[]> {
  const explained = missing.map(async ({ files: { dataset }, rows }) => {
    const candidates = await similarDatasets(plane, tenant, dataset);
    return rows.map((row): readonly [string, EvidenceResolution] => [
      evidenceKey({ dataset, row }),
      { kind: 'missing-dataset', dataset, candidates },
    ]);
  });
  return (await Promise.all(explained)).flat();
}
