import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import type { AdmissionList, AdmissionView } from '../contract/override-views.ts';
import { iso } from '../ledger/figures.ts';
import { admissionsProjection } from './admissions.projection.ts';
import type { AdmissionDocument } from './admissions.projection.ts';

/** A page of the requests that an override admitted. */
export class ListAdmissions {
  constructor(
    readonly caller: Caller,
    readonly override: string,
    readonly limit: number,
    readonly after: string | undefined,
  ) {}
}

@QueryHandler(ListAdmissions)
export class ListAdmissionsHandler implements IQueryHandler<ListAdmissions> {
  async execute({ caller, override, limit, after }: ListAdmissions): Promise<AdmissionList> {
    const page = await caller.plane.projections.readModel(admissionsProjection).find({
      where: { tenant: caller.tenant, override },
      sortBy: 'entry',
      limit,
      ...(after === undefined ? {} : { after }),
      minPosition: caller.minPosition,
    });
    return { items: page.items.map(admissionView), cursor: page.cursor };
  }
}

function admissionView({ kind, entry, at, actor, quantity, drawn }: AdmissionDocument): AdmissionView {
  return { kind, entry, at: iso(at), actor, quantity, drawn };
}
