import { Component, DestroyRef, effect, inject, input } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterOutlet } from '@angular/router';
import { ProblemView } from '../../shared/ui/problem-view.ts';
import { CurrentTenant } from '../data/current-tenant.ts';

/** The frame of a tenant's pages: opens the tenant, and shows them once it is known. */
@Component({
  selector: 'chy-tenant',
  imports: [MatProgressBar, ProblemView, RouterOutlet],
  template: `
    @if (current.tenant()) {
      <router-outlet />
    } @else if (current.problem(); as problem) {
      <h1 tabindex="-1">Tenant</h1>
      <chy-problem-view [problem]="problem" (retry)="current.reload()" />
    } @else {
      <mat-progress-bar mode="indeterminate" aria-label="Loading the tenant" />
    }
  `,
  styles: `
    h1 {
      margin-bottom: 1.25rem;
    }
  `,
})
export class Tenant {
  protected readonly current = inject(CurrentTenant);
  /** Tenant ID from the path. */
  readonly tenant = input.required<string>();

  constructor() {
    effect(() => this.current.open(this.tenant()));
    inject(DestroyRef).onDestroy(() => this.current.close());
  }
}
