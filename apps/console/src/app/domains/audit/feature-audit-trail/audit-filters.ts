import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { NO_FILTER, isFiltered } from '../data/audit-filter.ts';
import type { AuditFilter } from '../data/audit-filter.ts';
import { eventName } from '../data/event-name.ts';

/** The filter bar of the audit trail: edits a copy, says so when it is applied. */
@Component({
  selector: 'chy-audit-filters',
  imports: [FormField, MatButton],
  templateUrl: './audit-filters.html',
  styleUrl: './audit-filters.scss',
})
export class AuditFilters {
  readonly filter = input.required<AuditFilter>();
  readonly knownTypes = input.required<readonly string[]>();
  /** IANA name: the days of from and to are days there. */
  readonly timeZone = input.required<string>();
  readonly filterChange = output<AuditFilter>();

  protected readonly fields = form(linkedSignal(() => this.filter()));
  /** Narrow screens fold the fields away until they are wanted. */
  protected readonly open = linkedSignal(() => isFiltered(this.filter()));
  protected readonly filtered = computed(() => isFiltered(this.filter()));
  protected readonly types = computed(() => {
    const chosen = this.filter().type;
    const all =
      chosen === '' || this.knownTypes().includes(chosen) ? this.knownTypes() : [chosen, ...this.knownTypes()];
    return all.map((type) => ({ type, words: eventName(type).words }));
  });

  protected apply(event: Event): void {
    event.preventDefault();
    this.filterChange.emit(this.fields().value());
  }

  protected clear(): void {
    this.filterChange.emit(NO_FILTER);
  }
}
