import { Injectable, computed, inject, resource, signal } from '@angular/core';
import type { TenantAnswer } from '@chancery/tenancy/contract';
import { ApiClient } from '../../shared/data/api-client.ts';
import { planeOfTenant } from '../../shared/data/plane.ts';
import { problemOf } from '../../shared/data/problem.ts';

/** The tenant whose pages are open: its nameplate in the shell, its locale and time zone in every list. */
@Injectable({ providedIn: 'root' })
export class CurrentTenant {
  private readonly api = inject(ApiClient);
  private readonly opened = signal<string | undefined>(undefined);
  private readonly answer = resource({
    params: () => this.opened(),
    loader: ({ params: tenant }) => this.api.getFrom<TenantAnswer>(planeOfTenant(tenant) ?? '', `tenants/${tenant}`),
  });

  /** `null` while none is open or its answer is under way. */
  readonly tenant = computed(() => (this.answer.hasValue() ? this.answer.value() : null));
  readonly loading = this.answer.isLoading;
  readonly problem = computed(() => {
    const error = this.answer.error();
    return error === undefined ? null : problemOf(error);
  });

  open(tenant: string): void {
    this.opened.set(tenant);
  }

  close(): void {
    this.opened.set(undefined);
  }

  reload(): void {
    this.answer.reload();
  }
}
