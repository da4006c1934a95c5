import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { answer, provideAnswers, refuse, request, settled } from '../../../testing/http.ts';
import { aSession, aTenant } from '../../../testing/samples.ts';
import { Sessions } from '../../access/data/sessions.ts';
import { CurrentTenant } from './current-tenant.ts';

describe('the tenant whose pages are open', () => {
  let current: CurrentTenant;

  beforeEach(async () => {
    sessionStorage.clear();
    TestBed.configureTestingModule({ providers: provideAnswers() });
    TestBed.inject(Sessions).start(aSession({ plane: 'eu', token: 'chy_eu_1' }));
    current = TestBed.inject(CurrentTenant);
    current.open('eu_t1');
    await settled();
  });

  it('is asked for with the session of its plane', () => {
    expect(request('/v1/tenants/eu_t1').request.headers.get('Authorization')).toBe('Bearer chy_eu_1');
  });

  it('is known once its answer came, and not after it was closed', async () => {
    expect([current.tenant(), current.loading()]).toEqual([null, true]);
    await answer('/v1/tenants/eu_t1', aTenant());
    expect(current.tenant()).toEqual(aTenant());
    current.close();
    expect(current.tenant()).toBeNull();
  });

  it('is not the one before while another is under way', async () => {
    await answer('/v1/tenants/eu_t1', aTenant());
    current.open('eu_t2');
    expect(current.tenant()).toBeNull();
  });

  it('says why it cannot be shown, and can be asked for again', async () => {
    await refuse('/v1/tenants/eu_t1', 404, { code: 'not-found', detail: 'There is no tenant eu_t1.' });
    expect([current.tenant(), current.problem()?.detail]).toEqual([null, 'There is no tenant eu_t1.']);
    current.reload();
    await settled();
    await answer('/v1/tenants/eu_t1', aTenant());
    expect([current.tenant()?.tenant, current.problem()]).toEqual(['eu_t1', null]);
  });
});
