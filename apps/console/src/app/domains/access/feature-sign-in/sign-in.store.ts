import { Injectable, inject, signal } from '@angular/core';
import type { Me } from '@chancery/access/contract';
import { ApiClient } from '../../shared/data/api-client.ts';
import { planeOfToken } from '../../shared/data/plane.ts';
import type { PlaneId } from '../../shared/data/plane.ts';
import { localProblem, problemOf } from '../../shared/data/problem.ts';
import type { Problem } from '../../shared/data/problem.types.ts';
import { Sessions } from '../data/sessions.ts';

type ByPlane<T> = Readonly<Record<PlaneId, T>>;

/** Checks pasted tokens with `GET /v1/me` and starts a session for each that is accepted. */
@Injectable()
export class SignInStore {
  private readonly api = inject(ApiClient);
  private readonly sessions = inject(Sessions);
  private readonly failures = signal<ByPlane<Problem>>({});
  private readonly pending = signal(false);

  /** Why a plane's token was not accepted. */
  readonly problems = this.failures.asReadonly();
  readonly checking = this.pending.asReadonly();

  /** @returns the planes whose token was not accepted; empty when all were. */
  async signIn(tokens: ByPlane<string>): Promise<readonly PlaneId[]> {
    this.pending.set(true);
    const outcomes = await Promise.all(
      Object.entries(tokens).map(async ([plane, token]) => [plane, await this.check(plane, token.trim())] as const),
    );
    const refused = outcomes.flatMap(([plane, problem]) => (problem === null ? [] : [{ plane, problem }]));
    this.failures.set(Object.fromEntries(refused.map(({ plane, problem }) => [plane, problem])));
    this.pending.set(false);
    return refused.map(({ plane }) => plane);
  }

  private async check(plane: PlaneId, token: string): Promise<Problem | null> {
    const named = planeOfToken(token);
    if (named === null) {
      return localProblem('not-a-token', 'Not an API token', `An API token of this plane begins with chy_${plane}_.`);
    }
    if (named !== plane) {
      const detail = `This token belongs to the plane ${named}: paste it in the field of that plane.`;
      return localProblem('other-plane', 'A token of another plane', detail);
    }
    try {
      this.sessions.start({ ...(await this.api.getWith<Me>(token, 'me')), token });
      return null;
    } catch (error) {
      return problemOf(error);
    }
  }
}
