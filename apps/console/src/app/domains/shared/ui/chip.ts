import { Component, input } from '@angular/core';

export type Tone = 'neutral' | 'good' | 'refused' | 'waiting';

/** A short status in a tinted pill. The words carry the meaning, the tone only repeats it. */
@Component({
  selector: 'chy-chip',
  template: `<ng-content />`,
  host: { '[attr.data-tone]': 'tone()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.375rem;
      padding: 0.0625rem 0.5rem;
      border-radius: 999px;
      background: var(--sunk);
      color: var(--ink-soft);
      box-shadow: inset 0 0 0 1px color-mix(in srgb, currentcolor 22%, transparent);
      font: 600 0.75rem / 1.5 var(--sans);
      white-space: nowrap;
    }
    :host([data-tone='good']) {
      background: var(--green-wash);
      color: var(--green);
    }
    :host([data-tone='refused']) {
      background: var(--wax-wash);
      color: var(--wax);
    }
    :host([data-tone='waiting']) {
      background: var(--brass-wash);
      color: var(--brass);
    }
  `,
})
export class Chip {
  readonly tone = input<Tone>('neutral');
}
