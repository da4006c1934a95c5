import { Component, input } from '@angular/core';
import { Icon } from './icon.ts';
import type { IconName } from './icon.ts';

/** Says that there is nothing, why, and what to do: the way out is the projected content. */
@Component({
  selector: 'chy-empty-state',
  imports: [Icon],
  template: `
    <span class="mark"><chy-icon [name]="icon()" /></span>
    <p class="title">{{ title() }}</p>
    <p class="soft"><ng-content /></p>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 0.25rem;
      padding: 2.75rem 1.5rem;
      text-align: center;
    }
    .mark {
      display: grid;
      place-items: center;
      width: 3rem;
      height: 3rem;
      margin-bottom: 0.5rem;
      border-radius: 50%;
      background: var(--sunk);
      box-shadow: inset 0 0 0 1px var(--rule);
      color: var(--ink-soft);
    }
    .title {
      font: 600 1.0625rem / 1.4 var(--serif);
    }
    .soft {
      max-width: 34rem;
    }
  `,
})
export class EmptyState {
  readonly icon = input.required<IconName>();
  readonly title = input.required<string>();
}
