import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TenantId } from '@chancery/kernel';
import type { TestPlane } from '@chancery/testing/plane';
import type { QueryAnswer } from './contract/query-answer.ts';
import { MAX_CELL_BYTES, MAX_COLUMNS } from './ingest/convert/file-limits.ts';
import { datasetRows } from './resolve/dataset-rows.ts';
import { pinKey, pinnedRows } from './resolve/pinned-rows.ts';
import { resolveEvidence } from './resolve/resolve-evidence.ts';
import { textOf } from './resolve/result-text.ts';
import { openEvidenceApp } from './testing/evidence-app.ts';
import { openEvidencePlane } from './testing/evidence-plane.ts';

const tenant = 'eu_textremes' as TenantId;
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

function send(path: string, payload: object | string, type = 'application/json') {
  const headers = { 'content-type': type };
  return app.inject({ method: 'POST', url: `/v1/tenants/${tenant}${path}`, payload, headers });
}

async function page(sql: string, options: object = {}): Promise<QueryAnswer> {
  const response = await send('/queries', { sql, timeoutMs: 60_000, ...options });
  expect(response.statusCode).toBe(200);
  return response.json<QueryAnswer>();
}

describe('a dataset of 10,000 columns', () => {
  let batch: string;
  const names = Array.from({ length: MAX_COLUMNS }, (_, index) => `c${index}`);
  const rows = [1, 2, 3].map((row) => names.map((_, column) => row * column));

  beforeAll(async () => {
    const csv = [names, ...rows].map((cells) => cells.join(',')).join('\n');
    const answer = (await send('/datasets/wide/batches?rowKey=c1', csv, 'text/csv')).json<{ readonly batch: string }>();
    ({ batch } = answer);
    expect(answer).toMatchObject({ accepted: 3, rejected: 0, columns: { length: MAX_COLUMNS } });
  });

  it('is queried by one of them, and by a thousand, page by page', async () => {
    expect(await page('SELECT c9999 FROM wide ORDER BY c9999 DESC')).toMatchObject({
      rows: [['29997'], ['19998'], ['9999']],
    });
    const some = names.filter((_, index) => index % 10 === 1);
    const sql = `SELECT ${some.join(', ')} FROM wide ORDER BY c1`;
    const cells = rows.map((row) => row.filter((_, index) => index % 10 === 1).map(String));
    const first = await page(sql, { limit: 2 });
    expect(first.rows).toEqual(cells.slice(0, 2));
    expect(await page(sql, { limit: 2, after: first.cursor })).toMatchObject({ rows: cells.slice(2), cursor: null });
  });

  it('has rows that can be cited, and is read whole for exports', async () => {
    const found = await resolveEvidence(test.plane, tenant, [{ dataset: 'wide', row: '2' }]);
    expect(found.get('wide/2')).toMatchObject({ kind: 'found' });
    const read = await datasetRows(test.plane, tenant, 'wide');
    const seen: unknown[] = [];
    for await (const row of read?.rows ?? []) seen.push(row.cells);
    expect(seen).toEqual(rows.map((row) => row.map(String)));
    const pin = { dataset: 'wide', row: '3', batch };
    const pinned = (await pinnedRows(test.plane, tenant, [pin])).get(pinKey(pin));
    expect(pinned?.cells.at(-1)).toEqual({ column: 'c9999', value: '29997' });
    expect(pinned?.cells).toHaveLength(MAX_COLUMNS);
  });
});

describe('cells of 5 MiB', () => {
  const cell = (letter: string) => letter.repeat(MAX_CELL_BYTES);

  beforeAll(async () => {
    const csv = ['id,text', ...'abcdefgh'].map((one) => (one.length > 1 ? one : `${one},${cell(one)}`)).join('\n');
    expect((await send('/datasets/large/batches?rowKey=id', csv, 'text/csv')).json()).toMatchObject({ accepted: 8 });
  });

  it('are queried, one by one and several in a page', async () => {
    expect((await page('SELECT id, length(text) AS n FROM large ORDER BY id')).rows).toEqual(
      [...'abcdefgh'].map((id) => [id, String(MAX_CELL_BYTES)]),
    );
    const sql = 'SELECT id, text FROM large ORDER BY id';
    const first = await page(sql, { limit: 4 });
    expect(first.rows.every(([id, text]) => text === cell(textOf(id)))).toBe(true);
    const rest = await page(sql, { limit: 4, after: first.cursor });
    expect(rest.rows.map(([id, text]) => [id, textOf(text).length])).toEqual(
      [...'efgh'].map((id) => [id, MAX_CELL_BYTES]),
    );
  });

  it('are ordered by, though they are too long to go on by', async () => {
    const sql = 'SELECT id FROM large ORDER BY text DESC';
    expect((await page(sql)).rows).toEqual([...'hgfedcba'].map((id) => [id]));
    const all = 'SELECT text, id FROM large ORDER BY text DESC';
    const { cursor } = await page(all, { limit: 1 });
    expect((await page(all, { limit: 1, after: cursor })).rows.map(([, id]) => id)).toEqual(['g']);
  });

  it('are refused where a page of them would be too large, saying so', async () => {
    const refused = await send('/queries', { sql: 'FROM large', timeoutMs: 60_000 });
    expect(refused.json()).toMatchObject({
      status: 413,
      code: 'query-too-large',
      detail: expect.stringContaining('32 MiB'),
    });
  });
});
