import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import type { DatasetList } from '../contract/dataset-answers.ts';
import { datasetAnswer, datasetsProjection } from './datasets.projection.ts';

/** A page of the tenant's datasets by name. */
export class ListDatasets {
  constructor(
    readonly caller: Caller,
    readonly limit: number,
    readonly after: string | undefined,
  ) {}
}

@QueryHandler(ListDatasets)
export class ListDatasetsHandler implements IQueryHandler<ListDatasets> {
  async execute({ caller, limit, after }: ListDatasets): Promise<DatasetList> {
    const page = await caller.plane.projections.readModel(datasetsProjection).find({
      where: { tenant: caller.tenant },
      sortBy: 'dataset',
      limit,
      ...(after === undefined ? {} : { after }),
      minPosition: caller.minPosition,
    });
    return { items: page.items.map(datasetAnswer), cursor: page.cursor };
  }
}
