import { computed, signal } from '@angular/core';
import type { Page } from './page.types.ts';
import { problemOf } from './problem.ts';
import type { Problem } from './problem.types.ts';

/**
 * A list read page by page. Answers that come late, after a newer `reload`, are dropped. A page that fails leaves the
 * items shown as they are and sets `problem`; `retry` asks for that page again.
 */
export class PagedList<T, P extends Page<T> = Page<T>> {
  private readonly shown = signal<{ readonly items: readonly T[]; readonly last: P } | null>(null);
  private readonly failure = signal<{ readonly problem: Problem; readonly after: string | null } | null>(null);
  private readonly pending = signal(false);
  private newest = 0;

  readonly items = computed(() => this.shown()?.items ?? []);
  /** The page that came last; `null` before the first. */
  readonly lastPage = computed(() => this.shown()?.last ?? null);
  readonly loaded = computed(() => this.lastPage() !== null);
  readonly hasMore = computed(() => (this.lastPage()?.cursor ?? null) !== null);
  readonly problem = computed(() => this.failure()?.problem ?? null);
  readonly loading = this.pending.asReadonly();

  /** `readPage` gets the cursor to read after, `null` for the first page. */
  constructor(private readonly readPage: (after: string | null) => Promise<P>) {}

  reload(): Promise<void> {
    return this.fetch(null);
  }

  async loadMore(): Promise<void> {
    const cursor = this.lastPage()?.cursor ?? null;
    if (cursor !== null && !this.pending()) await this.fetch(cursor);
  }

  retry(): Promise<void> {
    return this.fetch(this.failure()?.after ?? null);
  }

  private async fetch(after: string | null): Promise<void> {
    const request = ++this.newest;
    this.pending.set(true);
    this.failure.set(null);
    try {
      const page = await this.readPage(after);
      if (request !== this.newest) return;
      const before = after === null ? [] : this.items();
      this.shown.set({ items: [...before, ...page.items], last: page });
    } catch (error) {
      if (request === this.newest) this.failure.set({ problem: problemOf(error), after });
    } finally {
      if (request === this.newest) this.pending.set(false);
    }
  }
}
