import { Component, effect, inject, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Router, RouterLink } from '@angular/router';
import type { AuthorityItem, AuthorityStatus } from '@chancery/authorities/contract';
import { Chip } from '../../shared/ui/chip.ts';
import type { Tone } from '../../shared/ui/chip.ts';
import { EmptyState } from '../../shared/ui/empty-state.ts';
import { LoadMore } from '../../shared/ui/load-more.ts';
import { Moment } from '../../shared/ui/moment.ts';
import { ProblemView } from '../../shared/ui/problem-view.ts';
import { CurrentTenant } from '../../tenancy/data/current-tenant.ts';
import { AuthoritiesStore } from './authorities.store.ts';

const STATUSES: Readonly<Record<AuthorityStatus, { readonly word: string; readonly tone: Tone }>> = {
  draft: { word: 'Draft', tone: 'neutral' },
  compiled: { word: 'Compiled', tone: 'waiting' },
  broken: { word: 'Broken', tone: 'refused' },
  published: { word: 'Published', tone: 'good' },
};
/** As the service takes it. */
const ID = /^[a-z][a-z0-9_]{0,62}$/;

/** A tenant's authorities, and where a new one is begun. */
@Component({
  selector: 'chy-authorities',
  imports: [Chip, EmptyState, LoadMore, MatButton, MatProgressBar, Moment, ProblemView, RouterLink],
  providers: [AuthoritiesStore],
  templateUrl: './authorities.html',
  styleUrl: './authorities.scss',
})
export class Authorities {
  private readonly router = inject(Router);
  protected readonly store = inject(AuthoritiesStore);
  protected readonly tenant = inject(CurrentTenant).tenant;
  protected readonly wrongId = signal(false);

  constructor() {
    effect(() => {
      const tenant = this.tenant();
      if (tenant !== null) untracked(() => void this.store.open(tenant));
    });
  }

  protected status({ status }: AuthorityItem) {
    return STATUSES[status];
  }

  protected begin(event: Event, id: string): void {
    event.preventDefault();
    const authority = id.trim();
    this.wrongId.set(!ID.test(authority));
    const tenant = this.tenant();
    if (this.wrongId() || tenant === null) return;
    void this.router.navigate(['/tenants', tenant.tenant, 'authorities', authority]);
  }
}
