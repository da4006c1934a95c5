import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TenantId } from '@chancery/kernel';
import type { TestPlane } from '@chancery/testing/plane';
import { datasetRows } from '../resolve/dataset-rows.ts';
import { datasetSources } from '../resolve/dataset-sources.ts';
import { pinnedRows } from '../resolve/pinned-rows.ts';
import { resolveEvidence } from '../resolve/resolve-evidence.ts';
import { openEvidenceApp } from '../testing/evidence-app.ts';
import { chargedRows, datasetEvents, openEvidencePlane } from '../testing/evidence-plane.ts';

const tenant = 'eu_tretraction' as TenantId;
const REASON = { reason: 'The supplier corrected these figures' };

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

type Body = { readonly [field: string]: unknown };

async function call(
  method: 'GET' | 'POST',
  path: string,
  payload?: string | object,
  headers: Record<string, string> = {},
) {
  const url = `/v1/tenants/${tenant}${path}`;
  const response = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  return { status: response.statusCode, headers: response.headers, body: response.json<Body>() };
}

const post = (path: string, body: object = REASON, headers: Record<string, string> = {}) =>
  call('POST', path, body, headers);
const rowsOf = async (sql: string) => (await post('/queries', { sql })).body['rows'];

async function ingest(path: string, csv: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await call('POST', `/datasets/${path}`, csv, { 'content-type': 'text/csv', ...headers });
  expect(answer.status).toBe(201);
  return String(answer.body['batch']);
}

async function resolved(dataset: string, ...rows: readonly string[]) {
  const found = await resolveEvidence(
    test.plane,
    tenant,
    rows.map((row) => ({ dataset, row })),
  );
  return rows.map((row) => found.get(`${dataset}/${row}`));
}

describe('rows that are retracted', () => {
  let old: string;

  beforeAll(async () => {
    old = await ingest('cars/batches?rowKey=id', 'id,n\na,1\nb,2\nc,3\n');
    await ingest('cars/batches?rowKey=id', 'id,n\nb,20\nd,4\n');
  });

  it('can be tried dry', async () => {
    const answer = await post('/datasets/cars/rows/retract', { ...REASON, rows: ['b'] }, { 'dry-run': 'true' });
    expect(answer).toMatchObject({ status: 200, body: { rows: 2, citedBy: [] } });
    expect(answer.headers).toHaveProperty('chancery-dry-run', 'true');
    expect(await rowsOf('SELECT count(*) FROM cars')).toEqual([['5']]);
  });

  it('vanish from queries in every batch that held them', async () => {
    const answer = await post('/datasets/cars/rows/retract', { ...REASON, rows: ['b', 'a', 'b'] });
    expect(answer).toMatchObject({
      status: 200,
      body: { dataset: 'cars', batches: [], rows: 3, citedBy: [], withdrawnAt: expect.any(String) },
    });
    expect(await rowsOf('SELECT id, n FROM cars ORDER BY id')).toEqual([
      ['c', '3'],
      ['d', '4'],
    ]);
    expect(await rowsOf('SELECT max(n) FROM cars')).toEqual([['4']]);
  });

  it('vanish from what exports are made of, and change its digest', async () => {
    const rows = await datasetRows(test.plane, tenant, 'cars');
    const left: string[] = [];
    for await (const { row } of rows?.rows ?? []) left.push(row);
    expect(left).toEqual(['c', 'd']);
    const source = (await datasetSources(test.plane, tenant, ['cars'])).get('cars');
    expect(source?.batches.map((batch) => batch.rows)).toEqual([1, 1]);
    const lines = source?.batches.map(({ sha256 }, index) => `${sha256}\n${index === 0 ? '-a\n' : ''}-b\n`);
    expect(source?.digest).toBe(hash('sha256', lines?.join('') ?? ''));
  });

  it('are told apart from rows that never were', async () => {
    expect(await resolved('cars', 'a', 'b', 'c', 'x')).toMatchObject([
      { kind: 'retracted', dataset: 'cars', row: 'a', batch: old },
      { kind: 'retracted', row: 'b', batch: expect.not.stringContaining(old) },
      { kind: 'found' },
      { kind: 'missing-row' },
    ]);
  });

  it('stay readable as they were pinned', async () => {
    const pins = await pinnedRows(test.plane, tenant, [{ dataset: 'cars', row: 'a', batch: old }]);
    expect([...pins.values()]).toMatchObject([{ cells: [{ value: 'a' }, { value: '1' }] }]);
    expect(await rowsOf('SELECT count(*) FROM cars')).toEqual([['2']]);
  });

  it('count no more in the list, and stand on their batch', async () => {
    const minPosition = await test.plane.events.head();
    const { body } = await call('GET', `/datasets/cars?minPosition=${minPosition}`);
    expect(body).toMatchObject({ batches: 2, rows: 2 });
    expect(await call('GET', `/datasets/cars/batches/${old}`)).toMatchObject({
      body: { accepted: 3, retractedRows: 2, retracted: null },
    });
  });

  it('are answered as the first time when the request is repeated, and not retracted twice', async () => {
    const body = { ...REASON, rows: ['c'] };
    const headers = { 'idempotency-key': 'retract-c' };
    const first = await post('/datasets/cars/rows/retract', body, headers);
    const again = await post('/datasets/cars/rows/retract', body, headers);
    expect(again.body).toEqual(first.body);
    expect(again.headers).toHaveProperty('chancery-repeated', 'true');
    expect(await post('/datasets/cars/rows/retract', body)).toMatchObject({
      status: 200,
      body: { rows: 0, withdrawnAt: null },
    });
    expect(await post('/datasets/cars/rows/retract', { ...body, rows: ['d'] }, headers)).toMatchObject({ status: 409 });
  });

  it('can come again in a later batch', async () => {
    await ingest('cars/batches?rowKey=id', 'id,n\na,100\n');
    expect(await rowsOf(`SELECT n FROM cars WHERE _row_id = 'a'`)).toEqual([['100']]);
    expect(await resolved('cars', 'a')).toMatchObject([{ kind: 'found' }]);
  });

  it('have to be there, and are likened to those that are', async () => {
    expect(await post('/datasets/cars/rows/retract', { ...REASON, rows: ['d', 'dd'] })).toMatchObject({
      status: 404,
      body: {
        code: 'not-found',
        detail: 'There is no row "dd" in a dataset "cars".',
        facts: { unknown: 1, rows: [{ row: 'dd', candidates: expect.arrayContaining(['d']) }] },
      },
    });
  });
});

describe('a batch that is retracted', () => {
  const csv = 'id;n\nx;1\ny;2\n';

  it('vanishes with its columns and is not given back', async () => {
    const batch = await ingest('vans/batches?delimiter=%2C', 'id n\nx\n');
    await ingest('vans/batches?delimiter=%3B', csv);
    const charged = await chargedRows(test, tenant);
    expect(await post(`/datasets/vans/batches/${batch}/retract`)).toMatchObject({
      status: 200,
      body: { dataset: 'vans', batches: [batch], rows: 1 },
    });
    expect(await rowsOf('SELECT * FROM vans ORDER BY n')).toEqual([
      ['x', '1', ...Array.from({ length: 4 }, () => expect.anything())],
      ['y', '2', ...Array.from({ length: 4 }, () => expect.anything())],
    ]);
    expect(await chargedRows(test, tenant)).toBe(charged);
    expect(await resolved('vans', `${batch.slice(1, 13)}_1`)).toMatchObject([{ kind: 'retracted', batch }]);
    const minPosition = await test.plane.events.head();
    expect(await call('GET', `/datasets/vans?minPosition=${minPosition}`)).toMatchObject({
      body: {
        batches: 1,
        rows: 2,
        columns: [{ name: 'id' }, { name: 'n' }],
        batchList: { items: [{ retracted: null }, { batch, retracted: REASON }] },
      },
    });
  });

  it('can be ingested again, read another way, and is charged again', async () => {
    const key = { 'idempotency-key': 'first-vans' };
    const batch = await ingest('trucks/batches', csv, key);
    await post(`/datasets/trucks/batches/${batch}/retract`);
    const charged = await chargedRows(test, tenant);
    const again = await call('POST', '/datasets/trucks/batches?rowKey=id', csv, { 'content-type': 'text/csv' });
    expect(again).toMatchObject({ status: 201, body: { batch, alreadyIngested: false, rowKey: 'id', accepted: 2 } });
    expect(await chargedRows(test, tenant)).toBe(charged + 2);
    expect(await rowsOf('SELECT _row_id, n FROM trucks ORDER BY n')).toEqual([
      ['x', '1'],
      ['y', '2'],
    ]);
    expect(await resolved('trucks', 'x', `${batch.slice(1, 13)}_1`)).toMatchObject([
      { kind: 'found' },
      { kind: 'retracted' },
    ]);
    expect(await datasetEvents(test, tenant, 'trucks')).toEqual([
      'batch-committed',
      'batch-retracted',
      'batch-committed',
    ]);
  });

  it('keeps the answer of the request that made it', async () => {
    const again = await call('POST', '/datasets/trucks/batches', csv, {
      'content-type': 'text/csv',
      'idempotency-key': 'first-vans',
    });
    expect(again).toMatchObject({ status: 201, body: { rowKey: null, alreadyIngested: false, retracted: null } });
    expect(again.headers).toHaveProperty('chancery-repeated', 'true');
    expect(await datasetEvents(test, tenant, 'trucks')).toHaveLength(3);
  });

  it('has to be there', async () => {
    expect(await post('/datasets/trucks/batches/b0/retract')).toMatchObject({ status: 404 });
    expect(await post('/datasets/nowhere/batches/b0/retract')).toMatchObject({ status: 404 });
    expect(await post('/datasets/Not!/batches/b0/retract')).toMatchObject({ status: 400 });
  });
});

describe('a dataset that is deleted', () => {
  it('leaves the list and queries, stays in history, and can begin anew', async () => {
    const csv = 'id,n\np,1\n';
    const batch = await ingest('bikes/batches?rowKey=id', csv);
    expect(await post('/datasets/bikes/delete')).toMatchObject({
      status: 200,
      body: { dataset: 'bikes', batches: [batch], rows: 1 },
    });
    const minPosition = await test.plane.events.head();
    expect(await call('GET', `/datasets/bikes?minPosition=${minPosition}`)).toMatchObject({ status: 404 });
    expect(await post('/queries', { sql: 'FROM bikes' })).toMatchObject({
      status: 400,
      body: { code: 'query-invalid' },
    });
    expect(await resolved('bikes', 'p', 'q')).toMatchObject([
      { kind: 'retracted', batch },
      { kind: 'missing-dataset', candidates: expect.not.arrayContaining(['bikes']) },
    ]);
    expect(await call('GET', `/datasets/bikes/batches/${batch}`)).toMatchObject({ body: { retracted: REASON } });
    expect(await post('/datasets/bikes/delete')).toMatchObject({ status: 200, body: { rows: 0, withdrawnAt: null } });
    expect(await ingest('bikes/batches?rowKey=id', csv)).toBe(batch);
    expect(await rowsOf('SELECT n FROM bikes')).toEqual([['1']]);
  });

  it('has to be there, and a reason has to be given', async () => {
    expect(await post('/datasets/nowhere/delete')).toMatchObject({ status: 404 });
    expect(await post('/datasets/cars/delete', { reason: 'short' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'reason' }] },
    });
    for (const rows of [[], ['\ud800'], ['a b'], 'a']) {
      expect(await post('/datasets/cars/rows/retract', { ...REASON, rows })).toMatchObject({
        status: 400,
        body: { errors: expect.arrayContaining([expect.objectContaining({ field: 'rows' })]) },
      });
    }
  });
});

describe('citations', () => {
  it('are none where no context cites', async () => {
    expect(await call('GET', '/datasets/cars/citations?row=a&row=b')).toMatchObject({
      status: 200,
      body: { items: [], cursor: null },
    });
  });
});
