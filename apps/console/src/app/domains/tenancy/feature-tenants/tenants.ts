import { Component, inject } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { readersTimeFormat } from '../../shared/format/moment.ts';
import { Chip } from '../../shared/ui/chip.ts';
import { EmptyState } from '../../shared/ui/empty-state.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { LoadMore } from '../../shared/ui/load-more.ts';
import { Moment } from '../../shared/ui/moment.ts';
import { ProblemView } from '../../shared/ui/problem-view.ts';
import { RegionChip } from '../../shared/ui/region-chip.ts';
import { TenantsStore } from './tenants.store.ts';

/** The tenants of the planes one is signed in to, with their nameplates. */
@Component({
  selector: 'chy-tenants',
  imports: [Chip, EmptyState, Icon, LoadMore, MatProgressBar, Moment, ProblemView, RegionChip, RouterLink],
  providers: [TenantsStore],
  templateUrl: './tenants.html',
  styleUrl: './tenants.scss',
})
export class Tenants {
  protected readonly store = inject(TenantsStore);
  protected readonly timeFormat = readersTimeFormat();
}
