import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import type { TenantList } from '../contract/tenant-answer.ts';
import { tenantListItem, tenantsProjection } from './tenants.projection.ts';

/** A page of the plane's tenants by name. */
export class ListTenants {
  constructor(
    readonly caller: Caller,
    readonly limit: number,
    readonly after: string | undefined,
  ) {}
}

@QueryHandler(ListTenants)
export class ListTenantsHandler implements IQueryHandler<ListTenants> {
  async execute({ caller, limit, after }: ListTenants): Promise<TenantList> {
    const tenants = caller.plane.projections.readModel(tenantsProjection);
    const page = await tenants.find({
      where: { region: caller.plane.id },
      sortBy: 'name',
      limit,
      ...(after === undefined ? {} : { after }),
      minPosition: caller.minPosition,
    });
    return { items: page.items.map(tenantListItem), cursor: page.cursor };
  }
}
