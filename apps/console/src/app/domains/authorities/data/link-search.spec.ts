import { HttpTestingController } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { LinkTargetItem } from '@chancery/authorities/contract';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { answer, provideAnswers, refuse, request, settled } from '../../../testing/http.ts';
import { aLinkTarget, aTenant } from '../../../testing/samples.ts';
import { CurrentTenant } from '../../tenancy/data/current-tenant.ts';
import { LinkSearch } from './link-search.ts';

const TARGETS = '/v1/tenants/eu_t1/link-targets';

function found(...items: readonly LinkTargetItem[]) {
  return { items, kinds: ['authority'], asOfEntry: 9, complete: true };
}

describe('the search of the link picker', () => {
  let search: LinkSearch;
  const one = aLinkTarget({ reference: 'authority:one' });
  const two = aLinkTarget({ reference: 'authority:two' });

  beforeEach(() => {
    sessionStorage.clear();
    const tenant = { tenant: signal(aTenant()) };
    TestBed.configureTestingModule({
      providers: [provideAnswers(), LinkSearch, { provide: CurrentTenant, useValue: tenant }],
    });
    search = TestBed.inject(LinkSearch);
  });

  it('asks once at a time, and then for what was typed last', async () => {
    for (const text of ['r', 're', 'ret']) search.search(text);
    await answer(`${TARGETS}?q=r&limit=8`, found(one));
    expect(search.items()).toEqual([one]);
    await answer(`${TARGETS}?q=ret&limit=8`, found(two));
    expect(search.items()).toEqual([two]);
  });

  it('goes round and round with the arrow keys, and begins anew with other words', async () => {
    search.search('r');
    await answer(`${TARGETS}?q=r&limit=8`, found(one, two));
    expect(search.activeItem()).toEqual(one);
    search.move(-1);
    expect(search.activeItem()).toEqual(two);
    search.move(1);
    expect(search.activeItem()).toEqual(one);
    search.move(1);
    search.search('re');
    expect(search.active()).toBe(0);
  });

  it('drops an answer that comes after it was closed', async () => {
    search.search('r');
    const late = request(`${TARGETS}?q=r&limit=8`);
    search.close();
    late.flush(found(one));
    await settled();
    expect([search.open(), search.items()]).toEqual([false, []]);
  });

  it('says that nothing was found, and that not everything was searched', async () => {
    search.search('zebra');
    expect(search.empty()).toBe(false);
    await answer(`${TARGETS}?q=zebra&limit=8`, { ...found(), complete: false });
    expect([search.empty(), search.partial(), search.activeItem()]).toEqual([true, true, null]);
  });

  it('searches once more for the same while rows are read in, until it was closed', async () => {
    jest.useFakeTimers();
    try {
      const asked = async (complete: boolean) => {
        request(`${TARGETS}?q=r&limit=8`).flush({ ...found(one), complete });
        await jest.advanceTimersByTimeAsync(1_000);
      };
      search.search('r');
      await asked(false);
      await asked(true);
      TestBed.inject(HttpTestingController).expectNone(() => true);
      search.close();
      search.search('r');
      request(`${TARGETS}?q=r&limit=8`).flush({ ...found(one), complete: false });
      await jest.advanceTimersByTimeAsync(0);
      search.close();
      await jest.advanceTimersByTimeAsync(1_000);
      TestBed.inject(HttpTestingController).expectNone(() => true);
    } finally {
      jest.useRealTimers();
    }
  });

  it('shows why it could not search, until it can', async () => {
    search.search('r');
    await refuse(`${TARGETS}?q=r&limit=8`, 503, { code: 'busy', title: 'Busy', detail: 'Try again.' });
    expect(search.problem()?.code).toBe('busy');
    search.search('re');
    await answer(`${TARGETS}?q=re&limit=8`, found(one));
    expect([search.problem(), search.items()]).toEqual([null, [one]]);
  });
});
