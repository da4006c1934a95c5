import { Component, DestroyRef, computed, inject } from '@angular/core';
import { Planes } from '../domains/shared/data/planes.ts';
import { readersTimeFormat } from '../domains/shared/format/moment.ts';
import { regionName } from '../domains/shared/format/region.ts';

const CHECK_EVERY_MS = 30_000;

/** The foot of every page: does the service answer, and which planes does it run. */
@Component({
  selector: 'chy-service-status',
  template: `
    <p role="status" [attr.data-state]="state()">
      <span class="lamp" aria-hidden="true"></span>{{ text() }}
      @if (planes.problem()) {
        <button class="quiet" type="button" (click)="planes.refresh()">Check again</button>
      }
    </p>
    <p class="soft">
      @if (planes.checkedAt(); as checkedAt) {
        Checked {{ clock.format(checkedAt) }} ·
      }
      <a href="/v1/docs">API reference</a>
    </p>
  `,
  styleUrl: './service-status.scss',
  host: { role: 'contentinfo' },
})
export class ServiceStatus {
  protected readonly planes = inject(Planes);
  protected readonly clock = new Intl.DateTimeFormat(readersTimeFormat().locale, { timeStyle: 'medium' });

  protected readonly state = computed(() => {
    if (this.planes.checkedAt() === null) return 'asking';
    return this.planes.problem() === null ? 'answers' : 'silent';
  });
  protected readonly text = computed(() => {
    if (this.state() === 'asking') return 'Asking the service…';
    const problem = this.planes.problem();
    if (problem !== null) return `${problem.title}.`;
    const regions = this.planes.items().map(({ region }) => regionName(region));
    return `The service answers. Planes: ${regions.join(', ')}.`;
  });

  constructor() {
    void this.planes.refresh();
    const timer = setInterval(() => void this.planes.refresh(), CHECK_EVERY_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
