import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parse } from 'csv-parse/sync';
import type { TenantId } from '@chancery/kernel';
import type { TestPlane } from '@chancery/testing/plane';
import type { QueryAnswer } from '../contract/query-answer.ts';
import type { RunningQueryList } from '../contract/running-query.ts';
import { openEvidenceApp } from '../testing/evidence-app.ts';
import { openEvidencePlane } from '../testing/evidence-plane.ts';

const tenant = 'eu_tresults' as TenantId;
const ENDLESS = 'SELECT count(*) FROM range(1000000000000) t(i) WHERE i % 7 = 8';
const UUID: unknown = expect.stringMatching(/^[0-9a-f-]{36}$/);
let test: TestPlane;
let app: NestFastifyApplication;

beforeAll(async () => {
  test = await openEvidencePlane(tenant);
  app = await openEvidenceApp(test, tenant);
  const rows = Array.from({ length: 25 }, (_, index) => `${index + 1},${index % 5}`);
  await ingest('numbers', `n,bucket\n${rows.join('\n')}\n`);
});

afterAll(async () => {
  await app.close();
  await test.dispose();
  expect(test.errors).toEqual([]);
});

type Method = 'GET' | 'POST' | 'DELETE';

function send(
  method: Method,
  path: string,
  payload?: object | string,
  headers: { readonly [name: string]: string } = {},
) {
  const url = `/v1/tenants/${tenant}${path}`;
  return app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
}

const ingest = (dataset: string, csv: string) =>
  send('POST', `/datasets/${dataset}/batches`, csv, { 'content-type': 'text/csv' });

async function page(sql: string, options: object = {}) {
  const response = await send('POST', '/queries', { sql, ...options });
  expect(response.json()).toMatchObject({ rows: expect.any(Array) });
  return response.json<QueryAnswer>();
}

async function refusal(sql: string, options: object = {}) {
  const response = await send('POST', '/queries', { sql, ...options });
  return { status: response.statusCode, ...response.json<{ readonly code: string; readonly detail: string }>() };
}

/** A Parquet file as another engine reads it. */
async function readBack(content: Buffer) {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-parquet-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await writeFile(join(folder, 'x.parquet'), content);
    const reader = await connection.runAndReadAll(`FROM '${join(folder, 'x.parquet')}'`);
    return { types: reader.columnTypes().map(String), rows: reader.getRows() };
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true });
  }
}

/** All pages of a result from the first cursor on. */
async function rest(sql: string, first: QueryAnswer, limit: number): Promise<unknown[]> {
  const rows: unknown[] = [...first.rows];
  for (let { cursor } = first; cursor !== null;) {
    const next = await page(sql, { after: cursor, limit });
    rows.push(...next.rows);
    ({ cursor } = next);
  }
  return rows;
}

describe('paging', () => {
  it('gives every row once and in order, whatever the limits', async () => {
    const sql = 'SELECT n FROM numbers ORDER BY n DESC';
    const first = await page(sql, { limit: 10 });
    expect(first).toMatchObject({ truncated: true, rowCount: 10, cursor: expect.any(String) });
    const rows = await rest(sql, first, 7);
    expect(rows).toEqual(Array.from({ length: 25 }, (_, index) => [String(25 - index)]));
    expect(await page(sql, { limit: 25 })).toMatchObject({ truncated: false, cursor: null });
  });

  it('stays on the evidence of the first page while more is ingested', async () => {
    await ingest('growing', 'n\n1\n2\n3\n');
    const sql = 'SELECT n FROM growing ORDER BY n DESC';
    const first = await page(sql, { limit: 2 });
    await ingest('growing', 'n\n4\n5\n');
    expect(await rest(sql, first, 2)).toEqual([['3'], ['2'], ['1']]);
    expect((await page(sql)).rows).toHaveLength(5);
  });

  it('goes no further over evidence that was withdrawn', async () => {
    const batch = (await ingest('withdrawn', 'n\n1\n2\n3\n')).json<{ readonly batch: string }>();
    const sql = 'SELECT n FROM withdrawn ORDER BY n';
    const { cursor } = await page(sql, { limit: 1 });
    const body = { rows: [`${batch.batch.slice(1, 13)}_3`], reason: 'counted twice by mistake' };
    const retracted = await send('POST', '/datasets/withdrawn/rows/retract', body);
    expect(retracted.json()).toMatchObject({ dataset: 'withdrawn' });
    expect(await refusal(sql, { after: cursor })).toMatchObject({ status: 409, code: 'query-cursor-outdated' });
  });

  it('tells when the rows come in another order than before', async () => {
    const sql = 'SELECT n, random() AS r FROM numbers ORDER BY r';
    const { cursor } = await page(sql, { limit: 10 });
    expect(await refusal(sql, { after: cursor })).toMatchObject({ status: 409, code: 'query-page-moved' });
  });

  it('takes a cursor with its own statement only', async () => {
    const { cursor } = await page('FROM numbers', { limit: 1 });
    for (const after of [cursor, 'AAAA', 'bm9uZQ', Buffer.from('[2,"a",-1,"",{}]').toString('base64url')]) {
      expect(await refusal('SELECT n FROM numbers', { after })).toMatchObject({
        status: 400,
        code: 'validation-failed',
        errors: [{ field: 'after' }],
      });
    }
  });
});

describe('a file', () => {
  const AWKWARD = `SELECT 'a,b' AS "x,y", 'say "hi"' AS x, 'two' || chr(10) || 'lines' AS x, '' AS empty, NULL AS gone, '=1+1' AS f`;

  it('as CSV is what RFC 4180 says, with the statement’s own column names and cells as they are', async () => {
    const response = await send('POST', '/queries', { sql: AWKWARD, format: 'csv' });
    expect(response.headers).toMatchObject({
      'content-type': 'text/csv',
      'content-disposition': 'attachment; filename="query.csv"',
      'chancery-query-rows': '1',
      'chancery-query-at-limit': 'false',
    });
    expect(response.body).toBe(`"x,y",x,x,empty,gone,f\r\n"a,b","say ""hi""","two\nlines","",,=1+1\r\n`);
    expect(parse(response.body)).toEqual([
      ['x,y', 'x', 'x', 'empty', 'gone', 'f'],
      ['a,b', 'say "hi"', 'two\nlines', '', '', '=1+1'],
    ]);
  });

  it('as Parquet has the engine’s types', async () => {
    const sql = 'SELECT n, n / 2 AS half, _row_id FROM numbers ORDER BY n; -- all of them';
    const response = await send('POST', '/queries', { sql }, { accept: 'application/vnd.apache.parquet, */*;q=0.1' });
    expect(response.headers['content-type']).toBe('application/vnd.apache.parquet');
    const { types, rows } = await readBack(response.rawPayload);
    expect(types).toEqual(['BIGINT', 'DOUBLE', 'VARCHAR']);
    expect(rows.slice(0, 2)).toEqual([
      [1n, 0.5, expect.any(String)],
      [2n, 1, expect.any(String)],
    ]);
    expect(rows).toHaveLength(25);
  });

  it('is cut at its limit and says so, and may be larger than a page', async () => {
    const sql = 'SELECT * FROM range(20000)';
    const all = await send('POST', '/queries', { sql, format: 'csv' });
    expect(all.body.split('\r\n')).toHaveLength(20_002);
    const some = await send('POST', '/queries', { sql, format: 'csv', limit: 20 });
    expect(some.headers).toMatchObject({ 'chancery-query-rows': '20', 'chancery-query-at-limit': 'true' });
    expect(await refusal(sql, { limit: 20_000 })).toMatchObject({ status: 400, errors: [{ field: 'limit' }] });
  });

  it('is refused as a page is, at the same place', async () => {
    expect(await refusal("SELECT\n  'x'::INTEGER", { format: 'parquet' })).toMatchObject({
      code: 'query-invalid',
      line: 2,
      column: 6,
    });
    expect(await refusal('SELECT 1', { format: 'csv', after: 'x' })).toMatchObject({ errors: [{ field: 'after' }] });
    expect(await refusal(ENDLESS, { format: 'csv', timeoutMs: 200 })).toMatchObject({ code: 'query-timeout' });
  });
});

describe('values', () => {
  it('of every type the engine has come as JSON, CSV and Parquet', async () => {
    const sql = `SELECT '101'::BIT AS a, INTERVAL 1 DAY AS b, [1]::INTEGER[1] AS c, MAP {'k': 1} AS d, union_value(u := 1) AS e,
      DATE '1970-01-01' AS f, '\\xAA'::BLOB AS g, uuid() AS h, {'s': [NULL, 1.5]} AS i, 'x'::ENUM ('x') AS j,
      '12:00:00+02'::TIMETZ AS k, '2026-01-01'::TIMESTAMP_NS AS l, 1::BIGNUM AS m, 'NaN'::FLOAT AS n, NULL AS o,
      '{"a":1}'::JSON AS p, 340282366920938463463374607431768211455::UHUGEINT AS q, TIME '12:00' AS r`;
    const answer = await page(sql);
    expect(answer.rows).toEqual([
      [
        '101',
        { months: 0, days: 1, micros: '0' },
        [1],
        [{ key: 'k', value: 1 }],
        { tag: 'u', value: 1 },
        '1970-01-01',
        '\\xAA',
        UUID,
        { s: [null, '1.5'] },
        'x',
        '12:00:00+02',
        '2026-01-01 00:00:00',
        '1',
        'NaN',
        null,
        '{"a":1}',
        '340282366920938463463374607431768211455',
        '12:00:00',
      ],
    ]);
    const csv = await send('POST', '/queries', { sql, format: 'csv' });
    expect(parse(csv.body, { from: 2 })).toEqual([
      [
        ...['101', '1 day', '[1]', '{k=1}', '1', '1970-01-01', '\\xAA', UUID, "{'s': [NULL, 1.5]}", 'x', '12:00:00+02'],
        ...['2026-01-01 00:00:00', '1', 'nan', '', '{"a":1}', '340282366920938463463374607431768211455', '12:00:00'],
      ],
    ]);
    const parquet = await send('POST', '/queries', { sql, format: 'parquet' });
    const { types, rows } = await readBack(parquet.rawPayload);
    expect(types.slice(1, 10)).toEqual([
      ...['INTERVAL', 'INTEGER[]', 'MAP(VARCHAR, INTEGER)', 'STRUCT("" UTINYINT, "u" INTEGER)', 'DATE', 'BLOB', 'UUID'],
      ...['STRUCT("s" DECIMAL(2,1)[])', 'VARCHAR'],
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe('a plan', () => {
  it('is told without running anything', async () => {
    const sql = `SELECT bucket, count(*) FROM numbers, range(1000000000000) GROUP BY bucket`;
    const response = await send('POST', '/queries/explain', { sql });
    expect(response.json()).toMatchObject({
      plan: expect.stringContaining('HASH_GROUP_BY'),
      datasets: [{ dataset: 'numbers' }],
    });
    const refused = await send('POST', '/queries/explain', { sql: 'SELECT nope FROM numbers' });
    expect(refused.json()).toMatchObject({ code: 'query-invalid', line: 1, column: 8, candidates: expect.any(Array) });
  });
});

describe('a running query', () => {
  async function untilListed(query: string) {
    for (;;) {
      const { items } = (await send('GET', '/queries')).json<RunningQueryList>();
      const found = items.find((item) => item.query === query);
      if (found) return found;
      await sleep(5);
    }
  }

  it('is listed, and ends when it is cancelled; the engine goes on', async () => {
    const running = refusal(ENDLESS, { query: 'endless', timeoutMs: 60_000 });
    expect(await untilListed('endless')).toMatchObject({ sql: ENDLESS, actor: 'eu_amember' });
    expect(await refusal('SELECT 1', { query: 'endless' })).toMatchObject({ status: 409, code: 'query-exists' });
    expect((await send('DELETE', '/queries/endless')).json()).toMatchObject({ query: 'endless' });
    expect(await running).toMatchObject({ status: 409, code: 'query-cancelled' });
    expect((await send('GET', '/queries')).json()).toEqual({ items: [] });
    expect(await page('SELECT 1 AS one')).toMatchObject({ rows: [[1]] });
  });

  it('is cancelled while it waits for its turn, and the one before it is not', async () => {
    const before = refusal(ENDLESS, { query: 'before', timeoutMs: 60_000 });
    await untilListed('before');
    const waiting = refusal('SELECT 1', { query: 'waiting' });
    await untilListed('waiting');
    await send('DELETE', '/queries/waiting');
    expect(await waiting).toMatchObject({ code: 'query-cancelled' });
    await untilListed('before');
    await send('DELETE', '/queries/before');
    expect(await before).toMatchObject({ code: 'query-cancelled' });
  });

  it('that cannot hear the interruption is ended with its process', async () => {
    const stuck = refusal(`SELECT levenshtein(repeat('ab', 1000000), repeat('cd', 1000000))`, {
      query: 'stuck',
      timeoutMs: 60_000,
    });
    await untilListed('stuck');
    await sleep(200);
    await send('DELETE', '/queries/stuck');
    expect(await stuck).toMatchObject({ code: 'query-cancelled' });
    expect(await page('SELECT count(*) FROM numbers')).toMatchObject({ rows: [['25']] });
  });

  it('that is not there cannot be cancelled', async () => {
    expect((await send('DELETE', '/queries/nothing')).json()).toMatchObject({
      code: 'not-found',
      detail: expect.stringContaining('No query "nothing" is running now'),
    });
  });
});
