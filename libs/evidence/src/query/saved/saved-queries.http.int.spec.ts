import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TenantId } from '@chancery/kernel';
import type { TestPlane } from '@chancery/testing/plane';
import { openEvidenceApp } from '../../testing/evidence-app.ts';
import { openEvidencePlane } from '../../testing/evidence-plane.ts';

const tenant = 'eu_tsaved' as TenantId;
let test: TestPlane;
let app: NestFastifyApplication;

beforeAll(async () => {
  test = await openEvidencePlane(tenant);
  app = await openEvidenceApp(test, tenant);
});

afterAll(async () => {
  await app.close();
  await test.dispose();
  expect(test.errors).toEqual([]);
});

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

async function send(method: Method, path: string, payload?: object, headers: { readonly [name: string]: string } = {}) {
  const url = `/v1/tenants/${tenant}/saved-queries${path}`;
  const response = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  const isJson = String(response.headers['content-type']).includes('json');
  return { status: response.statusCode, text: response.body, body: isJson ? response.json<object>() : {} };
}

async function list() {
  const minPosition = await test.plane.events.head();
  return (await send('GET', `?minPosition=${minPosition}`)).body;
}

const numbers = { sql: 'SELECT * FROM range(3) t(n) ORDER BY n', description: 'Three numbers' };

describe('saved queries over HTTP', () => {
  it('are saved, read, listed, changed and run by name', async () => {
    const first = await send('PUT', '/numbers', numbers);
    expect(first).toMatchObject({ status: 200, body: { name: 'numbers', ...numbers, revision: 1 } });
    expect(await send('GET', '/numbers')).toMatchObject({ status: 200, body: first.body });
    expect(await send('PUT', '/numbers', numbers)).toMatchObject({ body: { revision: 1 } });
    expect(await send('PUT', '/answers', { sql: 'SELECT 42 AS answer' })).toMatchObject({ body: { description: '' } });
    expect(await list()).toMatchObject({ items: [{ name: 'answers' }, { name: 'numbers' }], cursor: null });

    const page = await send('POST', '/numbers/run', { limit: 2 });
    expect(page.body).toMatchObject({ rows: [['0'], ['1']], truncated: true, cursor: expect.any(String) });
    const { cursor: after } = page.body as { readonly cursor: string };
    expect((await send('POST', '/numbers/run', { after })).body).toMatchObject({ rows: [['2']], cursor: null });
    expect((await send('POST', '/answers/run', { format: 'csv' })).text).toBe('answer\r\n42\r\n');

    expect(await send('PUT', '/numbers', { sql: 'SELECT 1' })).toMatchObject({ body: { revision: 2 } });
    // The cursor of a statement is none for the one that took its place.
    expect(await send('POST', '/numbers/run', { after })).toMatchObject({
      status: 400,
      body: { code: 'validation-failed' },
    });
  });

  it('must be one SELECT that may be run, under a name that can be one', async () => {
    expect(await send('PUT', '/bad', { sql: `FROM read_text('/etc/passwd')` })).toMatchObject({
      status: 403,
      body: { code: 'query-not-allowed' },
    });
    expect(await send('PUT', '/bad', { sql: 'SELEC' })).toMatchObject({ status: 400, body: { line: 1, column: 1 } });
    expect(await send('PUT', '/Bad-name', numbers)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'name' }] },
    });
    expect(await send('GET', '/bad')).toMatchObject({ status: 404 });
    expect(await send('POST', '/bad/run', {})).toMatchObject({ status: 404 });
  });

  it('are removed, and a dry run removes nothing', async () => {
    await send('PUT', '/gone', numbers);
    expect(await send('DELETE', '/gone', undefined, { 'dry-run': 'true' })).toMatchObject({ status: 204 });
    expect(await send('GET', '/gone')).toMatchObject({ status: 200 });
    expect(await send('DELETE', '/gone')).toMatchObject({ status: 204 });
    expect(await send('GET', '/gone')).toMatchObject({ status: 404 });
    expect(await send('DELETE', '/gone')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(JSON.stringify(await list())).not.toContain('"gone"');
  });
});
