import { mkdir, readdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TenantId } from '@chancery/kernel';
import type { TestPlane } from '@chancery/testing/plane';
import { datasetOf } from '../dataset/dataset-of.ts';
import { liveBatchesOf } from '../dataset/dataset.state.ts';
import { textOf } from '../resolve/result-text.ts';
import { openEvidenceApp } from '../testing/evidence-app.ts';
import { createTenant, openEvidencePlane } from '../testing/evidence-plane.ts';
import { TABLE_FUNCTIONS } from './allowed-functions.ts';
import { closeEngines, readDatasets } from './engines.ts';
import { aimed } from './testing/attacks/attack.ts';
import type { Attack } from './testing/attacks/attack.ts';
import { formattedLockDownPage, LOCK_DOWN_PAGE } from './testing/lock-down-page.ts';
import { BREAK_OUTS, SIZE_BOMBS, TIME_BOMBS, TRIED_TABLE_FUNCTIONS } from './testing/attacks/index.ts';

const attacker = 'eu_tattacker' as TenantId;
const victim = 'eu_tvictim' as TenantId;
const SECRET = 'nobody else may read this';
/** Of the service. */
const BODY_LIMIT = 1024 * 1024;
/** Of a query that never ends; what does not stop within two seconds more is killed. */
const SHORT_MS = 500;
const LONG_MS = 30_000;

let test: TestPlane;
const apps = new Map<TenantId, NestFastifyApplication>();
const places = { own: '', secret: '', victim: '', blobs: '' };

beforeAll(async () => {
  test = await openEvidencePlane(attacker);
  await createTenant(test, victim);
  for (const tenant of [attacker, victim]) {
    apps.set(tenant, await openEvidenceApp(test, tenant, BODY_LIMIT));
  }
  await ingest(attacker, 'cars', 'name,n\nbeetle,4\n');
  await ingest(victim, 'secrets', `word\n${SECRET}\n`);
  expect(await query(victim, 'SELECT word FROM secrets')).toMatchObject({ rows: [[SECRET]] });
  await baitEngineFolder();
});

afterAll(async () => {
  for (const app of apps.values()) await app.close();
  await closeEngines();
  await test.dispose();
  expect(test.errors).toEqual([]);
});

async function send(tenant: TenantId, path: string, payload: object | string, type = 'application/json') {
  const url = `/v1/tenants/${tenant}${path}`;
  const response = await apps.get(tenant)?.inject({ method: 'POST', url, payload, headers: { 'content-type': type } });
  if (!response) throw new Error(`No app serves ${tenant}`);
  return response.json<{ readonly [field: string]: unknown }>();
}

const ingest = (tenant: TenantId, dataset: string, csv: string) =>
  send(tenant, `/datasets/${dataset}/batches`, csv, 'text/csv');
const query = (tenant: TenantId, sql: string, options: object = {}) => send(tenant, '/queries', { sql, ...options });

/** Puts links to a secret into the attacker's engine folder, which no query could, and learns the paths to aim at. */
async function baitEngineFolder(): Promise<void> {
  await query(attacker, 'FROM cars');
  const root = await realpath(test.plane.scratchFolder);
  const folders = join(root, 'queries');
  const folderOf = async (tenant: TenantId) => join(folders, tenant, (await readdir(join(folders, tenant)))[0] ?? '');
  places.own = await folderOf(attacker);
  const [stolen = ''] = await readdir(await folderOf(victim));
  places.victim = join(await folderOf(victim), stolen);
  places.secret = join(folders, 'secret.txt');
  places.blobs = join(root, '..', 'blobs');
  await writeFile(places.secret, SECRET);
  await symlink(places.secret, join(places.own, 'link.txt'));
  await mkdir(join(folders, 'elsewhere'), { recursive: true });
  await writeFile(join(folders, 'elsewhere', 'secret.txt'), SECRET);
  await symlink(join(folders, 'elsewhere'), join(places.own, 'linked'));
}

async function answerTo({ sql }: Attack, timeoutMs: number): Promise<unknown> {
  const answer = await query(attacker, aimed(sql, places), { timeoutMs });
  const told = JSON.stringify(answer);
  expect(told).not.toContain(SECRET);
  return answer['code'] ?? answer;
}

async function standsAsBefore(): Promise<void> {
  expect(await query(attacker, 'SELECT name, n FROM cars')).toMatchObject({ rows: [['beetle', '4']] });
  expect((await readdir(places.own)).sort()).toEqual([
    expect.stringMatching(/^cars\..*\.parquet$/),
    'link.txt',
    'linked',
  ]);
  expect(await readFile(places.secret, 'utf8')).toBe(SECRET);
}

describe.each(BREAK_OUTS)('$title', ({ attacks }) => {
  it.each(attacks)('$name', async (attack) => {
    expect(await answerTo(attack, LONG_MS)).toBe(attack.answer);
  });

  it('left everything as it was', standsAsBefore);
});

describe.each(BREAK_OUTS)('without the rules, by the engine’s lock alone: $title', ({ attacks }) => {
  const alone = async (sql: string) => {
    const batches = liveBatchesOf(await datasetOf(test.plane, attacker, 'cars'));
    const statement = { sql: aimed(sql, places), values: [] };
    return readDatasets(test.plane, attacker, [{ dataset: 'cars', batches }], statement);
  };

  it.each(attacks.filter(({ engineAlone }) => engineAlone !== 'not tried'))('$name', async ({ sql, engineAlone }) => {
    const result = await alone(sql).then(
      (rows) => ({ did: 'runs', rows }),
      () => ({ did: 'refuses', rows: [] }),
    );
    expect(result.did).toBe(engineAlone);
    expect(JSON.stringify(result.rows)).not.toContain(SECRET);
  });
});

describe('of the table functions the engine has', () => {
  it('each that is not allowed is tried above', async () => {
    const sql = `SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type IN ('table', 'table_macro')`;
    const rows = await readDatasets(test.plane, attacker, [], { sql, values: [] });
    const refused = rows.map(([name]) => textOf(name)).filter((name) => !TABLE_FUNCTIONS.has(name));
    expect(refused.sort()).toEqual([...TRIED_TABLE_FUNCTIONS].sort());
  });
});

describe('the page of attacks', () => {
  it('is the one that these attacks make: run write-lock-down-page.ts after a change', async () => {
    expect(await readFile(LOCK_DOWN_PAGE, 'utf8')).toBe(await formattedLockDownPage());
  });
});

describe.each([
  { ...TIME_BOMBS, timeoutMs: SHORT_MS },
  { ...SIZE_BOMBS, timeoutMs: LONG_MS },
])('$title', ({ attacks, timeoutMs }) => {
  it.each(attacks)('$name', async (attack) => {
    // Which of its limits a bomb meets first is up to the speed of the machine.
    expect([attack.answer, 'query-timeout', 'query-too-large']).toContain(await answerTo(attack, timeoutMs));
    expect(await query(attacker, 'SELECT name FROM cars')).toMatchObject({ rows: [['beetle']] });
  });
});
