import { isJsonObject } from '../../shared/data/json.ts';
import type { Session } from './session.types.ts';

const KEY = 'chancery.sessions';

/** The sessions of this browser tab. What is not readable as a session is left out. */
export function storedSessions(storage: Storage): readonly Session[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isSession) : [];
  } catch {
    return [];
  }
}

export function storeSessions(storage: Storage, sessions: readonly Session[]): void {
  storage.setItem(KEY, JSON.stringify(sessions));
}

function isSession(value: unknown): value is Session {
  if (!isJsonObject(value)) return false;
  const texts = [value['plane'], value['token'], value['actor'], value['tokenName']];
  const optionalTexts = [value['tenant'], value['expiresAt']];
  return (
    texts.every((field) => typeof field === 'string') &&
    optionalTexts.every((field) => field === null || typeof field === 'string') &&
    Array.isArray(value['scopes'])
  );
}
