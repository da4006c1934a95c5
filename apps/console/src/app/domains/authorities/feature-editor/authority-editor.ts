import { Component, computed, effect, inject, input, untracked, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import type { Finding } from '@chancery/authorities/contract';
import { Chip } from '../../shared/ui/chip.ts';
import { ProblemView } from '../../shared/ui/problem-view.ts';
import { CurrentTenant } from '../../tenancy/data/current-tenant.ts';
import { offsetOf } from '../data/offset-of.ts';
import { FindingList } from '../ui/finding-list.ts';
import { LinkField } from '../ui/link-field.ts';
import { AuthorityEditorStore } from './authority-editor.store.ts';

/** Writes, compiles and publishes one authority. */
@Component({
  selector: 'chy-authority-editor',
  imports: [Chip, FindingList, LinkField, MatButton, MatProgressBar, ProblemView, RouterLink],
  providers: [AuthorityEditorStore],
  templateUrl: './authority-editor.html',
  styleUrl: './authority-editor.scss',
})
export class AuthorityEditor {
  protected readonly store = inject(AuthorityEditorStore);
  protected readonly tenant = inject(CurrentTenant).tenant;
  private readonly field = viewChild(LinkField);

  /** Authority ID from the path. */
  readonly authority = input.required<string>();

  protected readonly state = computed(() => {
    if (this.store.changed()) return 'Unsaved changes';
    return this.store.revision() === 0 ? 'Not saved yet' : `Draft ${this.store.revision()}`;
  });

  constructor() {
    effect(() => {
      const [tenant, authority] = [this.tenant(), this.authority()];
      if (tenant !== null) untracked(() => void this.store.open(tenant, authority));
    });
  }

  protected show({ line, column, target }: Finding): void {
    const from = offsetOf(this.store.text(), line, column);
    const until = this.store.text().indexOf(target, from);
    this.field()?.select(from, until < 0 ? from : until + target.length);
  }
}
