import { assertNever } from '@chancery/kernel';
import type { EpochMs } from '@chancery/kernel';
import type { TokenEvent, TokenIssued } from './token.events.ts';

/** A token that was issued. */
export type Token = Omit<TokenIssued, 'type'> & { readonly revokedAt: EpochMs | null };

/** `null` before the token was issued. */
export type TokenState = Token | null;

export function evolveToken(state: TokenState, event: TokenEvent): TokenState {
  switch (event.type) {
    case 'TokenIssued': {
      const { type: _type, ...issued } = event;
      return { ...issued, revokedAt: null };
    }
    case 'TokenRevoked':
      return state && { ...state, revokedAt: event.revokedAt };
    default:
      return assertNever(event);
  }
}

/** Whether the token may be used at `now`. */
export function tokenWorks(token: Token, now: EpochMs): boolean {
  return token.revokedAt === null && (token.expiresAt === null || now < token.expiresAt);
}
