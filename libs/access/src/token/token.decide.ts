import { accept, assertNever, reject } from '@chancery/kernel';
import type { ActorId, Decider, Decision, EpochMs, Rejection, TenantId, TokenId } from '@chancery/kernel';
import type { TokenEvent } from './token.events.ts';
import { evolveToken } from './token.state.ts';
import type { TokenState } from './token.state.ts';

export interface IssueToken {
  readonly type: 'IssueToken';
  readonly token: TokenId;
  readonly tenant: TenantId;
  readonly holder: ActorId;
  readonly name: string;
  readonly secretHash: string;
  readonly scopes: readonly string[];
  readonly expiresAt: EpochMs | null;
  readonly issuedBy: ActorId;
  /** What the issuer may do: nobody grants more than they hold. */
  readonly issuerScopes: readonly string[];
}

export interface RevokeToken {
  readonly type: 'RevokeToken';
  readonly reason: string;
}

export type TokenCommand = IssueToken | RevokeToken;

export const tokenDecider: Decider<TokenCommand, TokenEvent, TokenState> = {
  initialState: null,
  decide(command, state, now) {
    switch (command.type) {
      case 'IssueToken':
        return decideIssue(command, now);
      case 'RevokeToken':
        return decideRevoke(command, state, now);
      default:
        return assertNever(command);
    }
  },
  evolve: evolveToken,
};

function decideIssue(command: IssueToken, now: EpochMs): Decision<TokenEvent> {
  const beyond = command.issuerScopes.includes('*')
    ? []
    : command.scopes.filter((scope) => !command.issuerScopes.includes(scope));
  if (beyond.length > 0) return reject(scopeEscalation(command, beyond));
  if (command.expiresAt !== null && command.expiresAt <= now) return reject(alreadyExpired(command.expiresAt, now));
  const { type: _type, issuerScopes: _issuerScopes, ...issued } = command;
  return accept({ type: 'TokenIssued', ...issued, issuedAt: now });
}

function decideRevoke(command: RevokeToken, state: TokenState, now: EpochMs): Decision<TokenEvent> {
  if (!state) return reject(tokenUnknown());
  if (state.revokedAt !== null) return accept();
  return accept({ type: 'TokenRevoked', reason: command.reason, revokedAt: now });
}

function scopeEscalation({ scopes, issuerScopes }: IssueToken, beyond: readonly string[]): Rejection {
  return {
    code: 'scope-escalation',
    message: `Nobody grants more than they hold: your token lacks ${beyond.join(', ')}.`,
    facts: { asked: scopes, held: issuerScopes, beyond },
    lift: [{ action: `Leave out ${beyond.join(', ')}, or ask someone whose token has them.`, by: 'tokens:write' }],
  };
}

function alreadyExpired(expiresAt: EpochMs, now: EpochMs): Rejection {
  const facts = { expiresAt: new Date(expiresAt).toISOString(), now: new Date(now).toISOString() };
  return {
    code: 'token-already-expired',
    message: `The token would be expired from the start: it ends at ${facts.expiresAt}, and now it is ${facts.now}.`,
    facts,
    lift: [{ action: 'Give an `expiresAt` in the future, or none.', by: 'tokens:write' }],
  };
}

function tokenUnknown(): Rejection {
  return {
    code: 'not-found',
    message: 'There is no such token in this tenant.',
    facts: {},
    lift: [{ action: 'List the tokens and take one of their IDs.', by: 'tokens:read' }],
  };
}
