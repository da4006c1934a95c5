import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Problem } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { DatasetDetail } from '../contract/dataset-answers.ts';
import { batchesProjection } from './batches.projection.ts';
import { datasetAnswer, datasetKey, datasetsProjection } from './datasets.projection.ts';

/** A dataset and a page of its batches, newest first. */
export class ReadDataset {
  constructor(
    readonly caller: Caller,
    readonly dataset: string,
    readonly limit: number,
    readonly after: string | undefined,
  ) {}
}

@QueryHandler(ReadDataset)
export class ReadDatasetHandler implements IQueryHandler<ReadDataset> {
  async execute({ caller, dataset, limit, after }: ReadDataset): Promise<DatasetDetail> {
    const { plane, tenant, minPosition } = caller;
    const key = datasetKey(tenant, dataset);
    const found = await plane.projections.readModel(datasetsProjection).get(key, { minPosition });
    if (!found) throw new Problem('not-found', `There is no dataset "${dataset}".`);
    const page = await plane.projections.readModel(batchesProjection).find({
      where: { of: key },
      sortBy: 'order',
      descending: true,
      limit,
      ...(after === undefined ? {} : { after }),
      minPosition,
    });
    const batchList = { items: page.items.map(({ answer }) => answer), cursor: page.cursor };
    return { ...datasetAnswer(found), batchList };
  }
}
