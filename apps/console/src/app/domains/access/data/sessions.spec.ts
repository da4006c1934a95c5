import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { aProblem, aSession } from '../../../testing/samples.ts';
import { storedSessions } from './session-storage.ts';
import { Sessions } from './sessions.ts';

describe('sessions', () => {
  let sessions: Sessions;

  beforeEach(() => {
    sessionStorage.clear();
    sessions = TestBed.inject(Sessions);
  });

  it('are one per plane: a new one replaces the old', () => {
    sessions.start(aSession({ plane: 'us' }));
    sessions.start(aSession({ plane: 'eu', token: 'chy_eu_1' }));
    sessions.start(aSession({ plane: 'eu', token: 'chy_eu_2' }));
    expect(sessions.all().map(({ token }) => token)).toEqual(['chy_eu_2', 'chy_eu_secret']);
    expect(sessions.of('eu')?.token).toBe('chy_eu_2');
  });

  it('outlive a reload of the page', () => {
    sessions.start(aSession());
    expect(storedSessions(sessionStorage)).toEqual([aSession()]);
  });

  it('are forgotten on sign-out, also by the tab', () => {
    sessions.start(aSession());
    sessions.signOut('eu');
    expect([sessions.any(), sessions.of('eu'), storedSessions(sessionStorage)]).toEqual([false, null, []]);
  });

  it('say why the service ended one, until the next sign-in', () => {
    const problem = aProblem({ code: 'unauthenticated' });
    sessions.start(aSession());
    sessions.end('eu', problem);
    expect([sessions.any(), sessions.ended()]).toEqual([false, { plane: 'eu', problem }]);
    sessions.start(aSession());
    expect(sessions.ended()).toBeNull();
  });
});
