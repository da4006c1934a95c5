import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodyOf, createChanceryClient, itemsOf, ProblemError, UnexpectedAnswerError } from '@chancery/client';
import type { ChanceryClient } from '@chancery/client';
import { openTestApp } from './test-app.ts';
import type { TestApp } from './test-app.ts';

let app: TestApp;
let url: string;
let tenant: string;
let client: ChanceryClient;

beforeAll(async () => {
  app = await openTestApp();
  await app.chancery.app.listen(0, '127.0.0.1');
  url = await app.chancery.app.getUrl();
  ({ id: tenant } = await app.tenant());
  client = createChanceryClient({ url, token: app.administrators.eu });
});
afterAll(() => app.close());

const consume = (quantity: number, key?: string) =>
  client.POST('/v1/tenants/{tenant}/usage/consume', {
    params: { path: { tenant }, ...(key === undefined ? {} : { header: { 'Idempotency-Key': key } }) },
    body: { meter: 'sheets', quantity },
  });

describe('the typed client', () => {
  it('sends its token, and says which plane it is for', async () => {
    expect(client.plane).toBe('eu');
    expect(await bodyOf(client.GET('/v1/me'))).toMatchObject({ plane: 'eu', tenant: null, scopes: ['*'] });
  });

  it('gives every command a key of its own, and keeps one that is given', async () => {
    await bodyOf(consume(2));
    await bodyOf(consume(2));
    const first = await consume(3, 'the-key');
    const again = await consume(3, 'the-key');
    expect(first.response.headers.get('Chancery-Repeated')).toBeNull();
    expect(again.response.headers.get('Chancery-Repeated')).toBe('true');
    const path = { tenant, meter: 'sheets' };
    const ledger = await bodyOf(client.GET('/v1/tenants/{tenant}/ledgers/{meter}', { params: { path } }));
    expect(ledger.used.day).toBe(7);
  });

  it('throws a refusal with its code, facts and ways out', async () => {
    const path = { tenant, meter: 'sheets', budget: 'daily' };
    const body = { period: 'day' as const, limit: 10 };
    await bodyOf(client.PUT('/v1/tenants/{tenant}/budgets/{meter}/{budget}', { params: { path }, body }));
    const error: unknown = await consume(50).catch((thrown: unknown) => thrown);
    if (!ProblemError.is(error, 'budget-soft-stopped')) throw error;
    expect(error).toMatchObject({ status: 402, problem: { facts: { used: 7, requested: 50 } } });
    expect(error.lift[0]?.request?.method).toBe('POST');
    expect(ProblemError.is(error, 'not-found')).toBe(false);
  });

  it('walks a list page by page', async () => {
    const entries: number[] = [];
    const pages = itemsOf((after) => {
      const query = { limit: 2, ...(after === undefined ? {} : { after }) };
      return bodyOf(client.GET('/v1/tenants/{tenant}/audit', { params: { path: { tenant }, query } }));
    });
    for await (const { entry } of pages) entries.push(entry);
    expect(entries.length).toBeGreaterThan(4);
    expect(entries).toEqual(entries.map((_, index) => index + 1));
  });

  it('says when something else than the service answered', async () => {
    const fetch = () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    const behindProxy = createChanceryClient({ url, fetch });
    await expect(behindProxy.GET('/v1/planes')).rejects.toThrow(UnexpectedAnswerError);
    expect(behindProxy.plane).toBeNull();
  });
});

describe('the API document', () => {
  it('names routes that the service has', async () => {
    const { paths } = (await (await fetch(`${url}/v1/openapi.json`)).json()) as { paths: object };
    const documented = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item as object).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const fastify = app.chancery.app.getHttpAdapter().getInstance();
    for (const route of documented) {
      const [method = '', path = ''] = route.split(' ');
      const known = fastify.hasRoute({ method: method, url: path.replaceAll(/\{(\w+)\}/g, ':$1') });
      expect({ route, known }).toEqual({ route, known: true });
    }
  });
});
