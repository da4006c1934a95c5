import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parse } from 'csv-parse/sync';
import type { TenantId } from '@chancery/kernel';
import type { TestPlane } from '@chancery/testing/plane';
import type { QueryAnswer } from '../../contract/query-answer.ts';
import { openEvidenceApp } from '../../testing/evidence-app.ts';
import { createTenant, openEvidencePlane } from '../../testing/evidence-plane.ts';
import { closeEngines } from '../engines.ts';
import { AUDIT_COLUMNS } from './audit-view.ts';

const tenant = 'eu_taudited' as TenantId;
const QUESTIONS = new URL('../../../../../docs/audit-questions.md', import.meta.url);
let test: TestPlane;
let app: NestFastifyApplication;
const granted: string[] = [];

beforeAll(async () => {
  test = await openEvidencePlane(tenant);
  await createTenant(test, 'eu_tother' as TenantId);
  app = await openEvidenceApp(test, tenant, 10_000, granted);
});

afterAll(async () => {
  await app.close();
  await test.dispose();
  expect(test.errors).toEqual([]);
});

async function send(path: string, payload: object | string, type = 'application/json') {
  const headers = { 'content-type': type };
  return app.inject({ method: 'POST', url: `/v1/tenants/${tenant}${path}`, payload, headers });
}

async function ask(sql: string, options: object = {}) {
  granted.splice(0, Infinity, 'evidence:query', 'audit:read');
  const answer = (await send('/queries', { sql, ...options })).json<QueryAnswer>();
  expect(answer).toMatchObject({ rows: expect.any(Array) });
  return answer;
}

const ingest = (csv: string) => send('/datasets/cars/batches', csv, 'text/csv');
/** One more entry. */
const recordSomething = (code: string) =>
  test.plane.refusals.record({
    context: test.context(tenant),
    rejection: { code, message: 'No.', facts: {}, lift: [] },
    command: { type: 'Ask' },
    decidedOn: null,
  });
const head = () => test.plane.events.tenantHead(tenant);

describe('the tenant’s log in SQL', () => {
  it('is every entry of the tenant as of the answer, and of no other tenant', async () => {
    await ingest('name,n\nbeetle,4\n');
    const answer = await ask('SELECT * FROM _audit ORDER BY entry', { limit: 10_000 });
    expect(answer.columns).toEqual(
      Object.entries(AUDIT_COLUMNS).map(([name, type]) => ({ name, type: sqlType(type) })),
    );
    expect(answer.asOfEntry).toBe(await head());
    const events = await test.plane.events.readTenant(tenant, 0, 10_000);
    expect(answer.rows.map(([entry, , type, stream]) => [Number(entry), type, stream])).toEqual(
      events.map(({ entry, type, stream }) => [entry, type, stream]),
    );
  });

  it('is a file too, with every entry', async () => {
    granted.splice(0, Infinity, 'evidence:query', 'audit:read');
    const sql = 'SELECT * FROM _audit ORDER BY entry';
    const parquet = await send('/queries', { sql, format: 'parquet' });
    expect(parquet.headers).toMatchObject({
      'content-type': 'application/vnd.apache.parquet',
      'chancery-query-rows': String(await head()),
      'chancery-as-of-entry': String(await head()),
    });
    expect(parquet.rawPayload.subarray(0, 4).toString()).toBe('PAR1');
    const csv = parse((await send('/queries', { sql, format: 'csv' })).body);
    const events = await test.plane.events.readTenant(tenant, 0, 10_000);
    expect(csv.slice(1).map(([entry, , type]) => [Number(entry), type])).toEqual(
      events.map(({ entry, type }) => [entry, type]),
    );
  });

  it('shows new entries, read once: the files of old ones are kept, also for a new engine', async () => {
    const before = await ask('SELECT count(*) FROM _audit');
    await ingest('name,n\nmini,4\n');
    await closeEngines();
    const after = await ask('SELECT count(*), max(entry), min(entry) FROM _audit');
    expect(Number(after.rows[0]?.[0])).toBe(await head());
    expect(after.rows[0]?.slice(1)).toEqual([String(await head()), '1']);
    expect(after.asOfEntry).toBeGreaterThan(before.asOfEntry ?? 0);
  });

  it('stays whole over many files, which become one', async () => {
    for (let count = 0; count < 20; count++) {
      await recordSomething(`reason_${count}`);
      const { rows } = await ask('SELECT count(*), count(DISTINCT entry), max(entry) FROM _audit');
      expect(rows).toEqual([Array(3).fill(String(await head()))]);
    }
  });

  it('pages stay on the entry of the first', async () => {
    const sql = 'SELECT entry FROM _audit ORDER BY entry DESC';
    const first = await ask(sql, { limit: 2 });
    const asOf = await head();
    await ingest('name,n\nkaefer,4\n');
    const second = await ask(sql, { limit: 2, after: first.cursor });
    expect(second).toMatchObject({ asOfEntry: asOf, rows: [[String(asOf - 2)], [String(asOf - 3)]] });
  });

  it('is joined with evidence, and its payloads are JSON', async () => {
    const sql = `SELECT c.name, a.actor FROM cars c JOIN _audit a ON a.data ->> '$.batch' = c._batch WHERE c.name = 'mini'`;
    expect((await ask(sql)).rows).toEqual([['mini', 'eu_amember']]);
  });

  it('is for tokens with audit:read only, and a refusal is recorded', async () => {
    granted.splice(0, Infinity, 'evidence:query');
    for (const path of ['/queries', '/queries/explain']) {
      const refused = await send(path, { sql: 'WITH a AS (FROM _AUDIT) SELECT 1 FROM a' });
      expect(refused.statusCode).toBe(403);
      expect(refused.json()).toMatchObject({
        code: 'scope-missing',
        facts: { needed: 'audit:read' },
        decision: expect.stringMatching(/^\/v1\/decisions\/eu_/),
      });
    }
    const last = await test.plane.events.readTenant(tenant, Infinity, 1, { direction: 'backward' });
    expect(last[0]?.type).toBe('chancery.audit.refusal-recorded.v1');
  });
});

describe('the canned questions', () => {
  it('are all answered', async () => {
    const questions = [...(await readFile(QUESTIONS, 'utf8')).matchAll(/^```sql\n([\s\S]*?)^```/gm)];
    expect(questions.length).toBeGreaterThan(9);
    for (const [, sql = ''] of questions) await ask(sql);
  });
});

function sqlType(type: string): string {
  return type === 'TIMESTAMPTZ' ? 'TIMESTAMP WITH TIME ZONE' : type;
}
