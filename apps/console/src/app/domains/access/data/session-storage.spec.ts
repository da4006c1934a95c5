import { beforeEach, describe, expect, it } from '@jest/globals';
import { aSession } from '../../../testing/samples.ts';
import { storeSessions, storedSessions } from './session-storage.ts';

describe('the sessions of a browser tab', () => {
  beforeEach(() => sessionStorage.clear());

  it('come back as they were stored', () => {
    const sessions = [aSession(), aSession({ plane: 'us', tenant: 'us_t1', expiresAt: '2027-01-01T00:00:00.000Z' })];
    storeSessions(sessionStorage, sessions);
    expect(storedSessions(sessionStorage)).toEqual(sessions);
  });

  it('are none when nothing was stored', () => {
    expect(storedSessions(sessionStorage)).toEqual([]);
  });

  it.each(['', '{', '{}', 'null', '[null, 7, "x"]', '[{"plane":"eu"}]'])('are none when %j was stored', (text) => {
    sessionStorage.setItem('chancery.sessions', text);
    expect(storedSessions(sessionStorage)).toEqual([]);
  });

  it('are without those that do not fit', () => {
    const stored = [
      aSession(),
      { ...aSession(), token: 7 },
      { ...aSession(), expiresAt: 5 },
      { ...aSession(), scopes: '*' },
    ];
    sessionStorage.setItem('chancery.sessions', JSON.stringify(stored));
    expect(storedSessions(sessionStorage)).toEqual([aSession()]);
  });
});
