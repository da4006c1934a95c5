import { HttpErrorResponse } from '@angular/common/http';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Subject, firstValueFrom } from 'rxjs';
import type { Page } from './page.types.ts';
import { PagedList } from './paged-list.ts';

interface Asked {
  readonly after: string | null;
  answer(page: Page<number>): void;
  fail(status: number): void;
}

describe('a list read page by page', () => {
  let asked: Asked[];
  let list: PagedList<number>;

  beforeEach(() => {
    asked = [];
    list = new PagedList((after) => {
      const page = new Subject<Page<number>>();
      asked.push({
        after,
        answer: (answered) => page.next(answered),
        fail: (status) => page.error(new HttpErrorResponse({ status })),
      });
      return firstValueFrom(page);
    });
  });

  const readFirst = async (page: Page<number>) => {
    const done = list.reload();
    asked.at(-1)?.answer(page);
    await done;
  };

  it('is not loaded before the first page came', () => {
    void list.reload();
    expect([list.loaded(), list.loading(), list.items()]).toEqual([false, true, []]);
  });

  it('appends the next page, asked for with the cursor', async () => {
    await readFirst({ items: [1, 2], cursor: 'b' });
    const more = list.loadMore();
    asked[1]?.answer({ items: [3], cursor: null });
    await more;
    expect(asked.map(({ after }) => after)).toEqual([null, 'b']);
    expect([list.items(), list.hasMore(), list.loading()]).toEqual([[1, 2, 3], false, false]);
  });

  it('asks for nothing after the last page, or while a page is under way', async () => {
    await readFirst({ items: [1], cursor: 'b' });
    void list.loadMore();
    void list.loadMore();
    expect(asked).toHaveLength(2);
    await readFirst({ items: [1], cursor: null });
    await list.loadMore();
    expect(asked).toHaveLength(3);
  });

  it('drops an answer that a reload has overtaken', async () => {
    const old = list.reload();
    await readFirst({ items: [2], cursor: null });
    asked[0]?.answer({ items: [1], cursor: 'old' });
    await old;
    expect([list.items(), list.hasMore()]).toEqual([[2], false]);
  });

  it('drops a failure that a reload has overtaken', async () => {
    const old = list.reload();
    await readFirst({ items: [2], cursor: null });
    asked[0]?.fail(500);
    await old;
    expect(list.problem()).toBeNull();
  });

  it('keeps what is shown when a page fails, and asks for that page again', async () => {
    await readFirst({ items: [1], cursor: 'b' });
    const more = list.loadMore();
    asked[1]?.fail(503);
    await more;
    expect([list.items(), list.problem()?.status, list.loading()]).toEqual([[1], 503, false]);

    const again = list.retry();
    expect(list.problem()).toBeNull();
    asked[2]?.answer({ items: [2], cursor: null });
    await again;
    expect(asked[2]?.after).toBe('b');
    expect(list.items()).toEqual([1, 2]);
  });
});
