import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { administratorsIn } from '../support/administrators.ts';
import { ApiClient } from '../support/client.ts';
import { newTenant } from './new-tenant.ts';
import { openTopology } from './topology.fixture.ts';
import type { TestProcess, TestTopology } from './topology.fixture.ts';

const PATIENT_MS = 300_000;
/** A revoked token works nowhere after so long. */
const PROMISED_MS = 1000;
/** How long the token is tried after its revocation. */
const TRIED_MS = 2500;
const ROUNDS = 5;

describe('a token that is revoked on one of two API processes', () => {
  let topology: TestTopology;
  let apis: readonly TestProcess[];
  beforeAll(async () => {
    topology = await openTopology(['eu']);
    await topology.startWorker('worker', 'projector');
    apis = [await topology.startApi('api-1'), await topology.startApi('api-2')];
  }, PATIENT_MS);
  afterAll(() => topology.dispose(), PATIENT_MS);

  it(
    'is refused by both from one second on, though the other had just admitted it',
    async () => {
      const [here, there] = apis.map(({ url }) => url) as [string, string];
      const printed = apis.map(({ process }) => process.printed).join('\n');
      const operator = new ApiClient(here, administratorsIn(printed).get('eu') ?? '');
      const { base } = await newTenant(operator, 'eu');
      for (let round = 0; round < ROUNDS; round++) {
        const issued = await operator.ok<{ token: string; secret: string }>('POST', `${base}/tokens`, {
          body: { name: `round ${round}`, scopes: ['budgets:read'] },
        });
        const member = new ApiClient(there, issued.secret);
        const status = async () => (await member.request('GET', `${base}/budgets`)).status;
        // Known there by now, and kept for a while.
        expect(await status()).toBe(200);

        await operator.ok('POST', `${base}/tokens/${issued.token}/revoke`, { body: { reason: 'Leaked.' } });
        const revokedAt = performance.now();
        expect((await new ApiClient(here, issued.secret).request('GET', `${base}/budgets`)).status).toBe(401);
        // What counts is when a request was sent: a slow machine answers late, and admits nothing longer.
        const admitted: number[] = [];
        let refused = 0;
        for (let sent = 0; sent < TRIED_MS; sent = performance.now() - revokedAt) {
          const got = await status();
          if (got === 401) refused += 1;
          else admitted.push(sent);
          await setTimeout(20);
        }
        expect(admitted.filter((sent) => sent >= PROMISED_MS)).toEqual([]);
        expect(refused).toBeGreaterThan(0);
      }
    },
    PATIENT_MS,
  );
});
