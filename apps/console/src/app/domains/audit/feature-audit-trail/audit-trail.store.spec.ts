import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { answer, provideAnswers, request, settled } from '../../../testing/http.ts';
import { aSession, aTenant, anEntry } from '../../../testing/samples.ts';
import { Sessions } from '../../access/data/sessions.ts';
import { NO_FILTER } from '../data/audit-filter.ts';
import { AuditTrailStore } from './audit-trail.store.ts';

const NEWEST = '/v1/tenants/eu_t1/audit?order=desc&limit=50';

describe('the audit trail shown', () => {
  let store: AuditTrailStore;

  beforeEach(() => {
    sessionStorage.clear();
    TestBed.configureTestingModule({ providers: [provideAnswers(), AuditTrailStore] });
    TestBed.inject(Sessions).start(aSession({ plane: 'eu', token: 'chy_eu_1' }));
    store = TestBed.inject(AuditTrailStore);
  });

  it('is read with the session of the tenant’s plane', () => {
    void store.open(aTenant(), NO_FILTER, 'desc');
    expect(request(NEWEST).request.headers.get('Authorization')).toBe('Bearer chy_eu_1');
  });

  it('asks for the days of the filter as instants of the tenant’s time zone', async () => {
    const filter = { ...NO_FILTER, actor: 'eu_a1', from: '2026-11-12', to: '2026-11-12' };
    void store.open(aTenant({ timeZone: 'Europe/Berlin' }), filter, 'asc');
    const days = 'from=2026-11-11T23:00:00Z&to=2026-11-12T23:00:00Z';
    await answer(`/v1/tenants/eu_t1/audit?actor=eu_a1&${days}&order=asc&limit=50`, {
      items: [],
      cursor: null,
      asOfEntry: 9,
    });
    expect([store.list()?.loaded(), store.asOfEntry()]).toEqual([true, 9]);
  });

  it('is read on with the cursor, and is as fresh as its newest page', async () => {
    void store.open(aTenant(), NO_FILTER, 'desc');
    await answer(NEWEST, { items: [anEntry({ entry: 3 })], cursor: '3', asOfEntry: 3 });
    void store.list()?.loadMore();
    await answer(`${NEWEST}&after=3`, { items: [anEntry({ entry: 2 })], cursor: null, asOfEntry: 4 });
    expect(
      store
        .list()
        ?.items()
        .map(({ entry }) => entry),
    ).toEqual([3, 2]);
    expect(store.asOfEntry()).toBe(4);
  });

  it('offers every event type met, once', async () => {
    void store.open(aTenant(), NO_FILTER, 'desc');
    const items = ['b', 'a', 'b'].map((name, entry) => anEntry({ entry, type: `chancery.x.${name}.v1` }));
    await answer(NEWEST, { items, cursor: null, asOfEntry: 3 });
    expect(store.knownTypes()).toEqual(['chancery.x.a.v1', 'chancery.x.b.v1']);
  });

  it('offers them also when a filter has narrowed the list', async () => {
    void store.open(aTenant(), NO_FILTER, 'desc');
    await answer(NEWEST, { items: [anEntry({ type: 'chancery.x.a.v1' })], cursor: null, asOfEntry: 3 });
    void store.open(aTenant(), { ...NO_FILTER, actor: 'nobody' }, 'desc');
    await settled();
    await answer(`/v1/tenants/eu_t1/audit?actor=nobody&order=desc&limit=50`, { items: [], cursor: null, asOfEntry: 3 });
    expect(store.knownTypes()).toEqual(['chancery.x.a.v1']);
  });
});
