import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { systemTenant } from '@chancery/kernel';
import { ERROR_CATALOGUE } from '@chancery/platform';
import { OPERATOR_SCOPES, SCOPES } from '@chancery/access/contract';
import { answerOf, openTestApp, tenantBody } from './test-app.ts';
import type { TestApp } from './test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});

afterAll(() => app.close());

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly correlationId: string;
  readonly decision?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

function problem(response: request.Response): Problem {
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  return response.body as Problem;
}

describe('authentication', () => {
  it('refuses a request without a token, and counts it in the system log of the plane', async () => {
    const { id } = await app.tenant();
    const response = await request(app.server).get(`/v1/tenants/${id}`).expect(401);
    expect(problem(response)).toMatchObject({ code: 'unauthenticated', type: '/errors/unauthenticated', status: 401 });
    await request(app.server).get(`/v1/tenants/${id}`).set('Authorization', 'Bearer chy_eu_nonsense').expect(401);
    const system = await app.chancery.planes.find('eu')?.events.readTenant(systemTenant('eu'), 0, 100);
    expect(system?.filter(({ type }) => type === 'chancery.audit.refusal-recorded.v1').length).toBe(1);
  });

  it('refuses an altered token and a token of the other plane', async () => {
    const token = app.administrators.eu;
    const altered = token.slice(0, -1) + (token.endsWith('0') ? '1' : '0');
    await app.as(altered).get('/v1/planes/eu/tenants').expect(401);
    await app.as(app.administrators.us).get('/v1/planes/eu/tenants').expect(401);
  });

  it('tells a token who it is', async () => {
    const { body } = answerOf(await app.as(app.administrators.us).get('/v1/me').expect(200));
    expect(body).toMatchObject({ plane: 'us', tenant: null, scopes: ['*'], tokenName: 'first administrator' });
  });

  it('issues a token once, shows its secret once, and revokes it at once', async () => {
    const { base, admin } = await app.tenant();
    const body = { name: 'reader', scopes: ['tenants:read'] };
    const issued = await admin.post(`${base}/tokens`, body).set('Idempotency-Key', 'issue').expect(201);
    const { secret, token } = issued.body as { secret: string; token: string };
    const again = await admin.post(`${base}/tokens`, body).set('Idempotency-Key', 'issue').expect(201);
    expect(again.body).toMatchObject({ token, secret: null });
    expect(again.headers['chancery-repeated']).toBe('true');
    await app.as(secret).get(base).expect(200);
    await admin.post(`${base}/tokens/${token}/revoke`, { reason: 'done' }).expect(200);
    await app.as(secret).get(base).expect(401);
    const list = await admin.get(`${base}/tokens?minPosition=${again.headers['chancery-position']}`).expect(200);
    expect(JSON.stringify(list.body)).not.toContain(secret.slice(-40));
  });
});

describe('authorization', () => {
  it('refuses what the token lacks the scope for, records it once, and explains it', async () => {
    const { base, admin } = await app.tenant();
    const { body } = answerOf(
      await admin.post(`${base}/tokens`, {
        name: 'reader',
        scopes: ['tenants:read', 'decisions:read'],
      }),
    );
    const reader = app.as((body as { secret: string }).secret);
    const refused = await reader.get(`${base}/audit`).expect(403);
    const { code, decision, detail } = problem(refused);
    expect({ code, detail }).toMatchObject({ code: 'scope-missing', detail: expect.stringContaining('audit:read') });
    expect((await reader.get(`${base}/audit`).expect(403)).body).toMatchObject({ decision });
    const explained = await reader.get(decision ?? '').expect(200);
    expect(explained.body).toMatchObject({
      outcome: 'refused',
      code: 'scope-missing',
      command: { route: '/v1/tenants/:tenant/audit' },
    });
  });

  it('keeps a tenant’s token away from other tenants, from planes and from their decisions', async () => {
    const [one, other] = [await app.tenant(), await app.tenant()];
    const scopes = SCOPES.filter((scope) => !OPERATOR_SCOPES.includes(scope));
    const { body } = answerOf(await one.admin.post(`${one.base}/tokens`, { name: 'all', scopes }).expect(201));
    const client = app.as((body as { secret: string }).secret);
    await client.get(one.base).expect(200);
    // As if it did not exist: nobody learns of another tenant.
    expect(problem(await client.get(other.base).expect(404)).code).toBe('not-found');
    expect(problem(await client.get('/v1/planes/eu/tenants').expect(403)).code).toBe('scope-missing');
    const elsewhere = await other.admin.put(`${other.base}/residency-policy`, policyChange()).expect(200);
    await client.get(`/v1/decisions/${elsewhere.headers['chancery-decision']}`).expect(404);
    await other.admin.get(`/v1/decisions/${elsewhere.headers['chancery-decision']}`).expect(200);
  });

  it('lets nobody grant more than they hold', async () => {
    const { base, admin } = await app.tenant();
    const { body } = answerOf(
      await admin.post(`${base}/tokens`, { name: 'issuer', scopes: ['tokens:write'] }).expect(201),
    );
    const issuer = app.as((body as { secret: string }).secret);
    const refused = await issuer.post(`${base}/tokens`, { name: 'x', scopes: ['exports:create'] }).expect(403);
    expect(problem(refused).code).toBe('scope-escalation');
  });

  it('has no route without a scope or a declaration that it is public', async () => {
    const { base } = await app.tenant();
    const { paths } = (await request(app.server).get('/v1/openapi.json').expect(200)).body as {
      paths: Record<string, Record<string, unknown>>;
    };
    const open = [
      '/v1/planes',
      '/v1/planes/{plane}/signing-keys',
      '/errors',
      '/errors/{code}',
      '/health/live',
      '/health/ready',
    ];
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ path, method })),
    );
    expect(routes.length).toBeGreaterThan(25);
    for (const { path, method } of routes.filter((route) => !open.includes(route.path))) {
      const url = path
        .replace('/v1/tenants/{tenant}', base)
        .replace('{plane}', 'eu')
        .replace('{decision}', `eu_${'0'.repeat(32)}`)
        .replaceAll(/\{[^}]+\}/g, 'x');
      const { status } = await request(app.server)[method as 'get'](url);
      expect({ path, method, status }).toEqual({ path, method, status: 401 });
    }
  });
});

describe('every answer', () => {
  it('carries the nameplate, errors included', async () => {
    const { id, base, admin } = await app.tenant();
    const nameplate = {
      'chancery-tenant': id,
      'chancery-region': 'eu',
      'chancery-legal-entity': encodeURI('Fjord Archive GmbH & Söhne'),
      'chancery-policy': 'eu_standard@1',
    };
    expect((await admin.get(base).expect(200)).headers).toMatchObject(nameplate);
    expect((await admin.put(`${base}/residency-policy`, { nonsense: 1 }).expect(400)).headers).toMatchObject(nameplate);
    expect((await admin.get(`${base}/exports/eu_xnone`).expect(404)).headers).toMatchObject(nameplate);
  });

  it('names every field that does not fit', async () => {
    const body = { ...tenantBody('eu'), name: '', timeZone: 'Mars/Olympus', colour: 'red', policy: { id: 'No!' } };
    const { errors, code } = problem(
      await app.as(app.administrators.eu).post('/v1/planes/eu/tenants', body).expect(400),
    );
    expect(code).toBe('validation-failed');
    const fields = new Set(errors?.map(({ field }) => field));
    expect([...fields].sort()).toEqual([
      'colour',
      'name',
      'policy.allowedDestinations',
      'policy.id',
      'policy.validUntil',
      'timeZone',
    ]);
    expect(errors?.find(({ field }) => field === 'colour')?.message).toBe('colour is not a known field');
  });

  it.each([
    ['Idempotency-Key', 'with space'],
    ['Idempotency-Key', 'with#hash'],
    ['Dry-Run', 'perhaps'],
  ])('names the header %s when it does not fit', async (header, value) => {
    const response = await app.as(app.administrators.eu).get('/v1/me').set(header, value).expect(400);
    expect(problem(response).errors).toMatchObject([{ field: header }]);
  });

  it('answers what cannot be read, is too large or does not exist as a problem too', async () => {
    const { base, admin } = await app.tenant();
    const broken = admin.put(`${base}/residency-policy`).set('Content-Type', 'application/json').send('{"policy":');
    expect(problem(await broken.expect(400)).code).toBe('body-unreadable');
    const large = admin.put(`${base}/residency-policy`, { reason: 'x'.repeat(1_100_000) });
    expect(problem(await large.expect(413)).code).toBe('payload-too-large');
    expect(problem(await admin.get('/v1/nowhere').expect(404)).code).toBe('not-found');
    expect(problem(await admin.get('/v1/tenants/eu_tnone').expect(404)).code).toBe('not-found');
    expect(problem(await admin.get('/v1/planes/mars/tenants').expect(404)).code).toBe('not-found');
  });

  it('has a page for every error', async () => {
    const { body } = answerOf(await request(app.server).get('/errors').expect(200));
    const codes = (body as { items: { code: string }[] }).items.map(({ code }) => code);
    expect(codes).toEqual(Object.keys(ERROR_CATALOGUE));
    await request(app.server).get('/errors/not-found').expect(200);
    await request(app.server).get('/errors/constructor').expect(404);
  });

  it('passes the correlation ID through, to the record too', async () => {
    const { base, admin } = await app.tenant();
    const id = 'ticket-4711';
    const change = await admin
      .put(`${base}/residency-policy`, policyChange())
      .set('Chancery-Correlation-Id', id)
      .expect(200);
    expect(change.headers['chancery-correlation-id']).toBe(id);
    const trail = await admin.get(`${base}/audit?correlationId=${id}`).expect(200);
    expect(trail.body).toMatchObject({
      items: [{ type: 'chancery.tenancy.residency-policy-changed.v1', correlationId: id }],
    });
  });
});

describe('commands', () => {
  it('are done once per key, refuse the key for another body, and can be dry', async () => {
    const { base, admin } = await app.tenant();
    const put = (body: object, key: string) => admin.put(`${base}/residency-policy`, body).set('Idempotency-Key', key);
    const dry = await put(policyChange(), 'one').set('Dry-Run', 'true').expect(200);
    expect(dry.headers).toMatchObject({ 'chancery-dry-run': 'true' });
    expect(dry.headers).not.toHaveProperty('chancery-entry');
    const first = await put(policyChange(), 'one').expect(200);
    const second = await put(policyChange(), 'one').expect(200);
    expect(second.body).toEqual(first.body);
    expect(second.headers['chancery-decision']).toBe(first.headers['chancery-decision']);
    expect(problem(await put(policyChange('no'), 'one').expect(409)).code).toBe('command-id-reused');
    const { body } = answerOf(await admin.get(`${base}/audit`).expect(200));
    expect((body as { items: unknown[] }).items.length).toBe(2);
  });

  it('can be explained: the decider decides the same again', async () => {
    const { base, admin } = await app.tenant();
    const change = await admin.put(`${base}/residency-policy`, policyChange()).expect(200);
    const stale = {
      ...policyChange(),
      policy: { id: 'late', allowedDestinations: ['eu'], validUntil: '2020-01-01T00:00:00Z' },
    };
    const refused = problem(await admin.put(`${base}/residency-policy`, stale).expect(422));
    const accepted = await admin.get(`/v1/decisions/${change.headers['chancery-decision']}`).expect(200);
    expect(accepted.body).toMatchObject({
      outcome: 'accepted',
      reproduced: true,
      command: { type: 'ChangeResidencyPolicy' },
      events: ['chancery.tenancy.residency-policy-changed.v1'],
    });
    const explained = await admin.get(refused.decision ?? '').expect(200);
    expect(explained.body).toMatchObject({
      outcome: 'refused',
      reproduced: true,
      code: 'policy-already-stale',
      facts: { policy: 'late' },
    });
    expect((explained.body as { lift: unknown[] }).lift.length).toBeGreaterThan(0);
  });
});

describe('the audit trail', () => {
  it('is dense, pages both ways by cursor, and filters', async () => {
    const { base, admin } = await app.tenant();
    for (const destination of ['ch', 'no', 'is', 'li']) {
      await admin.put(`${base}/residency-policy`, policyChange(destination)).expect(200);
    }
    const entries = async (query: string) => {
      const { body } = answerOf(await admin.get(`${base}/audit?${query}`).expect(200));
      const page = body as { items: { entry: number; leafHash: string }[]; cursor: string | null; asOfEntry: number };
      return { ...page, numbers: page.items.map(({ entry }) => entry) };
    };
    const first = await entries('limit=2');
    expect(first).toMatchObject({ numbers: [1, 2], asOfEntry: 5 });
    expect(first.items[0]?.leafHash).toMatch(/^[0-9a-f]{64}$/);
    const second = await entries(`limit=2&after=${first.cursor}`);
    expect(second.numbers).toEqual([3, 4]);
    expect(await entries(`limit=2&after=${second.cursor}`)).toMatchObject({ numbers: [5], cursor: null });
    const newest = await entries('limit=3&order=desc');
    expect(newest.numbers).toEqual([5, 4, 3]);
    expect((await entries(`limit=3&order=desc&after=${newest.cursor}`)).numbers).toEqual([2, 1]);
    expect((await entries('type=chancery.tenancy.tenant-created.v1')).numbers).toEqual([1]);
    expect((await entries('to=2020-01-01T00:00:00Z')).numbers).toEqual([]);
    expect((await entries('actor=eu_anobody')).numbers).toEqual([]);
  });

  it('names the filter that does not fit', async () => {
    const { base, admin } = await app.tenant();
    const response = await admin.get(`${base}/audit?after=-1&from=yesterday&limit=0&sort=up`).expect(400);
    const fields = problem(response).errors?.map(({ field }) => field);
    expect(new Set(fields)).toEqual(new Set(['from', 'limit', 'sort']));
  });
});

describe('the API document', () => {
  it('is OpenAPI 3.1 with a page to read it', async () => {
    const { body } = answerOf(await request(app.server).get('/v1/openapi.json').expect(200));
    expect(body).toMatchObject({ openapi: '3.1.0', info: { title: 'Chancery' } });
    await request(app.server).get('/v1/docs').expect(200).expect('Content-Type', /html/);
  });
});

function policyChange(destination = 'ch'): object {
  return {
    policy: { id: 'eu_standard', allowedDestinations: ['eu', destination], validUntil: '2035-01-01T00:00:00Z' },
    reason: 'The list of destinations grows.',
  };
}
