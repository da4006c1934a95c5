import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Router } from '@angular/router';
import { formatCount } from '../../shared/format/number.ts';
import { EmptyState } from '../../shared/ui/empty-state.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { LoadMore } from '../../shared/ui/load-more.ts';
import { ProblemView } from '../../shared/ui/problem-view.ts';
import { CurrentTenant } from '../../tenancy/data/current-tenant.ts';
import { NO_FILTER } from '../data/audit-filter.ts';
import type { AuditFilter, AuditOrder } from '../data/audit-filter.ts';
import { addressOf, filterOf, isFiltered, orderOf } from '../data/audit-filter.ts';
import { EntryRow } from '../ui/entry-row.ts';
import { AuditFilters } from './audit-filters.ts';
import { AuditTrailStore } from './audit-trail.store.ts';

/** A tenant's audit trail: every event of its log, filtered and read page by page. The filter is the page's address. */
@Component({
  selector: 'chy-audit-trail',
  imports: [AuditFilters, EmptyState, EntryRow, Icon, LoadMore, MatButton, MatProgressBar, ProblemView],
  providers: [AuditTrailStore],
  templateUrl: './audit-trail.html',
  styleUrl: './audit-trail.scss',
})
export class AuditTrail {
  private readonly router = inject(Router);
  protected readonly store = inject(AuditTrailStore);
  protected readonly tenant = inject(CurrentTenant).tenant;

  // The query of the page's address.
  readonly type = input<string>();
  readonly actor = input<string>();
  readonly stream = input<string>();
  readonly correlationId = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly order = input<string>();

  private readonly address = computed(() => ({
    type: this.type(),
    actor: this.actor(),
    stream: this.stream(),
    correlationId: this.correlationId(),
    from: this.from(),
    to: this.to(),
    order: this.order(),
  }));
  protected readonly filter = computed(() => filterOf(this.address()));
  protected readonly direction = computed(() => orderOf(this.address()));
  protected readonly filtered = computed(() => isFiltered(this.filter()));
  protected readonly asOf = computed(() => formatCount(this.store.asOfEntry() ?? 0, this.tenant()?.locale));

  constructor() {
    effect(() => {
      this.address();
      untracked(() => this.refresh());
    });
  }

  protected refresh(): void {
    const tenant = this.tenant();
    if (tenant !== null) void this.store.open(tenant, this.filter(), this.direction());
  }

  /** Asks for what the address says, with the given part changed. */
  protected narrow(change: Partial<AuditFilter>): void {
    this.show({ ...this.filter(), ...change }, this.direction());
  }

  protected showAll(): void {
    this.show(NO_FILTER, this.direction());
  }

  protected turn(): void {
    this.show(this.filter(), this.direction() === 'asc' ? 'desc' : 'asc');
  }

  private show(filter: AuditFilter, order: AuditOrder): void {
    void this.router.navigate([], { queryParams: addressOf(filter, order) });
  }
}
