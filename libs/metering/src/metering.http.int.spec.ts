import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { auditDefinition } from '@chancery/audit';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { tenancyDefinition } from '@chancery/tenancy';
import { openTestPlane } from '@chancery/testing/plane';
import type { TestPlane } from '@chancery/testing/plane';
import { ledgerAggregate } from './ledger/ledger.aggregate.ts';
import { meteringDefinition } from './metering.definition.ts';
import { openMeteringApp } from './testing/metering-app.ts';
import { createSampleTenant } from './testing/sample-tenant.ts';

const tenant = 'eu_tmetered' as TenantId;
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

const consume = (meter: string, quantity: number, headers: object = {}) =>
  send('POST', '/usage/consume', { meter, quantity }, headers);

describe('usage over HTTP', () => {
  it('is consumed until the budget stops it, overridden, and counted', async () => {
    const set = await send('PUT', '/budgets/rows/daily', { period: 'day', limit: 500 });
    expect(set).toMatchObject({ status: 200, body: { budget: 'daily', softCap: 500, thresholds: [50, 80, 100] } });

    const first = await consume('rows', 450);
    expect(first).toMatchObject({ status: 200, body: { accepted: true, remaining: 50, budgets: [{ used: 450 }] } });
    expect(first.headers).toHaveProperty('chancery-position');
    expect(first.headers['ratelimit-policy']).toBe('"daily";q=500;w=86400');
    // Berlin's midnight is 12 hours after its noon.
    expect(first.headers['ratelimit']).toBe('"daily";r=50;t=43200');

    const stopped = await consume('rows', 75);
    expect(stopped).toMatchObject({
      status: 402,
      body: {
        code: 'budget-soft-stopped',
        facts: { shortage: 25 },
        decision: expect.stringMatching(/^\/v1\/decisions\/eu_[0-9a-f]{32}$/),
      },
    });

    expect(stopped.headers['ratelimit-policy']).toBe('"daily";q=500;w=86400');
    expect(stopped.headers['ratelimit']).toBe('"daily";r=50;t=43200');

    // The way out that the refusal offers, as it offers it.
    const [way] = stopped.body['lift'] as [{ request: { path: string; body: object } }];
    const granted = await send('POST', way.request.path.replace(`/v1/tenants/${tenant}`, ''), way.request.body);
    expect(granted).toMatchObject({ status: 201, body: { amount: 25, remaining: 25, grantedBy: 'eu_aadmin' } });
    expect(await consume('rows', 75)).toMatchObject({
      status: 200,
      body: { override: { drawn: 25, remaining: 0, overrides: [granted.body['override']] } },
    });
    expect(await send('GET', '/ledgers/rows')).toMatchObject({
      status: 200,
      body: { used: { day: 525, week: 525, month: 525 }, budgets: [{ crossed: [50, 80, 100] }], overrides: [] },
    });
  });

  it('is checked without being recorded', async () => {
    await send('PUT', '/budgets/checked/daily', { period: 'day', limit: 10 });
    const before = await test.plane.events.tenantHead(tenant);
    const fits = await send('POST', '/usage/check', { meter: 'checked', quantity: 10 });
    expect(fits).toMatchObject({ status: 200, body: { accepted: true, remaining: 0 } });
    const tooMuch = await send('POST', '/usage/check', { meter: 'checked', quantity: 11 });
    expect(tooMuch.headers['ratelimit']).toBe('"daily";r=10;t=43200');
    expect(tooMuch).toMatchObject({
      status: 200,
      body: { accepted: false, remaining: 10, budgets: [{ used: 0 }], refusal: { code: 'budget-soft-stopped' } },
    });
    expect(await send('POST', '/usage/check', { meter: 'never_used', quantity: 1 })).toMatchObject({
      body: { accepted: true, remaining: null },
    });
    expect(await test.plane.events.tenantHead(tenant)).toBe(before);
  });

  it('is reported beyond every cap', async () => {
    await send('PUT', '/budgets/reported/daily', { period: 'day', limit: 10, hardCap: 10 });
    expect(await send('POST', '/usage/report', { meter: 'reported', quantity: 25 })).toMatchObject({
      status: 200,
      body: { accepted: true, remaining: 0, budgets: [{ used: 25 }] },
    });
  });

  it('is reported late into the day in which it happened, until the grace is over', async () => {
    const late = (occurredAt: unknown) => send('POST', '/usage/report', { meter: 'late', quantity: 5, occurredAt });
    expect(await late('2026-11-22T12:00:00+01:00')).toMatchObject({
      status: 200,
      body: {
        accepted: true,
        booked: [
          { period: 'day', key: '2026-11-22', used: 5 },
          { period: 'week', key: '2026-W47', used: 5 },
        ],
      },
    });
    expect(await send('GET', '/ledgers/late')).toMatchObject({ body: { used: { day: 0, week: 0, month: 5 } } });
    expect((await late('2026-11-23T10:00:00Z')).body).not.toHaveProperty('booked');
    const tooLate = await late('2026-11-19T12:00:00+01:00');
    expect(tooLate).toMatchObject({ status: 422, body: { code: 'usage-report-too-late', facts: { graceHours: 72 } } });
    const [way] = tooLate.body['lift'] as [{ request: { path: string; body: object } }];
    const path = way.request.path.replace(`/v1/tenants/${tenant}`, '');
    expect(await send('POST', path, way.request.body)).toMatchObject({ status: 200 });
    expect(await late('2026-11-23T11:01:01Z')).toMatchObject({ status: 422, body: { code: 'usage-not-yet-occurred' } });
    for (const wrong of ['2026-11-23', '2026-11-23T10:00:00', 'yesterday', 5]) {
      expect(await late(wrong)).toMatchObject({
        status: 400,
        body: { errors: expect.arrayContaining([expect.objectContaining({ field: 'occurredAt' })]) },
      });
    }
  });

  it('is answered once for one Idempotency-Key', async () => {
    const once = await consume('keyed', 5, { 'idempotency-key': 'key-1' });
    const again = await consume('keyed', 5, { 'idempotency-key': 'key-1' });
    expect(again.body).toEqual(once.body);
    expect(again.headers).toHaveProperty('chancery-repeated', 'true');
    expect(await consume('keyed', 6, { 'idempotency-key': 'key-1' })).toMatchObject({ status: 409 });
    expect(await consume('other_meter', 5, { 'idempotency-key': 'key-1' })).toMatchObject({ status: 409 });
    expect(await send('GET', '/ledgers/keyed')).toMatchObject({ body: { used: { day: 5 } } });
  });

  it('can be tried dry, also on a meter that was never used', async () => {
    const before = await test.plane.events.tenantHead(tenant);
    const dry = await consume('dry_meter', 5, { 'dry-run': 'true' });
    expect(dry).toMatchObject({ status: 200, body: { accepted: true, quantity: 5 } });
    expect(dry.headers).toHaveProperty('chancery-dry-run', 'true');
    expect(await consume('rows', 1000, { 'dry-run': 'true' })).toMatchObject({ status: 402 });
    expect(await test.plane.events.tenantHead(tenant)).toBe(before);
  });

  it('names every field that does not fit', async () => {
    expect(await send('POST', '/usage/consume', { meter: 'Rows', quantity: 0, note: 'x' })).toMatchObject({
      status: 400,
      body: {
        code: 'validation-failed',
        errors: expect.arrayContaining([
          expect.objectContaining({ field: 'meter' }),
          expect.objectContaining({ field: 'quantity' }),
          expect.objectContaining({ field: 'note' }),
        ]),
      },
    });
  });
});

describe('budgets over HTTP', () => {
  it('are listed and read, with what fired and the overrides of their meter', async () => {
    await send('PUT', '/budgets/listed/monthly', { period: 'month', limit: 100, thresholds: [25], hardCap: 500 });
    await send('PUT', '/budgets/listed/daily', { period: 'day', limit: 1000 });
    await send('POST', '/budgets/listed/overrides', {
      reason: 'Quarter-end close',
      amount: 50,
      endsAt: '2026-11-23T18:00:00+01:00',
    });
    const { headers } = await consume('listed', 30);
    const position = `minPosition=${String(headers['chancery-position'])}`;
    const read = await send('GET', `/budgets/listed/monthly?${position}`);
    expect(read).toMatchObject({
      status: 200,
      body: {
        meter: 'listed',
        budget: 'monthly',
        used: 30,
        hardCap: 500,
        crossings: [{ percents: [25], used: 30, periodKey: '2026-11' }],
        overrides: [{ status: 'in_force', amount: 50, drawn: 0, endsAt: '2026-11-23T17:00:00.000Z' }],
      },
    });
    const { body } = await send('GET', `/budgets?limit=500&${position}`);
    const listed = (body['items'] as { meter: string; budget: string }[]).filter(({ meter }) => meter === 'listed');
    expect(listed.map(({ budget }) => budget)).toEqual(['daily', 'monthly']);
  });

  it('are paged by meter', async () => {
    const position = (await consume('rows_page', 1)).headers['chancery-position'];
    const meters = new Set<string>();
    for (let after: string | null = ''; after !== null;) {
      const page = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
      const { body } = await send('GET', `/budgets?limit=1&minPosition=${String(position)}${page}`);
      for (const { meter } of body['items'] as { meter: string }[]) meters.add(meter);
      after = body['cursor'] as string | null;
    }
    expect([...meters]).toEqual(expect.arrayContaining(['checked', 'listed', 'reported', 'rows']));
  });

  it('are not found before they are set', async () => {
    expect(await send('GET', '/budgets/rows/nothing')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await send('GET', '/budgets/nothing/daily')).toMatchObject({ status: 404 });
  });

  it.each([
    ['PUT', '/budgets/Rows/daily', { period: 'day', limit: 1 }, 'meter'],
    ['PUT', '/budgets/rows/Daily', { period: 'day', limit: 1 }, 'budget'],
    ['PUT', '/budgets/rows/daily', { period: 'year', limit: 1 }, 'period'],
    ['PUT', '/budgets/rows/daily', { period: 'day', limit: 0.5 }, 'limit'],
    ['PUT', '/budgets/rows/daily', { period: 'day', limit: 5, thresholds: [0] }, 'thresholds'],
    ['POST', '/budgets/rows/overrides', { reason: 'short', amount: 1, endsAt: '2026-12-01T00:00:00Z' }, 'reason'],
    ['POST', '/budgets/rows/overrides', { reason: 'long enough', amount: 1 }, 'endsAt'],
    ['POST', '/budgets/rows/overrides', { reason: 'long enough', amount: 1, endsAt: '2026-12-01T00:00:00' }, 'endsAt'],
  ] as const)('refuse %s %s with %j, naming the field', async (method, path, payload, field) => {
    expect(await send(method, path, payload)).toMatchObject({
      status: 400,
      body: { code: 'validation-failed', errors: expect.arrayContaining([expect.objectContaining({ field })]) },
    });
  });

  it('refuse caps that contradict each other', async () => {
    expect(await send('PUT', '/budgets/rows/odd', { period: 'day', limit: 10, hardCap: 5 })).toMatchObject({
      status: 422,
      body: { code: 'budget-caps-out-of-order' },
    });
  });
});

describe('overrides over HTTP', () => {
  const body = { reason: 'Quarter-end close', amount: 50, endsAt: '2026-11-23T18:00:00Z' };

  it('are granted once for one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'grant-1' };
    const once = await send('POST', '/budgets/granted/overrides', body, headers);
    const again = await send('POST', '/budgets/granted/overrides', body, headers);
    expect(once.status).toBe(201);
    expect(again.body).toEqual(once.body);
    expect(await send('GET', '/ledgers/granted')).toMatchObject({ body: { overrideRemaining: 50 } });
  });

  it('are taken back', async () => {
    const { body: granted } = await send('POST', '/budgets/reversed/overrides', body);
    const path = `/budgets/reversed/overrides/${String(granted['override'])}/reverse`;
    const reason = 'Granted by mistake';
    expect(await send('POST', path, { reason })).toMatchObject({ status: 200, body: { unused: 50 } });
    expect(await send('POST', path, { reason })).toMatchObject({
      status: 409,
      body: { code: 'override-not-in-force' },
    });
  });
});

describe('holds over HTTP', () => {
  const endsAt = new Date(NOON + 3_600_000).toISOString();
  const holdOf = (meter: string, quantity: number, headers: object = {}) =>
    send('POST', '/usage/holds', { meter, quantity, endsAt }, headers);

  it('reserve, are read, renewed and committed, and the rest is free again', async () => {
    await send('PUT', '/budgets/held/daily', { period: 'day', limit: 100 });
    const made = await holdOf('held', 80, { 'idempotency-key': 'hold-1' });
    const { hold } = made.body as { hold: string };
    expect(made).toMatchObject({ status: 201, body: { quantity: 80, heldBy: 'eu_aadmin', endsAt, remaining: 20 } });
    expect(hold).toMatch(/^eu_h[0-9a-f]{24}_held$/);
    expect((await holdOf('held', 80, { 'idempotency-key': 'hold-1' })).body).toEqual(made.body);

    expect(await consume('held', 21)).toMatchObject({ status: 402, body: { facts: { held: 80 } } });
    const { override: _none, ...read } = made.body;
    expect(await send('GET', `/usage/holds/${hold}`)).toMatchObject({ status: 200, body: read });
    const later = new Date(NOON + 7_200_000).toISOString();
    expect(await send('POST', `/usage/holds/${hold}/renew`, { endsAt: later })).toMatchObject({
      status: 200,
      body: { endsAt: later },
    });
    expect(await send('POST', `/usage/holds/${hold}/commit`, { quantity: 81 })).toMatchObject({
      status: 409,
      body: { code: 'hold-exceeded' },
    });
    const committed = await send('POST', `/usage/holds/${hold}/commit`, { quantity: 60 });
    expect(committed).toMatchObject({
      status: 200,
      body: { hold, quantity: 60, returned: 20, remaining: 40, budgets: [{ used: 60 }] },
    });
    expect(await send('GET', `/usage/holds/${hold}`)).toMatchObject({ status: 404 });
    expect(await send('GET', '/ledgers/held')).toMatchObject({ body: { held: 0, used: { day: 60 } } });
  });

  it('are listed by meter, a page at a time, until they are released', async () => {
    const made = [await holdOf('listed_holds', 1), await holdOf('listed_holds', 2), await holdOf('listed_holds', 3)];
    const ids = made.map(({ body }) => body['hold'] as string).sort();
    const first = await send('GET', '/usage/holds?meter=listed_holds&limit=2');
    expect(first.body).toMatchObject({ items: [{ hold: ids[0] }, { hold: ids[1] }], cursor: ids[1] });
    const rest = await send('GET', `/usage/holds?meter=listed_holds&limit=2&after=${ids[1]}`);
    expect(rest.body).toMatchObject({ items: [{ hold: ids[2] }], cursor: null });
    for (const id of ids) {
      expect(await send('POST', `/usage/holds/${id}/release`)).toMatchObject({ status: 200, body: { hold: id } });
    }
    expect(await send('GET', '/usage/holds?meter=listed_holds')).toMatchObject({ body: { items: [] } });
    expect(await send('POST', `/usage/holds/${ids[0]}/release`)).toMatchObject({ status: 409 });
  });

  it('open no ledger of a meter that was never used, and refuse what is no hold', async () => {
    const nobody = 'eu_h0123456789abcdef01234567_never_held';
    expect(await send('POST', `/usage/holds/${nobody}/release`)).toMatchObject({
      status: 409,
      body: { code: 'hold-not-standing' },
    });
    const { state } = await test.plane.runner.state(ledgerAggregate, { tenant, id: 'never_held' });
    expect(state.kind).toBe('unopened');
    expect(await send('POST', '/usage/holds/eu_hnothing/release')).toMatchObject({ status: 400 });
    expect(await send('GET', '/usage/holds')).toMatchObject({ status: 400 });
    const unzoned = { meter: 'held', quantity: 1, endsAt: '2026-11-23T12:00:00' };
    expect(await send('POST', '/usage/holds', unzoned)).toMatchObject({ status: 400 });
  });
});

describe('requests for overrides over HTTP', () => {
  const endsAt = new Date(NOON + 3_600_000).toISOString();
  const as = (actor: string) => ({ 'test-actor': actor });
  const ask = (meter: string, amount: number) =>
    send(
      'POST',
      `/budgets/${meter}/override-requests`,
      { reason: 'Quarter-end close', amount, endsAt },
      as('eu_amember'),
    );

  it('are in force with the second of two different approvals, where a budget demands them', async () => {
    const set = await send('PUT', '/budgets/asked/daily', { period: 'day', limit: 10, approvals: 2 });
    expect(set).toMatchObject({ status: 200, body: { approvals: 2 } });
    const made = await ask('asked', 5);
    expect(made).toMatchObject({ status: 201, body: { requestedBy: 'eu_amember', amount: 5, approvals: 2, endsAt } });
    const request = `/budgets/asked/override-requests/${String(made.body['override'])}`;
    expect(await send('POST', `${request}/approve`, undefined, as('eu_amember'))).toMatchObject({
      status: 403,
      body: { code: 'override-approver-not-other' },
    });
    expect(await send('POST', `${request}/approve`, undefined, as('eu_aone'))).toMatchObject({
      status: 200,
      body: { status: 'requested', approvedBy: ['eu_aone'], missing: 1 },
    });
    expect(await consume('asked', 11)).toMatchObject({ status: 402 });
    expect(await send('POST', `${request}/approve`, undefined, as('eu_atwo'))).toMatchObject({
      status: 200,
      body: { status: 'granted', approvedBy: ['eu_aone', 'eu_atwo'], missing: 0 },
    });
    const admitted = await consume('asked', 11);
    expect(admitted).toMatchObject({ status: 200, body: { override: { drawn: 1, remaining: 4 } } });
    const fresh = { 'chancery-min-position': String(admitted.headers['chancery-position']) };
    const life = `/overrides/${String(made.body['override'])}`;
    expect(await send('GET', life, undefined, fresh)).toMatchObject({
      status: 200,
      body: {
        status: 'in_force',
        meter: 'asked',
        drawn: 1,
        requestedBy: 'eu_amember',
        approvedBy: ['eu_aone', 'eu_atwo'],
      },
    });
    expect(await send('GET', `${life}/admissions`, undefined, fresh)).toMatchObject({
      body: { items: [{ kind: 'consumed', quantity: 11, drawn: 1, actor: 'eu_aadmin' }], cursor: null },
    });
    expect(await send('GET', '/overrides?meter=asked', undefined, fresh)).toMatchObject({
      body: { items: [{ override: made.body['override'] }] },
    });
    expect(await send('GET', '/overrides/eu_onothing')).toMatchObject({ status: 404 });
  });

  it('are refused with a reason, once', async () => {
    const { body } = await ask('refused_request', 5);
    const request = `/budgets/refused_request/override-requests/${String(body['override'])}`;
    expect(await send('POST', `${request}/refuse`, {})).toMatchObject({ status: 400 });
    const reason = { reason: 'Wait for the next month' };
    const refused = await send('POST', `${request}/refuse`, reason);
    expect(refused).toMatchObject({ status: 200, body: { status: 'refused' } });
    const fresh = { 'chancery-min-position': String(refused.headers['chancery-position']) };
    expect(await send('GET', '/override-telemetry', undefined, fresh)).toMatchObject({
      body: { asked: 2, granted: 1, refused: 1, lapsed: 0, millisecondsToDecision: { mean: 0, longest: 0 } },
    });
    expect(await send('POST', `${request}/refuse`, reason)).toMatchObject({
      status: 409,
      body: { code: 'override-request-not-open' },
    });
  });
});

describe('the preview of a budget over HTTP', () => {
  it('decides the real past again, and changes nothing', async () => {
    await consume('previewed', 300);
    await consume('previewed', 300);
    const before = await test.plane.events.tenantHead(tenant);
    expect(await send('POST', '/budgets/previewed/preview', { period: 'day', limit: 500 })).toMatchObject({
      status: 200,
      body: {
        since: '2026-11-23T11:00:00.000Z',
        truncated: false,
        replayed: 2,
        refusedRequests: 1,
        refusedQuantity: 300,
        days: [{ day: '2026-11-23', crossed: [{ percents: [50], used: 300 }], refusedRequests: 1 }],
      },
    });
    expect(await test.plane.events.tenantHead(tenant)).toBe(before);
  });

  it('finds nothing on a meter that was never used, and refuses caps that contradict each other', async () => {
    expect(await send('POST', '/budgets/unseen/preview', { period: 'day', limit: 5 })).toMatchObject({
      status: 200,
      body: { since: null, replayed: 0, days: [] },
    });
    expect(await send('POST', '/budgets/unseen/preview', { period: 'day', limit: 5, hardCap: 1 })).toMatchObject({
      status: 422,
      body: { code: 'budget-caps-out-of-order' },
    });
  });
});
