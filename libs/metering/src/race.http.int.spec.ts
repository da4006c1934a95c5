import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { auditDefinition } from '@chancery/audit';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { tenancyDefinition } from '@chancery/tenancy';
import { openTestPlane } from '@chancery/testing/plane';
import type { TestPlane } from '@chancery/testing/plane';
import { meteringDefinition } from './metering.definition.ts';
import { openMeteringApp } from './testing/metering-app.ts';
import { createSampleTenant } from './testing/sample-tenant.ts';

const tenant = 'eu_traced' as TenantId;
/** Monday, 12:00 in Berlin. */
const NOON = Date.parse('2026-11-23T11:00:00Z');
const clock = new FixedClock(NOON);
const endsAt = new Date(NOON + 3_600_000).toISOString();
const reason = 'Quarter-end close';

// A thousand sockets on a busy machine.
jest.setTimeout(120_000);

let test: TestPlane;
let app: NestFastifyApplication;
let base: string;

beforeAll(async () => {
  test = await openTestPlane({ contexts: [tenancyDefinition, meteringDefinition, auditDefinition], clock });
  await createSampleTenant(test, tenant);
  app = await openMeteringApp(test, tenant);
  await app.listen(0, '127.0.0.1');
  base = `${await app.getUrl()}/v1/tenants/${tenant}`;
});

afterAll(async () => {
  await app.close();
  await test.dispose();
  expect(test.errors).toEqual([]);
});

interface Answer {
  readonly status: number;
  readonly position: string | null;
  readonly body: Record<string, unknown>;
}

/** Over a socket. */
async function send(method: 'GET' | 'POST' | 'PUT', path: string, payload?: object): Promise<Answer> {
  const body = payload ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload) } : {};
  const response = await fetch(`${base}${path}`, { method, ...body });
  const position = response.headers.get('chancery-position');
  return { status: response.status, position, body: (await response.json()) as Record<string, unknown> };
}

const consume = (meter: string, quantity: number) => send('POST', '/usage/consume', { meter, quantity });
const hold = (meter: string, quantity: number) => send('POST', '/usage/holds', { meter, quantity, endsAt });
const grant = (meter: string, amount: number) =>
  send('POST', `/budgets/${meter}/overrides`, { reason, amount, endsAt });
const many = (count: number, one: () => Promise<Answer>) => Array.from({ length: count }, one);
const done = (answers: readonly Answer[]) => answers.filter(({ status }) => status < 300);
const sumOf = (answers: readonly Answer[], quantity: string) =>
  answers.reduce((sum, { body }) => sum + Number(body[quantity]), 0);
const figuresOf = async (meter: string) => {
  const { body } = await send('GET', `/ledgers/${meter}`);
  const { used, held, overrideRemaining } = body as { used: { day: number }; held: number; overrideRemaining: number };
  return { used: used.day, held, overrideRemaining };
};

describe('a thousand requests in flight over HTTP', () => {
  it('use, hold and override no more than the soft cap and what was granted, to the last unit', async () => {
    await send('PUT', '/budgets/race/daily', { period: 'day', limit: 500 });
    const [consumes, holds, grants] = [
      many(600, () => consume('race', 1)),
      many(400, () => hold('race', 1)),
      many(5, () => grant('race', 20)),
    ].map((each) => Promise.all(each)) as [Promise<Answer[]>, Promise<Answer[]>, Promise<Answer[]>];
    const answers = [...(await consumes), ...(await holds)];
    const granted = done(await grants);
    expect(granted).toHaveLength(5);
    expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([200, 201, 402]);
    const admitted = done(answers).length;
    const figures = await figuresOf('race');
    // What came before the last override was granted was refused by 500 and those granted by then.
    expect(admitted).toBeGreaterThanOrEqual(500);
    expect(figures.used + figures.held).toBe(admitted);
    expect(admitted + figures.overrideRemaining).toBe(600);
    const rest = await Promise.all(many(150, () => consume('race', 1)));
    expect(done(rest)).toHaveLength(600 - admitted);
    expect(await figuresOf('race')).toEqual({ used: 600 - figures.held, held: figures.held, overrideRemaining: 0 });

    // Every unit beyond 500 is on the list of an override, and no override gave more than it had.
    const { position } = await send('POST', '/usage/report', { meter: 'race', quantity: 1 });
    const admissions = await Promise.all(
      granted.map(async ({ body }) => {
        const path = `/overrides/${String(body['override'])}/admissions?limit=100&minPosition=${String(position)}`;
        return (await send('GET', path)).body['items'] as { drawn: number }[];
      }),
    );
    expect(admissions.map((items) => items.reduce((sum, { drawn }) => sum + drawn, 0))).toEqual([20, 20, 20, 20, 20]);
  });

  it('commit, renew and release holds while others take what that frees, and never pass the cap', async () => {
    await send('PUT', '/budgets/freed/daily', { period: 'day', limit: 300, hardCap: 300 });
    const held = done(await Promise.all(many(100, () => hold('freed', 3))));
    expect(held).toHaveLength(100);
    const ended = held.map(({ body }, index) => {
      const path = `/usage/holds/${String(body['hold'])}`;
      if (index % 4 === 0) return send('POST', `${path}/release`);
      if (index % 4 === 1) return send('POST', `${path}/renew`, { endsAt: new Date(NOON + 7_200_000).toISOString() });
      return send('POST', `${path}/commit`, { quantity: (index % 3) + 1 });
    });
    const consumes = many(300, () => consume('freed', 1));
    const grants = many(5, () => grant('freed', 50));
    const [committed, consumed] = [await Promise.all(ended), await Promise.all(consumes)];
    expect(done(committed)).toHaveLength(100);
    expect(done(await Promise.all(grants))).toHaveLength(5);
    const charged =
      sumOf(
        committed.filter((_, index) => index % 4 > 1),
        'quantity',
      ) + done(consumed).length;
    const figures = await figuresOf('freed');
    expect(figures).toEqual({ used: charged, held: 75, overrideRemaining: 250 });
    const rest = await Promise.all(many(310, () => consume('freed', 1)));
    expect(done(rest)).toHaveLength(300 - 75 - charged);
    // No override passes the hard cap.
    expect(await figuresOf('freed')).toEqual({ used: 225, held: 75, overrideRemaining: 250 });
    expect(await consume('freed', 1)).toMatchObject({ status: 402, body: { code: 'budget-hard-capped' } });
  });
});
