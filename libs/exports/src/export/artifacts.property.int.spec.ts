import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FixedClock } from '@chancery/kernel';
import { openExportsApp } from '../testing/exports-app.ts';
import type { ExportsApp } from '../testing/exports-app.ts';
import { tenantWithSources } from '../testing/tenant-client.ts';
import type { TenantClient } from '../testing/tenant-client.ts';
import { verifyExportBundle } from '../verify/verify-export-bundle.ts';

/** Each on a tenant of its own, with real stores: some seconds, far more on a busy machine. */
const RUNS = 8;
const LIMIT_MS = 300_000;
const START = Date.UTC(2026, 10, 23, 12);
const clock = new FixedClock(START);
let app: ExportsApp;

beforeAll(async () => {
  app = await openExportsApp(clock);
});
afterAll(() => app.dispose());

type Step = (client: TenantClient) => Promise<unknown>;

const region = fc.constantFrom('eu', 'ch', 'us');
const request = fc
  .record({
    formats: fc.oneof(
      { weight: 3, arbitrary: fc.subarray(['json', 'csv', 'html'], { minLength: 1 }) },
      // Each takes a thread of its own, and seconds.
      { weight: 1, arbitrary: fc.constant(['html', 'pdf']) },
    ),
    authorities: fc.subarray(['policy', 'glossary', 'nowhere']),
    datasets: fc.subarray(['cars', 'nothing']),
    destination: region,
  })
  .map(
    (body): Step =>
      (client) =>
        client.request(body),
  );
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: request },
  { weight: 2, arbitrary: fc.constant<Step>((client) => client.request()) },
  fc.subarray(['eu', 'ch'], { minLength: 1 }).map(
    (allowed): Step =>
      (client) =>
        client.setPolicy(allowed),
  ),
  fc.constant<Step>((client) => client.publish('policy', `# Policy\n\n[Slow](evidence:cars/c3) ${clock.now()}.\n`)),
  fc.constant<Step>((client) => {
    const body = { rows: ['c1'], reason: 'Measured on another car.', evenIfCited: true };
    return client.send('POST', '/datasets/cars/rows/retract', body);
  }),
  fc.constant<Step>(async (client) => {
    for (const { id } of (await client.list()).items) await client.send('GET', `/exports/${id}/bundle`);
  }),
);

describe('any sequence of commands on a real plane', () => {
  it(
    'leaves no bundle whose manifest or artifacts lack the nameplate or the policy that was in force',
    async () => {
      let bundles = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
          const client = await tenantWithSources(app);
          await client.request();
          for (const take of steps) {
            clock.advance(1000);
            await take(client);
          }
          const keys = await app.publicKeys();
          for (const key of (await client.blobs()).filter((name) => name.endsWith('.zip'))) {
            bundles++;
            const report = await verifyExportBundle(await buffer(await app.test.plane.blobs.read(key)), keys);
            expect(report.checks.filter(({ passed }) => !passed)).toEqual([]);
            expect(report.manifest?.nameplate).toEqual({
              tenant: client.tenant,
              region: 'eu',
              legalEntity: 'Acme Europe SARL',
              policyId: 'eu_standard',
              policyVersion: expect.any(Number),
            });
          }
        }),
        { numRuns: RUNS },
      );
      // Otherwise the property would hold of nothing.
      expect(bundles).toBeGreaterThanOrEqual(RUNS);
    },
    LIMIT_MS,
  );
});
