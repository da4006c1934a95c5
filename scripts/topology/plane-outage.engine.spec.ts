import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { administratorsIn } from '../support/administrators.ts';
import { ApiClient } from '../support/client.ts';
import { newTenant } from './new-tenant.ts';
import { openTopology } from './topology.fixture.ts';
import type { TestProcess, TestTopology } from './topology.fixture.ts';

const PATIENT_MS = 300_000;

interface Readiness {
  readonly planes: readonly {
    readonly plane: string;
    readonly engines: readonly { readonly engine: string; readonly answers: boolean; readonly error: string | null }[];
  }[];
}

describe('an API process that starts while the engines of one plane are down', () => {
  let topology: TestTopology;
  let api: TestProcess;
  beforeAll(async () => {
    topology = await openTopology(['us', 'eu']);
    await topology.startWorker('worker', 'projector');
    await abroad().stop();
    api = await topology.startApi('api', '/health/live');
  }, PATIENT_MS);
  afterAll(() => topology.dispose(), PATIENT_MS);

  const abroad = () => {
    const stores = topology.planes.get('us');
    if (!stores) throw new Error('There is no plane us');
    return stores.node;
  };
  const operatorOf = async (plane: string) => {
    for (;;) {
      const token = administratorsIn(api.process.printed).get(plane);
      if (token !== undefined) return new ApiClient(api.url, token);
      await setTimeout(100);
    }
  };
  const readiness = () => new ApiClient(api.url, '').request<Readiness>('GET', '/health/ready');

  it(
    'serves the other plane, says so of this one, and serves it too when it is back',
    async () => {
      const { tenant } = await newTenant(await operatorOf('eu'), 'eu');
      expect(tenant).toMatch(/^eu_t/);
      expect(await new ApiClient(api.url, '').ok('GET', '/v1/planes')).toMatchObject({
        items: expect.arrayContaining([expect.objectContaining({ plane: 'us' })]),
      });

      const waiting = await readiness();
      expect(waiting.status).toBe(503);
      const byPlane = new Map(waiting.body.planes.map((each) => [each.plane, each.engines]));
      expect(byPlane.get('eu')?.every(({ answers }) => answers)).toBe(true);
      expect(byPlane.get('us')).toEqual([{ engine: 'engines', answers: false, error: expect.any(String) }]);

      for (const path of ['/v1/tenants/us_tnobody', '/v1/planes/us/signing-keys']) {
        const refused = await new ApiClient(api.url, 'chy_us_x').request('GET', path);
        expect(refused).toMatchObject({ status: 503, body: { code: 'plane-unavailable' } });
        expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      }
      expect(administratorsIn(api.process.printed).has('us')).toBe(false);

      await abroad().start();
      const { tenant: other } = await newTenant(await operatorOf('us'), 'us');
      expect(other).toMatch(/^us_t/);
      while ((await readiness()).status !== 200) await setTimeout(100);
    },
    PATIENT_MS,
  );
});
