import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '@chancery/kernel';
import type { Authenticator, Plane, Principal } from '@chancery/platform';
import { tokenAggregate } from '../token/token.aggregate.ts';
import { tokenWorks } from '../token/token.state.ts';
import { parseCredential } from './credential.ts';

/** How long a token that another node revoked may still work here: with this, every node refuses it within a second. */
const TOKEN_MAX_AGE_MS = 500;

/** Authenticates API tokens by the state of their stream: an issued token works, a revoked one fails, at once. */
export class TokenAuthenticator implements Authenticator {
  constructor(private readonly clock: Clock) {}

  planeOf(credential: string): string | null {
    return parseCredential(credential)?.plane ?? null;
  }

  async authenticate(plane: Plane, text: string): Promise<Principal | null> {
    const credential = parseCredential(text);
    if (credential?.plane !== plane.id) return null;
    const { tenant, token } = credential;
    const { state } = await plane.runner.state(tokenAggregate, { tenant, id: token }, { maxAgeMs: TOKEN_MAX_AGE_MS });
    if (!state || !tokenWorks(state, this.clock.now())) return null;
    const same = timingSafeEqual(Buffer.from(state.secretHash, 'hex'), Buffer.from(credential.secretHash, 'hex'));
    return same ? { actor: state.holder, token, tenant, scopes: state.scopes } : null;
  }
}
