import { Component, computed, input, output, signal } from '@angular/core';
import type { AuditEntry } from '@chancery/audit/contract';
import { formatMoment } from '../../shared/format/moment.ts';
import type { TimeFormat } from '../../shared/format/moment.ts';
import { formatCount } from '../../shared/format/number.ts';
import { Chip } from '../../shared/ui/chip.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { Moment } from '../../shared/ui/moment.ts';
import type { AuditFilter } from '../data/audit-filter.ts';
import { eventName } from '../data/event-name.ts';
import { streamLabel } from '../data/stream-label.ts';
import { EntryDetails } from './entry-details.ts';

/** One entry of the trail: a row, and below it on demand all that was recorded. */
@Component({
  selector: 'tbody[chyEntryRow]',
  imports: [Chip, EntryDetails, Icon, Moment],
  templateUrl: './entry-row.html',
  styleUrl: './entry-row.scss',
  host: { role: 'rowgroup' },
})
export class EntryRow {
  readonly entry = input.required<AuditEntry>({ alias: 'chyEntryRow' });
  readonly timeFormat = input.required<TimeFormat>();
  /** The reader wants only what shares this with the entry. */
  readonly narrow = output<Partial<AuditFilter>>();

  protected readonly open = signal(false);
  protected readonly name = computed(() => eventName(this.entry().type));
  protected readonly stream = computed(() => streamLabel(this.entry().stream));
  protected readonly number = computed(() => formatCount(this.entry().entry, this.timeFormat().locale));
  protected readonly label = computed(
    () => `Entry ${this.number()}, ${this.name().words}, ${formatMoment(this.entry().time, this.timeFormat())}`,
  );
}
