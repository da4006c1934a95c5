import { Component, computed, input } from '@angular/core';

/** A sentence whose parts between backticks are set as code. */
@Component({
  selector: 'chy-inline-code',
  template: `
    @for (part of parts(); track $index) {
      @if ($odd) {
        <code [textContent]="part"></code>
      } @else {
        <span [textContent]="part"></span>
      }
    }
  `,
})
export class InlineCode {
  readonly text = input.required<string>();
  protected readonly parts = computed(() => this.text().split('`'));
}
