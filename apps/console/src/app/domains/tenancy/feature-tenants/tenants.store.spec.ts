import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { answer, provideAnswers, refuse, settled } from '../../../testing/http.ts';
import { aSession, aTenant } from '../../../testing/samples.ts';
import { Sessions } from '../../access/data/sessions.ts';
import { TenantsStore } from './tenants.store.ts';

const EU = '/v1/planes/eu/tenants?limit=50';
const US = '/v1/planes/us/tenants?limit=50';

describe('the tenants of the signed-in planes', () => {
  let sessions: Sessions;

  beforeEach(() => {
    sessionStorage.clear();
    TestBed.configureTestingModule({ providers: [provideAnswers(), TenantsStore] });
    sessions = TestBed.inject(Sessions);
    sessions.start(aSession({ plane: 'eu', token: 'chy_eu_1' }));
  });

  const open = async () => {
    const store = TestBed.inject(TenantsStore);
    await settled();
    return store;
  };
  const shown = (store: TenantsStore) => store.planes().map((plane) => plane.shown.map(({ tenant }) => tenant));

  it('are listed plane by plane', async () => {
    sessions.start(aSession({ plane: 'us', token: 'chy_us_1' }));
    const store = await open();
    await answer(EU, { items: [aTenant({ tenant: 'eu_t1' })], cursor: null });
    await answer(US, { items: [aTenant({ tenant: 'us_t1' }), aTenant({ tenant: 'us_t2' })], cursor: null });
    expect(shown(store)).toEqual([['eu_t1'], ['us_t1', 'us_t2']]);
  });

  it('fail plane by plane', async () => {
    sessions.start(aSession({ plane: 'us', token: 'chy_us_1' }));
    const store = await open();
    await answer(EU, { items: [aTenant()], cursor: null });
    await refuse(US, 503, { code: 'busy' });
    expect(store.planes().map(({ list }) => list.problem()?.code ?? null)).toEqual([null, 'busy']);
    expect(shown(store)).toEqual([['eu_t1'], []]);
  });

  it('are read on with the cursor', async () => {
    const store = await open();
    await answer(EU, { items: [aTenant({ tenant: 'eu_t1' })], cursor: 'next' });
    void store.planes()[0]?.list.loadMore();
    await answer(`${EU}&after=next`, { items: [aTenant({ tenant: 'eu_t2' })], cursor: null });
    expect(shown(store)).toEqual([['eu_t1', 'eu_t2']]);
  });

  it('are narrowed by the search without asking again', async () => {
    const store = await open();
    await answer(EU, {
      items: [aTenant({ name: 'Fjord' }), aTenant({ tenant: 'eu_t2', name: 'Orchard' })],
      cursor: null,
    });
    store.search.set('orch');
    await settled();
    expect(shown(store)).toEqual([['eu_t2']]);
    TestBed.inject(HttpTestingController).verify();
  });

  it('are one for the token of a tenant, which may not list the plane', async () => {
    sessions.start(aSession({ plane: 'eu', token: 'chy_eu_2', tenant: 'eu_t7' }));
    const store = await open();
    await answer('/v1/tenants/eu_t7', aTenant({ tenant: 'eu_t7' }));
    expect(shown(store)).toEqual([['eu_t7']]);
  });

  it('go when one signs out, and the other plane is not asked again', async () => {
    sessions.start(aSession({ plane: 'us', token: 'chy_us_1' }));
    const store = await open();
    await answer(EU, { items: [aTenant()], cursor: null });
    await answer(US, { items: [], cursor: null });
    sessions.signOut('us');
    await settled();
    expect(shown(store)).toEqual([['eu_t1']]);
    TestBed.inject(HttpTestingController).verify();
  });
});
