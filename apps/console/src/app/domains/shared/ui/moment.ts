import { Component, computed, input } from '@angular/core';
import { formatDay, formatMoment } from '../format/moment.ts';
import type { TimeFormat } from '../format/moment.ts';

/** An instant as a tenant writes it; the machine's writing (UTC) is in `datetime` and shown on hover. */
@Component({
  selector: 'chy-moment',
  template: `<time [attr.datetime]="instant()" [attr.lang]="format().locale" [title]="instant()">{{ text() }}</time>`,
})
export class Moment {
  /** ISO 8601 UTC. */
  readonly instant = input.required<string>();
  readonly format = input.required<TimeFormat>();
  readonly precision = input<'second' | 'day'>('second');

  protected readonly text = computed(() =>
    this.precision() === 'day' ? formatDay(this.instant(), this.format()) : formatMoment(this.instant(), this.format()),
  );
}
