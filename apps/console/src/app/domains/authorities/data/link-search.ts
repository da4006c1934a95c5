import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import type { LinkTargetItem, LinkTargetList } from '@chancery/authorities/contract';
import { problemOf } from '../../shared/data/problem.ts';
import type { Problem } from '../../shared/data/problem.types.ts';
import { CurrentTenant } from '../../tenancy/data/current-tenant.ts';
import { AuthoritiesClient } from './authorities-client.ts';

/**
 * While rows are still being read in, the same is searched again after a while; so often at most, for of more than
 * 100,000 rows some never are.
 */
const AGAIN_MS = 400;
const MAX_TIMES_AGAIN = 10;

/** What was found, and what for. */
interface Answer {
  readonly text: string;
  readonly list: LinkTargetList;
}

/**
 * Looks for link targets while somebody types. One search is under way at a time; of what was typed meanwhile the last
 * is searched next, so that fast typing asks no more than the service answers.
 */
@Injectable()
export class LinkSearch {
  private readonly client = inject(AuthoritiesClient);
  private readonly tenant = inject(CurrentTenant).tenant;
  private readonly wanted = signal<string | null>(null);
  private readonly answer = signal<Answer | null>(null);
  private readonly failure = signal<Problem | null>(null);
  private readonly chosen = signal(0);
  private due = false;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private timesAgain = 0;

  /** Somebody is looking for something. */
  readonly open = computed(() => this.wanted() !== null);
  readonly items = computed(() => (this.open() ? (this.answer()?.list.items ?? []) : []));
  /** The items are those for what is typed now, not for what was typed before. */
  readonly current = computed(() => this.answer()?.text === this.wanted());
  /** Index of the item that the Enter key takes. */
  readonly active = computed(() => Math.min(this.chosen(), Math.max(0, this.items().length - 1)));
  readonly activeItem = computed((): LinkTargetItem | null => this.items()[this.active()] ?? null);
  /** Nothing was found for what is typed. */
  readonly empty = computed(() => this.open() && this.answer() !== null && this.items().length === 0);
  /** Rows are still being read in, or there are too many: `<dataset>/<row ID>` finds every one. */
  readonly partial = computed(() => this.answer()?.list.complete === false);
  readonly problem = this.failure.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.close());
  }

  search(text: string): void {
    if (this.wanted() === text) return;
    this.wanted.set(text);
    this.chosen.set(0);
    this.timesAgain = 0;
    this.run();
  }

  close(): void {
    clearTimeout(this.timer);
    this.wanted.set(null);
    this.answer.set(null);
    this.failure.set(null);
  }

  /** The next item, or the one before (`-1`), round and round. */
  move(by: 1 | -1): void {
    const count = this.items().length;
    if (count > 0) this.chosen.set((this.active() + by + count) % count);
  }

  /** Resolves once what is typed now was searched for, or the search has failed. */
  async settled(): Promise<void> {
    await this.running;
  }

  private run(): void {
    clearTimeout(this.timer);
    this.due = true;
    this.running ??= this.askWhileDue().finally(() => (this.running = null));
  }

  private async askWhileDue(): Promise<void> {
    while (this.due) {
      this.due = false;
      await this.ask();
    }
  }

  private async ask(): Promise<void> {
    const [tenant, text] = [this.tenant(), this.wanted()];
    if (tenant === null || text === null) return;
    try {
      const found = await this.client.linkTargets(tenant, text);
      if (this.wanted() === null) return;
      this.answer.set({ text, list: found });
      this.failure.set(null);
      if (!found.complete && this.timesAgain++ < MAX_TIMES_AGAIN) {
        this.timer = setTimeout(() => this.run(), AGAIN_MS);
      }
    } catch (error) {
      if (this.wanted() !== null) this.failure.set(problemOf(error));
    }
  }
}
