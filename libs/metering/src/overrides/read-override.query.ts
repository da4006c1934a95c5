import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Problem } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { OverrideLifeView } from '../contract/override-views.ts';
import { overrideLife } from './override-life.ts';
import { overridesProjection } from './overrides.projection.ts';

/** One override or request. */
export class ReadOverride {
  constructor(
    readonly caller: Caller,
    readonly override: string,
  ) {}
}

@QueryHandler(ReadOverride)
export class ReadOverrideHandler implements IQueryHandler<ReadOverride> {
  async execute({ caller, override }: ReadOverride): Promise<OverrideLifeView> {
    const { plane, tenant, minPosition } = caller;
    const document = await plane.projections.readModel(overridesProjection).get(override, { minPosition });
    if (document?.tenant !== tenant) throw new Problem('not-found', `There is no override "${override}".`);
    return overrideLife(document, caller.now());
  }
}
