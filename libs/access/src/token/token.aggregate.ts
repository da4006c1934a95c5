import { eventCodec } from '@chancery/event-sourcing';
import type { AggregateType } from '@chancery/event-sourcing';
import type { TokenAnswer } from '../contract/token-answer.ts';
import { tokenDecider } from './token.decide.ts';
import type { TokenCommand } from './token.decide.ts';
import type { TokenEvent } from './token.events.ts';
import type { Token, TokenState } from './token.state.ts';

/** One stream per token. */
export const tokenAggregate: AggregateType<TokenCommand, TokenEvent, TokenState, TokenAnswer> = {
  category: 'token',
  decider: tokenDecider,
  codec: eventCodec<TokenEvent>({
    TokenIssued: { type: 'chancery.access.token-issued.v1' },
    TokenRevoked: { type: 'chancery.access.token-revoked.v1' },
  }),
  stateVersion: 1,
  answer(state) {
    if (!state) throw new Error('An accepted token command left no token');
    return tokenAnswer(state);
  },
};

/** The token as the API shows it: without its hash. */
export function tokenAnswer(token: Token): TokenAnswer {
  const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString());
  return {
    token: token.token,
    tenant: token.tenant,
    actor: token.holder,
    name: token.name,
    scopes: token.scopes,
    issuedBy: token.issuedBy,
    issuedAt: new Date(token.issuedAt).toISOString(),
    expiresAt: iso(token.expiresAt),
    revokedAt: iso(token.revokedAt),
  };
}
