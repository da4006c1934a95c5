import { Injectable, computed, inject, signal } from '@angular/core';
import type { AuditEntry, AuditPage } from '@chancery/audit/contract';
import type { TenantAnswer } from '@chancery/tenancy/contract';
import { PagedList } from '../../shared/data/paged-list.ts';
import { AuditClient } from '../data/audit-client.ts';
import type { AuditFilter, AuditOrder } from '../data/audit-filter.ts';

/** What is shown of one tenant's audit trail. */
@Injectable()
export class AuditTrailStore {
  private readonly client = inject(AuditClient);
  private readonly opened = signal<PagedList<AuditEntry, AuditPage> | null>(null);

  readonly list = this.opened.asReadonly();
  /** The tenant's last entry when the newest page was read; `null` before the first. */
  readonly asOfEntry = computed(() => this.opened()?.lastPage()?.asOfEntry ?? null);
  private readonly met = signal<ReadonlySet<string>>(new Set());
  /** Event types met so far, to offer in the filter: also those that a filter has since hidden. */
  readonly knownTypes = computed(() => [...this.met()].sort());

  /** Shows the trail from its first page on. */
  open(tenant: TenantAnswer, filter: AuditFilter, order: AuditOrder): Promise<void> {
    const list = new PagedList<AuditEntry, AuditPage>(async (after) => {
      const page = await this.client.read(tenant, filter, order, after);
      this.met.update((met) => new Set([...met, ...page.items.map(({ type }) => type)]));
      return page;
    });
    this.opened.set(list);
    return list.reload();
  }
}
