import { describe, expect, it } from '@jest/globals';
import type { ActorId, TenantId, TokenId } from '@chancery/kernel';
import { given } from '@chancery/testing';
import { tokenAggregate, tokenAnswer } from './token.aggregate.ts';
import { tokenDecider } from './token.decide.ts';
import type { IssueToken } from './token.decide.ts';
import type { TokenIssued } from './token.events.ts';
import { evolveToken, tokenWorks } from './token.state.ts';
import type { Token } from './token.state.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const issue: IssueToken = {
  type: 'IssueToken',
  token: 'eu_k0123456789abcdef' as TokenId,
  tenant: 'eu_t0123456789abcdef01234567' as TenantId,
  holder: 'eu_a1' as ActorId,
  name: 'nightly ingest',
  secretHash: 'ab'.repeat(32),
  scopes: ['evidence:ingest'],
  expiresAt: NOW + 1000,
  issuedBy: 'eu_a0' as ActorId,
  issuerScopes: ['evidence:ingest', 'tokens:write'],
};
const { type: _type, issuerScopes: _issuerScopes, ...fields } = issue;
const issued: TokenIssued = { type: 'TokenIssued', ...fields, issuedAt: NOW };
const token = evolveToken(null, issued) as Token;

describe('issuing a token', () => {
  it('keeps everything but what the issuer may do', () => {
    given(tokenDecider).when(issue, NOW).then(issued);
  });

  it('grants no more than the issuer holds', () => {
    given(tokenDecider)
      .when({ ...issue, scopes: ['evidence:ingest', 'exports:create'] }, NOW)
      .thenRejected('scope-escalation', { beyond: ['exports:create'] });
  });

  it('lets the first administrator grant anything', () => {
    const scopes = ['exports:create'];
    given(tokenDecider)
      .when({ ...issue, scopes, issuerScopes: ['*'] }, NOW)
      .then({ ...issued, scopes });
  });

  it('is refused when it would be expired from the start', () => {
    given(tokenDecider)
      .when({ ...issue, expiresAt: NOW }, NOW)
      .thenRejected('token-already-expired');
    given(tokenDecider)
      .when({ ...issue, expiresAt: null }, NOW)
      .then({ ...issued, expiresAt: null });
  });
});

describe('revoking a token', () => {
  const revoke = { type: 'RevokeToken' as const, reason: 'lost' };
  const revoked = { type: 'TokenRevoked' as const, reason: 'lost', revokedAt: NOW + 5 };

  it('happens once', () => {
    given(tokenDecider, [issued])
      .when(revoke, NOW + 5)
      .then(revoked);
    given(tokenDecider, [issued, revoked])
      .when(revoke, NOW + 9)
      .then();
  });

  it('is refused for a token that was never issued', () => {
    given(tokenDecider).when(revoke, NOW).thenRejected('not-found');
    expect(evolveToken(null, revoked)).toBeNull();
  });
});

describe('a token', () => {
  it('works until it expires, to the millisecond, or is revoked', () => {
    expect(tokenWorks(token, NOW + 999)).toBe(true);
    expect(tokenWorks(token, NOW + 1000)).toBe(false);
    expect(tokenWorks({ ...token, expiresAt: null }, NOW + 1e12)).toBe(true);
    expect(tokenWorks({ ...token, revokedAt: NOW }, NOW + 1)).toBe(false);
  });

  it('never shows its hash', () => {
    expect(JSON.stringify(tokenAnswer(token))).not.toContain(token.secretHash);
    expect(tokenAnswer(token)).toMatchObject({
      actor: 'eu_a1',
      expiresAt: '2026-11-23T12:00:01.000Z',
      revokedAt: null,
    });
  });

  it('comes back from its stored form as it was', () => {
    for (const event of [issued, { type: 'TokenRevoked' as const, reason: 'x', revokedAt: 1 }]) {
      const { type, data } = tokenAggregate.codec.encode(event);
      expect(tokenAggregate.codec.decode(type, data)).toEqual(event);
    }
  });
});
