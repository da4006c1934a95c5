import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { provideAnswers, request, settled } from '../../../testing/http.ts';
import { aSession } from '../../../testing/samples.ts';
import { Sessions } from '../../access/data/sessions.ts';
import { ApiClient } from './api-client.ts';

describe('the API client', () => {
  let api: ApiClient;
  let sessions: Sessions;

  beforeEach(() => {
    sessionStorage.clear();
    TestBed.configureTestingModule({ providers: provideAnswers() });
    api = TestBed.inject(ApiClient);
    sessions = TestBed.inject(Sessions);
    sessions.start(aSession({ plane: 'eu', token: 'chy_eu_1' }));
    sessions.start(aSession({ plane: 'us', token: 'chy_us_1' }));
  });

  const authorization = (url: string) => request(url).request.headers.get('Authorization');

  it('signs a request with the session of its plane, and no other', () => {
    void api.getFrom('us', 'tenants/us_t1');
    expect(authorization('/v1/tenants/us_t1')).toBe('Bearer chy_us_1');
  });

  it('asks with a given token before there is a session', () => {
    void api.getWith('chy_eu_new', 'me');
    expect(authorization('/v1/me')).toBe('Bearer chy_eu_new');
  });

  it('leaves out query parameters that say nothing', () => {
    void api.getFrom('eu', 'list', { limit: 0, after: null, type: '', actor: undefined, order: 'asc' });
    expect(authorization('/v1/list?limit=0&order=asc')).toBe('Bearer chy_eu_1');
  });

  it('ends the session whose token is refused, and only that', async () => {
    const asked = api.getFrom('us', 'x').catch(() => 'failed');
    request('/v1/x').flush({ detail: 'The API token is revoked.' }, { status: 401, statusText: 'Unauthorized' });
    expect(await asked).toBe('failed');
    expect(sessions.all().map(({ plane }) => plane)).toEqual(['eu']);
    expect(sessions.ended()).toMatchObject({ plane: 'us', problem: { detail: 'The API token is revoked.' } });
  });

  it('keeps the session on any other failure', async () => {
    void api.getFrom('us', 'x').catch(() => null);
    request('/v1/x').flush({}, { status: 403, statusText: 'Forbidden' });
    await settled();
    expect(sessions.of('us')).not.toBeNull();
  });

  it('keeps a new session when a late answer refuses the token before it', async () => {
    void api.getFrom('us', 'x').catch(() => null);
    sessions.start(aSession({ plane: 'us', token: 'chy_us_2' }));
    request('/v1/x').flush({}, { status: 401, statusText: 'Unauthorized' });
    await settled();
    expect(sessions.of('us')?.token).toBe('chy_us_2');
  });
});
