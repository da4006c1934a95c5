import { Injectable, inject } from '@angular/core';
import type { AuditPage } from '@chancery/audit/contract';
import type { TenantAnswer } from '@chancery/tenancy/contract';
import { ApiClient } from '../../shared/data/api-client.ts';
import type { AuditFilter, AuditOrder } from './audit-filter.ts';
import { endOfDay, startOfDay } from './day-bounds.ts';

const PAGE_SIZE = 50;

/** Reads tenants' audit trails. */
@Injectable({ providedIn: 'root' })
export class AuditClient {
  private readonly api = inject(ApiClient);

  /** One page after `after` (`null`: the first). Days become instants in the tenant's time zone. */
  read(tenant: TenantAnswer, filter: AuditFilter, order: AuditOrder, after: string | null): Promise<AuditPage> {
    return this.api.getFrom<AuditPage>(tenant.region, `tenants/${tenant.tenant}/audit`, {
      ...filter,
      from: filter.from === '' ? null : startOfDay(filter.from, tenant.timeZone),
      to: filter.to === '' ? null : endOfDay(filter.to, tenant.timeZone),
      order,
      limit: PAGE_SIZE,
      after,
    });
  }
}
