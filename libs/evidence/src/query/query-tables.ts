import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { QueriedDataset } from '../contract/query-answer.ts';
import { datasetOf } from '../dataset/dataset-of.ts';
import { liveBatchesOf } from '../dataset/dataset.state.ts';
import { datasetsProjection } from '../datasets/datasets.projection.ts';
import type { ReadTable } from './statement-rules.ts';
import { QueryRefusedError } from './tenant-engine.ts';
import type { DatasetFiles } from './tenant-engine.ts';

const LISTED_DATASETS = 20;

/** The datasets that a statement's tables are, as they are now. @throws QueryRefusedError naming those there are */
export function datasetsOfTables(
  plane: Plane,
  tenant: TenantId,
  tables: readonly ReadTable[],
): Promise<readonly DatasetFiles[]> {
  return Promise.all(tables.map((table) => filesOf(plane, tenant, table)));
}

/** Which evidence was read, for the answer. */
export function queriedDataset({ dataset, batches }: DatasetFiles): QueriedDataset {
  return { dataset, batches: batches.map(({ batch }) => batch) };
}

async function filesOf(plane: Plane, tenant: TenantId, table: ReadTable): Promise<DatasetFiles> {
  // SQL names are the same in any case; datasets are named in lower case.
  const dataset = table.name.toLowerCase();
  const batches = liveBatchesOf(await datasetOf(plane, tenant, dataset));
  if (batches.length === 0) throw await unknownDataset(plane, tenant, table);
  return { dataset, batches };
}

async function unknownDataset(plane: Plane, tenant: TenantId, { name, place }: ReadTable): Promise<QueryRefusedError> {
  const known = await plane.projections
    .readModel(datasetsProjection)
    .find({ where: { tenant }, sortBy: 'dataset', limit: LISTED_DATASETS });
  const candidates = known.items.map(({ dataset }) => dataset);
  const there =
    candidates.length === 0
      ? 'The tenant has none yet.'
      : `There ${known.cursor ? 'are, among others,' : 'are'} ${candidates.join(', ')}.`;
  const message = `There is no dataset ${JSON.stringify(name)}. ${there}`;
  return new QueryRefusedError({ code: 'query-invalid', message, place, candidates });
}
