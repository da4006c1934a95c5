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

const tenant = 'eu_tcorrected' as TenantId;
/** Monday, 12:00 in Berlin. */
const NOON = Date.parse('2026-11-23T11:00:00Z');
const DAY = 86_400_000;
const clock = new FixedClock(NOON);
const reason = 'The printer jammed in the middle of it';

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

const consume = (meter: string, quantity: number, key: string) =>
  send('POST', '/usage/consume', { meter, quantity }, { 'idempotency-key': key });
const correct = (body: object, headers: object = {}) =>
  send('POST', '/usage/corrections', { reason, ...body }, { 'test-actor': 'eu_aclerk', ...headers });
const correctionsOf = async (meter: string) => {
  const { events } = await test.plane.events.readStream(`ledger-${tenant}-${meter}` as never, 0, 100);
  return events.filter(({ type }) => type === 'chancery.metering.usage-corrected.v1');
};

describe('corrections over HTTP', () => {
  it('take away what was recorded too much, by the command or the decision that recorded it, and say who and why', async () => {
    await send('PUT', '/budgets/sheets/daily', { period: 'day', limit: 100 });
    const used = await consume('sheets', 90, 'print-1');
    const first = await correct({ meter: 'sheets', command: 'print-1', quantity: -30 });
    expect(first).toMatchObject({
      status: 200,
      body: {
        command: 'print-1',
        quantity: -30,
        recorded: 90,
        amount: 60,
        usedAt: '2026-11-23T11:00:00.000Z',
        counted: ['day', 'week', 'month'],
        rearmed: ['daily'],
        remaining: 40,
        budgets: [{ used: 60 }],
      },
    });
    expect(first.headers['ratelimit']).toBe('"daily";r=40;t=43200');
    const decision = String(used.headers['chancery-decision']);
    expect(await correct({ meter: 'sheets', decision, quantity: 5 })).toMatchObject({
      status: 200,
      body: { command: 'print-1', amount: 65 },
    });
    const [event] = await correctionsOf('sheets');
    const { state } = await test.plane.runner.state(ledgerAggregate, { tenant, id: 'sheets' });
    expect(JSON.parse(new TextDecoder().decode(event?.bytes))).toMatchObject({
      actor: 'eu_aclerk',
      data: { correctedBy: 'eu_aclerk', reason, quantity: -30 },
      command: { type: 'CorrectUsage' },
    });
    expect(state).toMatchObject({ used: { day: 65 }, corrections: [{ recordedBy: 'print-1', added: 5, removed: 30 }] });
  });

  it('are made once for one Idempotency-Key, and not at all dry', async () => {
    await consume('keyed', 10, 'print-2');
    const body = { meter: 'keyed', command: 'print-2', quantity: -1 };
    expect((await correct(body, { 'dry-run': 'true' })).body).toMatchObject({ amount: 9 });
    const once = await correct(body, { 'idempotency-key': 'correction-1' });
    const again = await correct(body, { 'idempotency-key': 'correction-1' });
    expect(again.body).toEqual(once.body);
    expect(await correctionsOf('keyed')).toHaveLength(1);
  });

  it('go no lower than nothing, and say how far they may', async () => {
    await consume('floor', 10, 'print-3');
    const tooMuch = await correct({ meter: 'floor', command: 'print-3', quantity: -11 });
    expect(tooMuch).toMatchObject({ status: 409, body: { code: 'correction-below-zero', facts: { left: 10 } } });
    const [way] = tooMuch.body['lift'] as [{ request: { path: string; body: object } }];
    const path = way.request.path.replace(`/v1/tenants/${tenant}`, '');
    expect(await send('POST', path, way.request.body)).toMatchObject({ status: 200, body: { amount: 0 } });
    expect(await send('GET', '/ledgers/floor')).toMatchObject({ body: { used: { day: 0 } } });
  });

  it('count in the day in which the use happened, also where that was reported late', async () => {
    const occurredAt = '2026-11-22T12:00:00+01:00';
    await send('POST', '/usage/report', { meter: 'late', quantity: 20, occurredAt }, { 'idempotency-key': 'late-1' });
    expect(await correct({ meter: 'late', command: 'late-1', quantity: -5 })).toMatchObject({
      status: 200,
      body: {
        usedAt: '2026-11-22T11:00:00.000Z',
        counted: ['month'],
        booked: [
          { period: 'day', key: '2026-11-22', used: 15 },
          { period: 'week', key: '2026-W47', used: 15 },
        ],
      },
    });
  });

  it('are refused once the figures of all its periods are final, with a way out where there is one', async () => {
    await consume('final', 10, 'print-4');
    clock.advance(30 * DAY);
    const late = await correct({ meter: 'final', command: 'print-4', quantity: 3 });
    expect(late).toMatchObject({ status: 422, body: { code: 'correction-too-late', facts: { requested: 3 } } });
    const [way] = late.body['lift'] as [{ request: { path: string; body: object } }];
    const path = way.request.path.replace(`/v1/tenants/${tenant}`, '');
    expect(await send('POST', path, way.request.body)).toMatchObject({ status: 200, body: { quantity: 3 } });
    expect(await correct({ meter: 'final', command: 'print-4', quantity: -3 })).toMatchObject({ status: 422 });
    clock.set(NOON);
  });

  it('are refused for what recorded no use of the meter, and open no ledger', async () => {
    await consume('other', 10, 'print-5');
    const unknown = { status: 404, body: { code: 'recorded-use-unknown' } };
    expect(await correct({ meter: 'unused', command: 'print-5', quantity: -1 })).toMatchObject(unknown);
    const decision = 'eu_0199c1f2a4b87c0d9e3f5a6b7c8d9e0f';
    expect(await correct({ meter: 'other', decision, quantity: -1 })).toMatchObject(unknown);
    const { state } = await test.plane.runner.state(ledgerAggregate, { tenant, id: 'unused' });
    expect(state.kind).toBe('unopened');
  });

  it.each([
    [{ meter: 'sheets', command: 'print-1', quantity: 0 }, 'quantity'],
    [{ meter: 'sheets', command: 'print-1', quantity: -0.5 }, 'quantity'],
    [{ meter: 'sheets', command: 'print-1', quantity: -1, reason: 'short' }, 'reason'],
    [{ meter: 'sheets', quantity: -1 }, 'command'],
    [{ meter: 'sheets', command: 'a', decision: 'eu_0199c1f2a4b87c0d9e3f5a6b7c8d9e0f', quantity: -1 }, 'command'],
    [{ meter: 'sheets', decision: 'print-1', quantity: -1 }, 'decision'],
    [{ meter: 'sheets', command: 'print-1', quantity: -1, item: -1 }, 'item'],
  ])('name the field of %j that does not fit', async (body, field) => {
    expect(await correct(body)).toMatchObject({
      status: 400,
      body: { code: 'validation-failed', errors: expect.arrayContaining([expect.objectContaining({ field })]) },
    });
  });
});
