import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { auditDefinition } from '@chancery/audit';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { tenancyDefinition } from '@chancery/tenancy';
import { openTestPlane } from '@chancery/testing/plane';
import type { TestPlane } from '@chancery/testing/plane';
import { setPlanQuotas } from './ledger/set-plan-quotas/set-plan-quotas.ts';
import { meteringDefinition } from './metering.definition.ts';
import { openMeteringApp } from './testing/metering-app.ts';
import { createSampleTenant } from './testing/sample-tenant.ts';

const tenant = 'eu_tlimited' as TenantId;
/** Monday, 12:00 in Berlin. */
const NOON = Date.parse('2026-11-23T11:00:00Z');
const clock = new FixedClock(NOON);

let test: TestPlane;
let app: NestFastifyApplication;

beforeAll(async () => {
  test = await openTestPlane({ contexts: [tenancyDefinition, meteringDefinition, auditDefinition], clock });
  await createSampleTenant(test, tenant);
  app = await openMeteringApp(test, tenant);
});

afterAll(async () => {
  await app.close();
  await test.dispose();
  expect(test.errors).toEqual([]);
});

async function send(method: 'POST' | 'PUT', path: string, payload?: object, headers: object = {}) {
  const url = `/v1/tenants/${tenant}${path}`;
  const response = await app.inject({ method, url, headers: { ...headers }, ...(payload ? { payload } : {}) });
  return { status: response.statusCode, headers: response.headers, body: response.json<Record<string, unknown>>() };
}

const consume = (meter: string, quantity: number, headers: object = {}) =>
  send('POST', '/usage/consume', { meter, quantity }, headers);

describe('answers about use over HTTP', () => {
  const rate = '"daily";r=40;t=43200';
  const endsAt = new Date(NOON + 3_600_000).toISOString();

  it('say what is left and until when, also where they are refusals that no cap makes', async () => {
    await send('PUT', '/budgets/told/daily', { period: 'day', limit: 100 });
    await consume('told', 50, { 'idempotency-key': 'told-1' });
    const held = await send('POST', '/usage/holds', { meter: 'told', quantity: 10, endsAt });
    const hold = `/usage/holds/${String(held.body['hold'])}`;
    const nobody = '/usage/holds/eu_h0123456789abcdef01234567_told';
    const late = { meter: 'told', quantity: 1, occurredAt: '2026-11-01T12:00:00Z' };
    const correction = { meter: 'told', command: 'told-1', quantity: -51, reason: 'Counted twice over' };
    const refused = [
      await send('POST', `${hold}/commit`, { quantity: 11 }),
      await send('POST', `${hold}/renew`, { endsAt: '2026-11-22T12:00:00Z' }),
      await send('POST', `${nobody}/commit`, { quantity: 1 }),
      await send('POST', `${nobody}/release`),
      await send('POST', '/usage/report', late),
      await send('POST', '/usage/corrections', correction),
    ];
    expect(refused.map(({ status, headers }) => [status, headers['ratelimit']])).toEqual([
      [409, rate],
      [422, rate],
      [409, rate],
      [409, rate],
      [422, rate],
      [409, rate],
    ]);
  });

  it('have the figures of the new day after midnight, also where nothing is changed', async () => {
    await send('PUT', '/budgets/turned/daily', { period: 'day', limit: 100 });
    await consume('turned', 50);
    const ends = '2026-11-24T12:00:00.000Z';
    const held = await send('POST', '/usage/holds', { meter: 'turned', quantity: 10, endsAt: ends });
    clock.set(Date.parse('2026-11-23T23:00:00Z'));
    const renewed = await send('POST', `/usage/holds/${String(held.body['hold'])}/renew`, { endsAt: ends });
    clock.set(NOON);
    expect(renewed).toMatchObject({
      status: 200,
      body: { remaining: 90, budgets: [{ used: 0, remaining: 90, resetsAt: '2026-11-24T23:00:00.000Z' }] },
    });
  });

  it('tell a plan’s quota too, also where there is no budget', async () => {
    const allowance = {
      plan: 'starter',
      meters: [{ meter: 'planned', quotas: [{ period: 'day' as const, limit: 70 }] }],
    };
    await setPlanQuotas(test.plane, tenant, allowance, test.context(tenant, { commandId: 'plan-1' }));
    const used = await consume('planned', 30);
    expect(used.headers['ratelimit-policy']).toBe('"plan/day";q=70;w=86400');
    expect(used.headers['ratelimit']).toBe('"plan/day";r=40;t=43200');
    expect(used.body).toMatchObject({
      remaining: 40,
      planQuotas: [{ period: 'day', used: 30, limit: 70, remaining: 40, resetsAt: '2026-11-23T23:00:00.000Z' }],
    });
    const stopped = await consume('planned', 41);
    expect(stopped).toMatchObject({ status: 402, body: { facts: { remaining: 40 } } });
    expect(stopped.headers['ratelimit']).toBe('"plan/day";r=40;t=43200');
  });
});
