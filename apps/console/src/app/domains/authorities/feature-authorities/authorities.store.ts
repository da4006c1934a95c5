import { Injectable, inject, signal } from '@angular/core';
import type { AuthorityItem } from '@chancery/authorities/contract';
import type { TenantAnswer } from '@chancery/tenancy/contract';
import { PagedList } from '../../shared/data/paged-list.ts';
import { AuthoritiesClient } from '../data/authorities-client.ts';

/** The authorities of one tenant, page by page. */
@Injectable()
export class AuthoritiesStore {
  private readonly client = inject(AuthoritiesClient);
  private readonly opened = signal<PagedList<AuthorityItem> | null>(null);

  readonly list = this.opened.asReadonly();

  open(tenant: TenantAnswer): Promise<void> {
    const list = new PagedList<AuthorityItem>((after) => this.client.list(tenant, after));
    this.opened.set(list);
    return list.reload();
  }
}
