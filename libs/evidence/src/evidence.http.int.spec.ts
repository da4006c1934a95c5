import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TenantId } from '@chancery/kernel';
import { ledgerAggregate } from '@chancery/metering';
import type { TestPlane } from '@chancery/testing/plane';
import { openEvidenceApp } from './testing/evidence-app.ts';
import { blobKeys, chargedRows, datasetEvents, openEvidencePlane } from './testing/evidence-plane.ts';

const tenant = 'eu_tevidence' as TenantId;
/** 42,049 places, a real CSV with a BSD-3 licence. */
const ZIP_CODES = join(dirname(createRequire(import.meta.url).resolve('vega-datasets')), '..', 'data', 'zipcodes.csv');

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

async function send(method: 'GET' | 'POST', path: string, payload?: string | Buffer | object, headers = {}) {
  const url = `/v1/tenants/${tenant}${path}`;
  const response = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  const isReport = path.endsWith('rejected-rows') && response.statusCode === 200;
  const body: Body = isReport ? { report: response.body } : response.json();
  return { status: response.statusCode, headers: response.headers, body };
}

const ingest = (path: string, csv: string | Buffer, headers: object = {}) =>
  send('POST', `/datasets/${path}`, csv, { 'content-type': 'text/csv', ...headers });
const query = (sql: string, options: object = {}) => send('POST', '/queries', { sql, ...options });

describe('a real file', () => {
  let content: Buffer;
  let batch: string;

  beforeAll(async () => {
    content = await readFile(ZIP_CODES);
  });

  it('is ingested under its own keys', async () => {
    const answer = await ingest('zipcodes/batches?rowKey=zip_code', content, { 'idempotency-key': 'zip' });
    const contentSha256 = createHash('sha256').update(content).digest('hex');
    expect(answer).toMatchObject({
      status: 201,
      body: {
        dataset: 'zipcodes',
        batch: `b${contentSha256.slice(0, 24)}`,
        contentSha256,
        contentBytes: content.length,
        accepted: 42_049,
        rejected: 0,
        rowKey: 'zip_code',
        alreadyIngested: false,
        region: 'eu',
        legalEntity: 'Fjord GmbH',
        policy: 'eu_standard@1',
      },
    });
    expect(answer.headers).toHaveProperty('chancery-position');
    batch = String(answer.body['batch']);
    expect(await chargedRows(test, tenant)).toBe(42_049);
  });

  it('is answered as the first time when it is sent again', async () => {
    const again = await ingest('zipcodes/batches?rowKey=zip_code', content, { 'idempotency-key': 'zip' });
    expect(again).toMatchObject({ status: 201, body: { batch, alreadyIngested: false } });
    expect(again.headers).toHaveProperty('chancery-repeated', 'true');
    const other = await ingest('zipcodes/batches?rowKey=zip_code', content);
    expect(other).toMatchObject({ status: 201, body: { batch, alreadyIngested: true } });
    expect(await chargedRows(test, tenant)).toBe(42_049);
    expect(await datasetEvents(test, tenant, 'zipcodes')).toEqual(['batch-committed']);
  });

  it('shows in the list, on its own and as a batch', async () => {
    const minPosition = await test.plane.events.head();
    const summary = {
      dataset: 'zipcodes',
      batches: 1,
      rows: 42_049,
      bytes: content.length,
      columns: expect.arrayContaining([
        { name: 'zip_code', type: 'VARCHAR' },
        { name: 'latitude', type: 'DOUBLE' },
      ]),
    };
    expect(await send('GET', `/datasets?minPosition=${minPosition}`)).toMatchObject({
      body: { items: [summary], cursor: null },
    });
    expect(await send('GET', `/datasets/zipcodes?minPosition=${minPosition}`)).toMatchObject({
      body: { ...summary, batchList: { items: [{ batch, accepted: 42_049 }], cursor: null } },
    });
    expect(await send('GET', `/datasets/zipcodes/batches/${batch}`)).toMatchObject({
      status: 200,
      body: { batch, accepted: 42_049 },
    });
  });

  it('is queried', async () => {
    const sql = 'SELECT state, count(*) AS places FROM zipcodes GROUP BY state ORDER BY places DESC LIMIT 2';
    const answer = await query(sql);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        columns: [
          { name: 'state', type: 'VARCHAR' },
          { name: 'places', type: 'BIGINT' },
        ],
        rows: [
          ['TX', expect.stringMatching(/^\d+$/)],
          ['CA', expect.stringMatching(/^\d+$/)],
        ],
        rowCount: 2,
        truncated: false,
        datasets: [{ dataset: 'zipcodes', batches: [batch] }],
      },
    });
    expect(await query(`SELECT city FROM zipcodes WHERE _row_id = '00501'`)).toMatchObject({
      body: { rows: [['Holtsville']] },
    });
    expect(await query('FROM zipcodes')).toMatchObject({ body: { rowCount: 1_000, truncated: true } });
    expect(await query('FROM zipcodes', { limit: 10_000 })).toMatchObject({ body: { rowCount: 10_000 } });
  });
});

describe('ingest over HTTP', () => {
  it('reports rejected rows by line and reason', async () => {
    const answer = await ingest('cars/batches?delimiter=%3B', 'name;n\r\nbeetle;4\r\nbroken\r\nmini;4\r\n');
    expect(answer).toMatchObject({ status: 201, body: { accepted: 2, rejected: 1, delimiter: ';' } });
    const report = await send('GET', `/datasets/cars/batches/${String(answer.body['batch'])}/rejected-rows`);
    expect(report.headers).toMatchObject({ 'content-type': 'application/x-ndjson' });
    expect(JSON.parse(String(report.body['report']))).toEqual({
      line: 3,
      row: 2,
      code: 'ragged',
      reason: 'The row has 1 cells where the header has 2.',
      cells: ['broken'],
    });
    const csv = await app.inject({
      url: `/v1/tenants/${tenant}/datasets/cars/batches/${String(answer.body['batch'])}/rejected-rows?format=csv`,
    });
    expect(csv.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8' });
    expect(csv.body).toBe(
      'line,row,code,reason,name,n\r\n3,2,ragged,The row has 1 cells where the header has 2.,broken\r\n',
    );
  });

  it('has an empty report where every row was accepted', async () => {
    const { body } = await ingest('clean/batches', 'a\n1\n');
    const report = await send('GET', `/datasets/clean/batches/${String(body['batch'])}/rejected-rows`);
    expect(report).toMatchObject({ status: 200, body: { report: '' } });
  });

  it('refuses the whole file when strict, naming the rows', async () => {
    expect(await ingest('strict/batches?strict=true', 'name,n\nbeetle,4\nbroken\n')).toMatchObject({
      status: 422,
      body: {
        code: 'rows-rejected',
        detail: '1 of 2 rows is bad; the first, on line 3: The row has 1 cells where the header has 2.',
        facts: { rowsAccepted: 1, rowsRejected: 1, strict: true },
        rejectedRows: [{ line: 3, row: 2, code: 'ragged' }],
      },
    });
  });

  it.each([
    ['an empty file', '', 'The file is empty.'],
    ['a header alone', 'a,b\n', 'The file has no rows.'],
    ['a repeated column', 'a,b,A\n1,2,3\n', 'The file names the column "A" twice, in columns 1 and 3'],
    ['a missing name', 'a,,c\n1,2,3\n', 'Column 2 has no name.'],
    ['too many columns', `${'x,'.repeat(10_000)}y\n`, '10001 columns; 10000'],
  ])('refuses %s', async (_, csv, detail) => {
    const answer = await ingest('refused/batches', csv);
    expect(answer).toMatchObject({ status: 422, body: { code: 'file-invalid' } });
    expect(answer.body['detail']).toContain(detail);
  });

  it('refuses what it cannot read, and says what it can', async () => {
    const json = await send('POST', '/datasets/cars/batches', { a: 1 });
    expect(json).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
    for (const headers of [{ 'content-type': 'text/csv; charset=klingon' }, { 'content-encoding': 'br' }]) {
      expect(await ingest('cars/batches', 'a\n1\n', headers)).toMatchObject({ status: 415 });
    }
    expect(await ingest('cars/batches?encoding=klingon', 'a\n1\n')).toMatchObject({ status: 415 });
    expect(await ingest('cars/batches?delimiter=,', 'a;b\n1;2\n')).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('Send delimiter=%3B') },
    });
    expect(await ingest('cars/batches', 'a\n1\n', { 'content-encoding': 'gzip' })).toMatchObject({ status: 201 });
  });

  it('takes gzip, as a file or as a coding, for the bytes that are in it', async () => {
    const csv = 'place;n\nKöln;1\n';
    const packed = gzipSync(csv);
    const plain = await ingest('packed/batches', csv);
    const file = await ingest('packed/batches?format=csv', packed, { 'content-type': 'application/gzip' });
    const coded = await ingest('packed/batches', packed, { 'content-encoding': 'gzip' });
    for (const answer of [file, coded]) {
      expect(answer).toMatchObject({ status: 201, body: { batch: plain.body['batch'], alreadyIngested: true } });
    }
  });

  it('reads the charset the Content-Type names, before which goes the one of the query', async () => {
    const csv = Buffer.from('place\nK\xf6ln\n', 'latin1');
    const headers = { 'content-type': 'text/csv; header=present; charset="ISO-8859-1"' };
    expect(await ingest('latin/batches', csv, headers)).toMatchObject({
      status: 201,
      body: { encoding: 'windows-1252', format: 'csv', ragged: 'reject' },
    });
    expect(await query('SELECT place FROM latin')).toMatchObject({ body: { rows: [['Köln']] } });
    expect(await ingest('latin/batches?encoding=utf-8', csv, headers)).toMatchObject({
      status: 409,
      body: { code: 'batch-read-differently', facts: { requested: { encoding: 'utf-8' } } },
    });
    expect(await ingest('greek/batches?encoding=windows-1253', csv, headers)).toMatchObject({ status: 201 });
    expect(await query('SELECT place FROM greek')).toMatchObject({ body: { rows: [['Kφln']] } });
  });

  it('takes NDJSON, with types that are given', async () => {
    const headers = { 'content-type': 'application/x-ndjson' };
    const path = 'events/batches?columnType=code:VARCHAR&columnType=at:TIMESTAMPTZ';
    const answer = await ingest(path, '{"code":7,"at":"2026-11-23T10:00:00Z"}\n{"code":8,"at":"never"}\n', headers);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        format: 'ndjson',
        delimiter: '',
        accepted: 1,
        rejected: 1,
        columns: [
          { name: 'code', type: 'VARCHAR' },
          { name: 'at', type: 'TIMESTAMPTZ' },
        ],
      },
    });
    expect(await query('SELECT code FROM events')).toMatchObject({ body: { rows: [['7']] } });
  });

  it.each([
    ['format=ndjson', 'format'],
    ['columnType=code', 'columnType'],
    ['columnType=code:TEXT', 'columnType'],
    ['columnType=a:DATE&columnType=a:DOUBLE', 'columnType'],
    ['ragged=maybe', 'ragged'],
    ['delimiter=%22', 'delimiter'],
  ])('refuses the option %s', async (options, field) => {
    expect(await ingest(`cars/batches?${options}`, 'a\n1\n')).toMatchObject({
      status: 400,
      body: { code: 'validation-failed', errors: [{ field }] },
    });
  });

  it('names the parameters that do not fit', async () => {
    expect(await ingest('cars/batches?delimiter=%22&strict=yes&limit=1', 'a\n1\n')).toMatchObject({
      status: 400,
      body: { errors: expect.arrayContaining([expect.objectContaining({ field: 'delimiter' })]) },
    });
    expect(await ingest('Not-a-name/batches', 'a\n1\n')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'dataset' }] },
    });
  });

  it('is stopped by the budget with nothing left behind, and goes on after it was raised', async () => {
    await setRowBudget(await usedRows(1));
    const csv = 'a\n1\n2\n';
    const before = await blobKeys(test);
    const refused = await ingest('budgeted/batches', csv, { 'idempotency-key': 'budgeted' });
    expect(refused).toMatchObject({ status: 402, body: { code: 'budget-soft-stopped', facts: { shortage: 1 } } });
    expect(refused.body['decision']).toMatch(/^\/v1\/decisions\/eu_/);
    expect(await datasetEvents(test, tenant, 'budgeted')).toEqual([]);
    expect(await blobKeys(test)).toEqual(before);

    await setRowBudget(await usedRows(1_000_000));
    const admitted = await ingest('budgeted/batches', csv, { 'idempotency-key': 'budgeted' });
    expect(admitted).toMatchObject({ status: 201, body: { accepted: 2, alreadyIngested: false } });
    expect(admitted.headers).not.toHaveProperty('chancery-repeated');
  });

  async function usedRows(more: number): Promise<number> {
    return (await chargedRows(test, tenant)) + more;
  }

  async function setRowBudget(limit: number): Promise<void> {
    const budget = { budget: 'monthly', period: 'month' as const, thresholds: null, softCap: null, hardCap: null };
    const identity = { tenant, meter: 'rows', timeZone: 'Europe/Berlin' };
    const command = { type: 'SetBudget' as const, ...identity, ...budget, limit };
    await test.plane.runner.execute(ledgerAggregate, { tenant, id: 'rows' }, command, test.context(tenant));
  }

  it('leaves nothing of an upload that broke off', async () => {
    await app.listen(0, '127.0.0.1');
    const { port } = new URL(await app.getUrl());
    const before = await blobKeys(test);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      `POST /v1/tenants/${tenant}/datasets/broken_off/batches HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n` +
        `Content-Length: 1000000\r\n\r\nname,n\nbeetle,4\n`,
    );
    // The journal entry says that the upload has begun.
    while ((await blobKeys(test)).length === before.length) await sleep(5);
    socket.destroy();
    while ((await blobKeys(test)).length > before.length) await sleep(5);
    expect(await blobKeys(test)).toEqual(before);
    expect(await datasetEvents(test, tenant, 'broken_off')).toEqual([]);
  });

  it('knows no batch that is not there', async () => {
    expect(await send('GET', '/datasets/nowhere')).toMatchObject({ status: 404 });
    expect(await send('GET', '/datasets/clean/batches/b0')).toMatchObject({ status: 404 });
    expect(await send('GET', '/datasets/nowhere/batches/b0/rejected-rows')).toMatchObject({ status: 404 });
  });
});

describe('a query over HTTP', () => {
  it('is told its mistake at a place', async () => {
    expect(await query('SELECT nam\nFROM clean')).toMatchObject({
      status: 400,
      body: { code: 'query-invalid', line: 1, column: 8, detail: expect.stringMatching(/^Line 1, column 8: /) },
    });
  });

  it('is told which datasets there are', async () => {
    await test.plane.projections.waitFor('datasets', await test.plane.events.head());
    const answer = await query('FROM zip_codes');
    expect(answer).toMatchObject({ status: 400, body: { code: 'query-invalid', line: 1, column: 6 } });
    expect(answer.body['detail']).toMatch(/no dataset "zip_codes"\. There are .*clean.*zipcodes/);
  });

  it('reaches no file', async () => {
    expect(await query(`SELECT * FROM read_text('/etc/passwd')`)).toMatchObject({
      status: 403,
      body: { code: 'query-not-allowed' },
    });
  });

  it('is stopped at its time limit', async () => {
    expect(
      await query('SELECT count(*) FROM range(1000000000000) t(i) WHERE i % 7 = 8', { timeoutMs: 100 }),
    ).toMatchObject({ status: 504, body: { code: 'query-timeout' } });
    expect(await query('SELECT 1 AS one')).toMatchObject({ status: 200, body: { rows: [[1]] } });
  });

  it('that takes its process down is answered, and the next one runs in a new process', async () => {
    const bomb = `SELECT max(length(repeat('abc', 1000000000))) FROM range(3)`;
    expect(await query(bomb, { timeoutMs: 20_000 })).toMatchObject({ status: 413, body: { code: 'query-too-large' } });
    expect(await query('SELECT count(*) FROM clean')).toMatchObject({ status: 200, body: { rows: [['1']] } });
  });

  it('has limits of its own checked', async () => {
    expect(await query('', { limit: 1_000_001, timeoutMs: 1 })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'sql' }, { field: 'timeoutMs' }, { field: 'limit' }] },
    });
  });
});
