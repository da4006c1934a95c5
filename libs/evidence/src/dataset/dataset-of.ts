import { isSlug } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { datasetAggregate } from './dataset.aggregate.ts';
import { ABSENT_DATASET } from './dataset.state.ts';
import type { DatasetState } from './dataset.state.ts';

/**
 * The dataset as its stream says now; absent for a name that cannot be one.
 * @param atLeast a revision that was seen in the store
 */
export async function datasetOf(plane: Plane, tenant: TenantId, dataset: string, atLeast = -1): Promise<DatasetState> {
  if (!isSlug(dataset)) return ABSENT_DATASET;
  const { state } = await plane.runner.state(datasetAggregate, { tenant, id: dataset }, { atLeast });
  return state;
}
