import { Component, computed, input, output } from '@angular/core';
import type { AuditEntry } from '@chancery/audit/contract';
import { CopyButton } from '../../shared/ui/copy-button.ts';
import type { AuditFilter } from '../data/audit-filter.ts';

/** All that was recorded with an entry: its references, its leaf hash and its payload. */
@Component({
  selector: 'chy-entry-details',
  imports: [CopyButton],
  templateUrl: './entry-details.html',
  styleUrl: './entry-details.scss',
})
export class EntryDetails {
  readonly entry = input.required<AuditEntry>();
  readonly narrow = output<Partial<AuditFilter>>();

  protected readonly payload = computed(() => JSON.stringify(this.entry().data, null, 2));
  protected readonly references = computed(() => {
    const entry = this.entry();
    const all: readonly (readonly [label: string, value: string | null])[] = [
      ['Leaf hash', entry.leafHash],
      ['Event ID', entry.id],
      ['Stream', entry.stream],
      ['Revision in its stream', String(entry.revision)],
      ['Recorded at (UTC)', entry.time],
      ['Token', entry.token],
      ['Network', entry.network],
      ['Correlation', entry.correlationId],
      ['Causation', entry.causationId],
      ['Command', entry.commandId],
      ['Policy', entry.policyVersion],
      ['Flag set', entry.flagSet],
    ];
    return all.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
  });
}
