import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { HttpTestingController } from '@angular/common/http/testing';
import { provideAnswers } from '../../../testing/http.ts';
import { aSession } from '../../../testing/samples.ts';
import { Sessions } from '../data/sessions.ts';
import { SignInStore } from './sign-in.store.ts';

describe('signing in', () => {
  let store: SignInStore;
  let sessions: Sessions;
  let http: HttpTestingController;

  beforeEach(() => {
    sessionStorage.clear();
    TestBed.configureTestingModule({ providers: [provideAnswers(), SignInStore] });
    store = TestBed.inject(SignInStore);
    sessions = TestBed.inject(Sessions);
    http = TestBed.inject(HttpTestingController);
  });

  const asked = (token: string) => http.expectOne(({ headers }) => headers.get('Authorization') === `Bearer ${token}`);

  it('asks who the token is, without the blanks around it, and starts the session', async () => {
    const done = store.signIn({ eu: '  chy_eu_1\n' });
    expect(store.checking()).toBe(true);
    const { token: _, ...me } = aSession();
    asked('chy_eu_1').flush(me);
    expect(await done).toEqual([]);
    expect(sessions.of('eu')).toEqual(aSession({ token: 'chy_eu_1' }));
    expect(store.checking()).toBe(false);
  });

  it('keeps the good session when another token is refused, and says why', async () => {
    const done = store.signIn({ eu: 'chy_eu_1', us: 'chy_us_1' });
    asked('chy_eu_1').flush(aSession());
    asked('chy_us_1').flush({ detail: 'The API token is expired.' }, { status: 401, statusText: 'Unauthorized' });
    expect(await done).toEqual(['us']);
    expect(sessions.all().map(({ plane }) => plane)).toEqual(['eu']);
    expect(store.problems()['us']?.detail).toBe('The API token is expired.');
  });

  it.each([
    ['not-a-token', 'hunter2'],
    ['other-plane', 'chy_us_1'],
  ])('asks nothing of the service when it is %s', async (code, token) => {
    expect(await store.signIn({ eu: token })).toEqual(['eu']);
    expect(store.problems()['eu']?.code).toBe(code);
    http.verify();
  });

  it('forgets old problems', async () => {
    await store.signIn({ eu: 'hunter2' });
    await store.signIn({});
    expect(store.problems()).toEqual({});
  });
});
