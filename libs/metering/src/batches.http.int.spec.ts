import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { auditDefinition } from '@chancery/audit';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { tenancyDefinition } from '@chancery/tenancy';
import { openTestPlane } from '@chancery/testing/plane';
import type { TestPlane } from '@chancery/testing/plane';
import type { UsageBatchAnswer } from './contract/batch-answers.ts';
import { ledgerAggregate } from './ledger/ledger.aggregate.ts';
import { meteringDefinition } from './metering.definition.ts';
import { openMeteringApp } from './testing/metering-app.ts';
import { createSampleTenant } from './testing/sample-tenant.ts';

const tenant = 'eu_tbatched' as TenantId;
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

async function send(method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, headers: object = {}) {
  const url = `/v1/tenants/${tenant}${path}`;
  const response = await app.inject({ method, url, headers: { ...headers }, ...(payload ? { payload } : {}) });
  return { status: response.statusCode, headers: response.headers, body: response.json<Record<string, unknown>>() };
}

const batch = (items: readonly object[], headers: object = {}, more: object = {}) =>
  send('POST', '/usage/batch', { items, ...more }, headers);
const consume = (meter: string, quantity: number, more: object = {}) => ({
  kind: 'consume',
  meter,
  quantity,
  ...more,
});
const usedOf = async (meter: string) => {
  const { body } = await send('GET', `/ledgers/${meter}`);
  return (body['used'] as { day: number }).day;
};
const setBudget = (meter: string, limit: number) =>
  send('PUT', `/budgets/${meter}/daily`, { period: 'day', limit, thresholds: [] });

describe('a batch over HTTP', () => {
  it('is decided item by item, in order, and says of each what became of it', async () => {
    await setBudget('pages', 100);
    const answer = await batch([
      consume('pages', 60),
      consume('pages', 50),
      consume('pages', 40),
      { kind: 'report', meter: 'pages', quantity: 5, occurredAt: '2026-11-22T12:00:00+01:00' },
      { kind: 'report', meter: 'ink', quantity: 3, occurredAt: '2026-11-01T12:00:00+01:00' },
      consume('ink', 7),
    ]);
    expect(answer).toMatchObject({
      status: 207,
      body: {
        atomic: false,
        accepted: 4,
        refused: 2,
        items: [
          { status: 200, kind: 'consume', meter: 'pages', quantity: 60, repeated: false },
          {
            status: 402,
            quantity: 50,
            problem: {
              type: '/errors/budget-soft-stopped',
              status: 402,
              code: 'budget-soft-stopped',
              facts: { used: 60, shortage: 10 },
              lift: [{ request: { path: `/v1/tenants/${tenant}/budgets/pages/overrides` } }, {}, {}],
            },
          },
          { status: 200, quantity: 40 },
          { status: 200, kind: 'report', booked: [{ key: '2026-11-22', used: 5 }, { key: '2026-W47' }] },
          { status: 422, meter: 'ink', problem: { code: 'usage-report-too-late' } },
          { status: 200, meter: 'ink', quantity: 7 },
        ],
        meters: [
          {
            meter: 'pages',
            budgets: [{ budget: 'daily', used: 100, resetsAt: '2026-11-23T23:00:00.000Z' }],
            remaining: 0,
          },
          { meter: 'ink', budgets: [], remaining: null },
        ],
      },
    });
    expect(answer.headers['ratelimit']).toBe('"pages/daily";r=0;t=43200');
    expect(answer.headers['ratelimit-policy']).toBe('"pages/daily";q=100;w=86400');
    const { items } = answer.body as unknown as UsageBatchAnswer;
    for (const { decision } of items) expect(decision).toMatch(/^eu_[0-9a-f]{32}$/);
    const position = String(answer.headers['chancery-position']);
    expect(await send('GET', `/budgets/pages/daily?minPosition=${position}`)).toMatchObject({ body: { used: 100 } });
    expect(answer.headers['chancery-entry']).toMatch(/^[1-9][0-9]*$/);
  });

  it('counts each item once, under its own key or that of the request and its place', async () => {
    const items = [consume('keyed', 1), consume('keyed', 2, { key: 'own-1' }), consume('keyed', 3)];
    const key = { 'idempotency-key': 'batch-1' };
    const first = await batch(items, key);
    expect(first).toMatchObject({
      body: { items: [{ command: 'batch-1#0' }, { command: 'own-1' }, { command: 'batch-1#2' }] },
    });
    const again = await batch(items, key);
    expect(again.headers).toHaveProperty('chancery-repeated', 'true');
    expect(again).toMatchObject({
      body: { accepted: 3, items: [{ repeated: true }, { repeated: true }, { repeated: true }] },
    });
    // The same use sent alone is the same.
    const alone = await send('POST', '/usage/consume', { meter: 'keyed', quantity: 2 }, { 'idempotency-key': 'own-1' });
    expect(alone.headers).toHaveProperty('chancery-repeated', 'true');
    expect(await batch([consume('keyed', 1), consume('keyed', 4, { key: 'own-1' })], key)).toMatchObject({
      status: 207,
      body: {
        accepted: 1,
        items: [{ repeated: true }, { status: 409, problem: { code: 'command-id-reused' } }],
      },
    });
    expect(await usedOf('keyed')).toBe(6);
  });

  it('admits exactly what fits, however many are in flight at once', async () => {
    await setBudget('race', 500);
    const items = Array.from({ length: 100 }, () => consume('race', 3));
    const answers = await Promise.all(Array.from({ length: 4 }, () => batch(items)));
    const accepted = answers.map(({ body }) => Number(body['accepted'])).reduce((sum, each) => sum + each, 0);
    expect(accepted).toBe(166);
    expect(await usedOf('race')).toBe(498);
  });

  it('can be rehearsed: each item on what those before it would leave, and nothing is recorded', async () => {
    await setBudget('dry', 100);
    const before = await test.plane.events.tenantHead(tenant);
    const dry = await batch([consume('dry', 60), consume('dry', 60), consume('never_seen', 1)], { 'dry-run': 'true' });
    expect(dry.headers).toHaveProperty('chancery-dry-run', 'true');
    expect(dry).toMatchObject({
      status: 207,
      body: {
        items: [{ status: 200, decision: null }, { status: 402, decision: null }, { status: 200 }],
        meters: [{ budgets: [{ used: 60 }] }, { meter: 'never_seen' }],
      },
    });
    expect(await test.plane.events.tenantHead(tenant)).toBe(before);
  });

  it('needs the scope of each kind of item that is in it', async () => {
    const report = { kind: 'report', meter: 'scoped', quantity: 1 };
    const reporter = { 'test-scopes': 'usage:report' };
    expect(await batch([report], reporter)).toMatchObject({ status: 207, body: { accepted: 1 } });
    expect(await batch([report, consume('scoped', 1)], reporter)).toMatchObject({
      status: 403,
      body: { code: 'scope-missing', facts: { needed: 'usage:consume' } },
    });
    expect(await usedOf('scoped')).toBe(1);
  });
});

describe('an atomic batch over HTTP', () => {
  it('is charged whole, or refused whole as the sum would be', async () => {
    await setBudget('whole', 100);
    const key = { 'idempotency-key': 'whole-1' };
    const items = [consume('whole', 30), consume('whole', 40), consume('whole', 50)];
    const stopped = await batch(items, key, { atomic: true });
    expect(stopped).toMatchObject({
      status: 402,
      body: { code: 'budget-soft-stopped', facts: { requested: 120, shortage: 20 } },
    });
    expect(stopped.headers['ratelimit']).toBe('"daily";r=100;t=43200');
    expect(await usedOf('whole')).toBe(0);

    const [way] = stopped.body['lift'] as [{ request: { path: string; body: object } }];
    await send('POST', way.request.path.replace(`/v1/tenants/${tenant}`, ''), way.request.body);
    const charged = await batch(items, key, { atomic: true });
    expect(charged).toMatchObject({
      status: 207,
      body: {
        atomic: true,
        accepted: 3,
        refused: 0,
        items: [
          { status: 200, command: 'whole-1', quantity: 30 },
          { status: 200, quantity: 40 },
          { status: 200, quantity: 50, override: { drawn: 20, remaining: 0 } },
        ],
        meters: [{ meter: 'whole', budgets: [{ used: 120 }] }],
      },
    });
    expect((await batch(items, key, { atomic: true })).headers).toHaveProperty('chancery-repeated', 'true');
    expect(await batch(items.slice(1), key, { atomic: true })).toMatchObject({ status: 409 });
    expect(await usedOf('whole')).toBe(120);
  });

  it('is corrected item by item', async () => {
    const items = [consume('corrected', 30), consume('corrected', 40)];
    await batch(items, { 'idempotency-key': 'whole-2' }, { atomic: true });
    const body = { meter: 'corrected', command: 'whole-2', quantity: -35, reason: 'Counted twice over' };
    expect(await send('POST', '/usage/corrections', body)).toMatchObject({
      status: 404,
      body: { code: 'recorded-use-unknown', facts: { uses: 2 } },
    });
    expect(await send('POST', '/usage/corrections', { ...body, item: 0 })).toMatchObject({ status: 409 });
    expect(await send('POST', '/usage/corrections', { ...body, item: 1 })).toMatchObject({
      status: 200,
      body: { item: 1, recorded: 40, amount: 5 },
    });
    expect(await usedOf('corrected')).toBe(35);
  });

  it('of one item is that item', async () => {
    expect(await batch([consume('single', 5)], {}, { atomic: true })).toMatchObject({
      status: 207,
      body: { atomic: true, accepted: 1, items: [{ quantity: 5 }] },
    });
  });

  it('is refused for several meters and for reports, with what can be done instead', async () => {
    const before = await test.plane.events.tenantHead(tenant);
    const several = await batch([consume('one', 1), consume('two', 1)], {}, { atomic: true });
    expect(several).toMatchObject({
      status: 422,
      body: { code: 'batch-not-atomic', facts: { meters: ['one', 'two'] }, lift: [{ by: 'usage:consume' }, {}] },
    });
    const report = { kind: 'report', meter: 'one', quantity: 1 };
    expect(await batch([consume('one', 1), report], {}, { atomic: true })).toMatchObject({
      status: 422,
      body: { code: 'batch-not-atomic', facts: { reports: 1 } },
    });
    expect(await test.plane.events.tenantHead(tenant)).toBe(before);
    const { state } = await test.plane.runner.state(ledgerAggregate, { tenant, id: 'one' });
    expect(state.kind).toBe('unopened');
  });
});

describe('a batch that does not fit', () => {
  it.each([
    [{ items: [] }, 'items'],
    [{ items: 'rows' }, 'items'],
    [{ items: Array.from({ length: 257 }, () => consume('rows', 1)) }, 'items'],
    [{ items: Array.from({ length: 33 }, (_, index) => consume(`meter_${index}`, 1)) }, 'items'],
    [{ items: [consume('rows', 1), consume('Rows', 1)] }, 'items.1.meter'],
    [{ items: [consume('rows', 1), consume('rows', 0)] }, 'items.1.quantity'],
    [{ items: [{ meter: 'rows', quantity: 1 }] }, 'items.0.kind'],
    [{ items: [consume('rows', 1, { occurredAt: '2026-11-23T10:00:00Z' })] }, 'items.0.occurredAt'],
    [{ items: [consume('rows', 1, { key: 'a#b' })] }, 'items.0.key'],
    [
      { items: [consume('rows', 1, { key: 'a' }), consume('rows', 2), consume('rows', 3, { key: 'a' })] },
      'items.2.key',
    ],
    [{ items: [consume('rows', 1, { key: 'a' })], atomic: true }, 'items.0.key'],
    [{ items: [consume('rows', 1, { note: 'x' })] }, 'items.0.note'],
    [{ items: [consume('rows', 1)], atomic: 'yes' }, 'atomic'],
  ])('is refused before anything is decided, naming item and field: %#', async (body, field) => {
    const before = await test.plane.events.tenantHead(tenant);
    expect(await send('POST', '/usage/batch', body)).toMatchObject({
      status: 400,
      body: { code: 'validation-failed', errors: expect.arrayContaining([expect.objectContaining({ field })]) },
    });
    expect(await test.plane.events.tenantHead(tenant)).toBe(before);
  });
});
