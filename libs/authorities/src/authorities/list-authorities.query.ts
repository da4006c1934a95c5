import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import type { AuthorityList } from '../contract/authority-answers.ts';
import { skipsAllowed } from '../settings/skips-allowed.ts';
import { authoritiesProjection, authorityItem } from './authorities.projection.ts';

/** A page of the tenant's authorities by ID. */
export class ListAuthorities {
  constructor(
    readonly caller: Caller,
    readonly limit: number,
    readonly after: string | undefined,
  ) {}
}

@QueryHandler(ListAuthorities)
export class ListAuthoritiesHandler implements IQueryHandler<ListAuthorities> {
  async execute({ caller, limit, after }: ListAuthorities): Promise<AuthorityList> {
    const page = await caller.plane.projections.readModel(authoritiesProjection).find({
      where: { tenant: caller.tenant },
      sortBy: 'authority',
      limit,
      ...(after === undefined ? {} : { after }),
      minPosition: caller.minPosition,
    });
    const now = (await skipsAllowed(caller.plane, caller.tenant)) ? caller.context().time : null;
    return { items: page.items.map((document) => authorityItem(document, now)), cursor: page.cursor };
  }
}
