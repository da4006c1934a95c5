import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import type { OverrideLifeList } from '../contract/override-views.ts';
import { overrideLife } from './override-life.ts';
import { overridesProjection } from './overrides.projection.ts';

/** A page of the tenant's overrides and requests, of one meter or of all. */
export class ListOverrides {
  constructor(
    readonly caller: Caller,
    readonly meter: string | undefined,
    readonly limit: number,
    readonly after: string | undefined,
  ) {}
}

@QueryHandler(ListOverrides)
export class ListOverridesHandler implements IQueryHandler<ListOverrides> {
  async execute({ caller, meter, limit, after }: ListOverrides): Promise<OverrideLifeList> {
    const page = await caller.plane.projections.readModel(overridesProjection).find({
      where: { tenant: caller.tenant, ...(meter === undefined ? {} : { meter }) },
      sortBy: 'override',
      limit,
      ...(after === undefined ? {} : { after }),
      minPosition: caller.minPosition,
    });
    return { items: page.items.map((document) => overrideLife(document, caller.now())), cursor: page.cursor };
  }
}
