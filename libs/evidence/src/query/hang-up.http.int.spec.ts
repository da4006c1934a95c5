import { request } from 'node:http';
import type { ClientRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TenantId } from '@chancery/kernel';
import type { TestPlane } from '@chancery/testing/plane';
import type { QueryAnswer } from '../contract/query-answer.ts';
import type { RunningQueryList } from '../contract/running-query.ts';
import { openEvidenceApp } from '../testing/evidence-app.ts';
import { openEvidencePlane } from '../testing/evidence-plane.ts';

const tenant = 'eu_thangup' as TenantId;
const ENDLESS = 'SELECT count(*) FROM range(1000000000000) t(i) WHERE i % 7 = 8';
/** Far longer than anybody waits for an engine: a query that went on would keep the tenant's place. */
const timeoutMs = 60_000;

let test: TestPlane;
let app: NestFastifyApplication;
let queries: string;

beforeAll(async () => {
  test = await openEvidencePlane(tenant);
  app = await openEvidenceApp(test, tenant);
  await app.listen(0, '127.0.0.1');
  queries = `${await app.getUrl()}/v1/tenants/${tenant}/queries`;
});

afterAll(async () => {
  await app.close();
  await test.dispose();
  expect(test.errors).toEqual([]);
});

/** Sends a query over a socket of its own, which the test closes. */
function ask(body: object): ClientRequest {
  const client = request(queries, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    agent: false,
  });
  client.on('error', () => undefined);
  client.end(JSON.stringify(body));
  return client;
}

function hangUp(client: ClientRequest): Promise<void> {
  return new Promise((resolve) => client.once('close', () => resolve()).destroy());
}

async function running(): Promise<readonly string[]> {
  const { items } = (await (await fetch(queries)).json()) as RunningQueryList;
  return items.map(({ query }) => query);
}

async function until(listed: readonly string[]): Promise<void> {
  while (JSON.stringify(await running()) !== JSON.stringify(listed)) await sleep(5);
}

async function one(): Promise<QueryAnswer> {
  const response = await fetch(queries, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sql: 'SELECT 1 AS one' }),
  });
  return (await response.json()) as QueryAnswer;
}

describe('a client that hangs up', () => {
  it.each([
    ['a page', {}],
    ['a file', { format: 'csv' }],
  ])('cancels its query for %s, and the engine is free', async (_what, options) => {
    const client = ask({ sql: ENDLESS, query: 'left', timeoutMs, ...options });
    await until(['left']);
    await hangUp(client);
    await until([]);
    expect(await one()).toMatchObject({ rows: [[1]] });
  });

  it('cancels a query that waits for its turn, and not the one before it', async () => {
    const before = ask({ sql: ENDLESS, query: 'before', timeoutMs });
    await until(['before']);
    const waiting = ask({ sql: 'SELECT 1', query: 'waiting' });
    await until(['before', 'waiting']);
    await hangUp(waiting);
    await until(['before']);
    await hangUp(before);
    await until([]);
    expect(await one()).toMatchObject({ rows: [[1]] });
  });

  it('ends with its process a query that cannot hear the interruption', async () => {
    const sql = `SELECT levenshtein(repeat('ab', 1000000), repeat('cd', 1000000))`;
    const client = ask({ sql, query: 'stuck', timeoutMs });
    await until(['stuck']);
    await sleep(200);
    await hangUp(client);
    await until([]);
    expect(await one()).toMatchObject({ rows: [[1]] });
  });

  it('after it has its answer cancels nothing', async () => {
    expect(await one()).toMatchObject({ rows: [[1]] });
    const long = ask({ sql: ENDLESS, query: 'long', timeoutMs });
    await until(['long']);
    // The connection of the answered request is closed; this one's is open.
    await fetch(queries, { headers: { connection: 'close' } });
    expect(await running()).toEqual(['long']);
    await hangUp(long);
    await until([]);
  });
});
