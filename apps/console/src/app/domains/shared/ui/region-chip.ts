import { Component, computed, input } from '@angular/core';
import { regionName } from '../format/region.ts';

/** A region: its code in a small plate, and its name. */
@Component({
  selector: 'chy-region-chip',
  template: `<span class="code" aria-hidden="true">{{ region() }}</span
    >{{ name() }}`,
  host: { '[attr.data-region]': 'region()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.5rem;
    }
    .code {
      padding: 0 0.3125rem;
      border-radius: 4px;
      background: var(--brass-wash);
      color: var(--brass);
      box-shadow: inset 0 0 0 1px color-mix(in srgb, currentcolor 30%, transparent);
      font: 700 0.6875rem / 1.25rem var(--sans);
      letter-spacing: 0.06em;
      text-transform: uppercase;
    }
    :host([data-region='eu']) .code {
      background: var(--blue-wash);
      color: var(--blue);
    }
  `,
})
export class RegionChip {
  readonly region = input.required<string>();
  protected readonly name = computed(() => regionName(this.region()));
}
