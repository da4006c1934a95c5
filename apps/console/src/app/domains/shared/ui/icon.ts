import { Component, computed, input } from '@angular/core';

/** Strokes on a 20 × 20 grid. */
const STROKES = {
  alert:
    'M10 6.5v4.5M10 13.6v.1M8.7 3.3 2.2 14.7A1.5 1.5 0 0 0 3.5 17h13a1.5 1.5 0 0 0 1.3-2.3L11.3 3.3a1.5 1.5 0 0 0-2.6 0Z',
  check: 'm4.5 10.5 3.6 3.6 7.4-8',
  chevron: 'm7.5 4.5 5.5 5.5-5.5 5.5',
  copy: 'M7 7V4.5A1.5 1.5 0 0 1 8.5 3h7A1.5 1.5 0 0 1 17 4.5v7a1.5 1.5 0 0 1-1.5 1.5H13M4.5 7h7A1.5 1.5 0 0 1 13 8.5v7a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 3 15.5v-7A1.5 1.5 0 0 1 4.5 7Z',
  document: 'M5.5 2.5h6L15.5 6.5v11h-10Zm6 0v4h4M8 10.5h5m-5 3h5',
  ledger: 'M5 3h10.5v14H5a1.5 1.5 0 0 1-1.5-1.5v-11A1.5 1.5 0 0 1 5 3Zm2.5 0v14m2.7-10h2.8m-2.8 3h2.8',
  refresh: 'M16 10a6 6 0 1 1-1.9-4.4M16.2 3v3.4h-3.4',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Zm4-1.5 4 4',
  tenants: 'M3 17V5.5L10 3v14M10 7.5l7 2V17M2 17h16M5.7 8h1.6m-1.6 3h1.6m-1.6 3h1.6m5.4-1.5h1.6m-1.6 2.5h1.6',
} as const;

export type IconName = keyof typeof STROKES;

/** A decorative sign beside words: hidden from screen readers. */
@Component({
  selector: 'chy-icon',
  template: `<svg viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path [attr.d]="strokes()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      width: 1.125rem;
      height: 1.125rem;
      vertical-align: -0.2em;
    }
    path {
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly strokes = computed(() => STROKES[this.name()]);
}
