import { mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EngineFixture } from '../testing/engine-fixture.ts';
import type { StagedDataset } from './dataset-view.ts';
import { QueryRefusedError } from './tenant-engine.ts';
import type { TenantEngine } from './tenant-engine.ts';

const SECRET = 'the other tenant’s secret';
let folder: string;
let fixture: EngineFixture;
let engine: TenantEngine;
let cars: StagedDataset;
/** The engine's own folder, and what an attacker is after outside it. */
const places = { own: '', other: '', otherParquet: '', link: '' };

beforeAll(async () => {
  folder = await mkdtemp(join(await realpath(tmpdir()), 'chancery-lock-'));
  fixture = await EngineFixture.open(folder);
  const victim = await fixture.engine('eu_tvictim');
  const secret = await fixture.dataset('secrets', `word\n${SECRET}\n`);
  await victim.stage(fixture.blobs, secret);
  const [victimFolder = ''] = await readdir(`${folder}/queries/eu_tvictim`);
  places.otherParquet = `${folder}/queries/eu_tvictim/${victimFolder}/secrets.${secret.batches[0]?.batch}.parquet`;
  places.other = `${folder}/secret.txt`;
  await writeFile(places.other, SECRET);
  engine = await fixture.engine('eu_tattacker');
  cars = await engine.stage(fixture.blobs, await fixture.dataset('cars', 'name,n\nbeetle,4\n'));
  const [ownFolder = ''] = await readdir(`${folder}/queries/eu_tattacker`);
  places.own = `${folder}/queries/eu_tattacker/${ownFolder}`;
  places.link = `${places.own}/link.txt`;
  await symlink(places.other, places.link);
});

afterAll(async () => {
  await fixture.close();
  await rm(folder, { recursive: true, force: true });
});

const { own, other, otherParquet, link } = new Proxy(places, {
  // Placeholders in the tables below; put in when an attack runs.
  get: (_, name) => `<${String(name)}>`,
});
const aimed = (sql: string) => sql.replaceAll(/<(\w+)>/g, (_, name: keyof typeof places) => places[name]);

const FILE_ATTACKS = [
  `SELECT * FROM read_text('/etc/passwd')`,
  `SELECT * FROM read_blob('/etc/passwd')`,
  `SELECT * FROM read_csv('/etc/passwd')`,
  `SELECT * FROM read_csv_auto('/etc/passwd', delim = ':')`,
  `SELECT * FROM sniff_csv('/etc/passwd')`,
  `SELECT * FROM read_json('/etc/passwd')`,
  `SELECT * FROM read_ndjson_objects('/proc/self/environ')`,
  `SELECT * FROM glob('/etc/*')`,
  `SELECT * FROM '/etc/passwd'`,
  `SELECT * FROM '/etc/passwd.csv'`,
  `SELECT * FROM read_text('${other}')`,
  `SELECT * FROM read_text('${own}/../../../secret.txt')`,
  `SELECT * FROM read_text('../../../secret.txt')`,
  `SELECT * FROM read_text('${link}')`,
  `SELECT * FROM read_text('link.txt')`,
  `SELECT * FROM read_parquet('${otherParquet}')`,
  `SELECT * FROM '${otherParquet}'`,
  `SELECT * FROM parquet_metadata('${otherParquet}')`,
  `SELECT * FROM read_parquet(['cars.parquet', '${otherParquet}'])`,
  `SELECT * FROM read_parquet('../../eu_tvictim/*/*.parquet')`,
  `SELECT * FROM 'https://127.0.0.1:1/x.parquet'`,
  `SELECT * FROM read_csv('https://127.0.0.1:1/x.csv')`,
  `SELECT * FROM read_parquet('s3://bucket/x.parquet')`,
];

const HIDDEN_ATTACKS = [
  `SELECT (SELECT content FROM read_text('${other}'))`,
  `SELECT 1 WHERE EXISTS (SELECT 1 FROM read_text('${other}'))`,
  `SELECT 1 ORDER BY (SELECT size FROM read_text('${other}'))`,
  `SELECT 1 UNION ALL SELECT size FROM read_text('${other}')`,
  `WITH a AS (SELECT * FROM read_text('${other}')) SELECT * FROM a`,
  `SELECT * FROM cars, LATERAL (SELECT * FROM read_text('${other}'))`,
  `PIVOT (SELECT * FROM read_text('${other}')) ON size IN (1) USING count(*)`,
  `SUMMARIZE SELECT * FROM read_text('${other}')`,
  `SELECT list_transform([1], x -> (SELECT size FROM read_text('${other}')))`,
  `FROM query('SELECT * FROM read_text(''${other}'')')`,
  `FROM query_table('${otherParquet}')`,
  `FROM json_execute_serialized_sql(json_serialize_sql('SELECT * FROM read_text(''${other}'')'))`,
];

const ENGINE_ATTACKS = [
  `SELECT current_setting('allowed_directories')`,
  `SELECT main.current_setting('allowed_directories')`,
  `SELECT getenv('HOME')`,
  `SELECT getvariable('x')`,
  `SELECT * FROM duckdb_settings()`,
  `SELECT * FROM duckdb_settings`,
  `SELECT * FROM duckdb_secrets()`,
  `SELECT * FROM duckdb_views()`,
  `SELECT * FROM pragma_database_list`,
  `SELECT * FROM sqlite_master`,
  `SELECT * FROM information_schema.tables`,
  `SELECT * FROM pg_catalog.pg_views`,
  `SELECT * FROM system.main.duckdb_views`,
  `SHOW TABLES`,
  `SHOW ALL TABLES`,
  `SHOW DATABASES`,
  `SELECT write_log('x')`,
  `SELECT sleep_ms(1)`,
];

const OTHER_STATEMENTS = [
  `COPY (SELECT 1) TO '${other}'`,
  `COPY (SELECT 1) TO 'inside.csv'`,
  `COPY cars FROM '${other}'`,
  `EXPORT DATABASE '${own}/dump'`,
  `IMPORT DATABASE '${own}/dump'`,
  `ATTACH '${own}/x.db'`,
  `ATTACH ':memory:' AS x`,
  `DETACH memory`,
  `USE memory.main`,
  `INSTALL httpfs`,
  `LOAD httpfs`,
  `LOAD '${own}/x.duckdb_extension'`,
  `SET memory_limit = '100GB'`,
  `SET enable_external_access = true`,
  `RESET lock_configuration`,
  `PRAGMA memory_limit = '100GB'`,
  `PRAGMA version`,
  `PRAGMA database_list`,
  `CALL pragma_version()`,
  `CREATE TABLE x AS SELECT 1`,
  `CREATE VIEW cars AS SELECT 1`,
  `CREATE MACRO m() AS TABLE SELECT * FROM read_text('${other}')`,
  `CREATE SECRET s (TYPE s3)`,
  `INSERT INTO cars VALUES (1)`,
  `UPDATE cars SET n = 1`,
  `DELETE FROM cars`,
  `DROP VIEW cars`,
  `BEGIN`,
  `CHECKPOINT`,
  `VACUUM`,
  `EXPLAIN SELECT 1`,
  `EXPLAIN ANALYZE SELECT 1`,
  `PREPARE p AS SELECT 1`,
  `EXECUTE p`,
  `SELECT 1; SELECT 2`,
  `SELECT 1; DROP VIEW cars`,
  `SELECT 1) LIMIT 1; DROP VIEW cars; SELECT * FROM (SELECT 1`,
  `PIVOT cars ON name USING sum(n)`,
];

async function attack(sql: string) {
  const result = await engine
    .query({ sql: aimed(sql), datasets: [cars], limit: 100, timeoutMs: 10_000 })
    .catch((error: unknown) => error);
  expect(JSON.stringify(result)).not.toContain(SECRET);
  if (!(result instanceof QueryRefusedError)) throw new Error(`Not refused: ${JSON.stringify(result)}`);
  // What the attacker wrote may come back; nothing else of the machine.
  expect(result.message.replaceAll(places.otherParquet, '')).not.toContain(folder);
  return result.refusal.code;
}

async function standsAsBefore(): Promise<void> {
  const sql = 'SELECT name, n FROM cars';
  const { rows } = await engine.query({ sql, datasets: [cars], limit: 10, timeoutMs: 10_000 });
  expect(rows).toEqual([['beetle', '4']]);
  expect((await readdir(places.own)).sort()).toEqual([expect.stringMatching(/^cars\..*\.parquet$/), 'link.txt']);
}

describe('a query may not reach', () => {
  it.each(FILE_ATTACKS)('a file or the network: %s', async (sql) => {
    // A file that stands where a table stands is a table that is not there.
    expect(['query-not-allowed', 'query-invalid']).toContain(await attack(sql));
  });

  it.each(HIDDEN_ATTACKS)('a file from inside another expression: %s', async (sql) => {
    expect(await attack(sql)).toBe('query-not-allowed');
  });

  it.each(ENGINE_ATTACKS)('the engine’s settings and catalogue: %s', async (sql) => {
    expect(['query-not-allowed', 'query-invalid']).toContain(await attack(sql));
  });

  it.each(OTHER_STATEMENTS)('anything by another statement: %s', async (sql) => {
    expect(['query-not-allowed', 'query-invalid']).toContain(await attack(sql));
    await standsAsBefore();
  });
});

describe('the engine is locked by itself, without the rules for statements', () => {
  const raw = (sql: string) => engine.read({ sql: aimed(sql), values: [], datasets: [cars] });

  it.each(FILE_ATTACKS)('against %s', async (sql) => {
    await expect(raw(sql)).rejects.toThrow();
  });

  it.each([
    `COPY (SELECT 1) TO '${other}'`,
    `ATTACH '${folder}/x.db'`,
    `INSTALL httpfs`,
    `LOAD httpfs`,
    `SET memory_limit = '100GB'`,
    `SET enable_external_access = true`,
    `SET allowed_directories = ['/']`,
    `SET temp_directory = '/tmp'`,
    `RESET lock_configuration`,
    `CREATE MACRO m() AS TABLE SELECT * FROM read_text('${other}')`,
    `SELECT getenv('HOME')`,
  ])('against %s', async (sql) => {
    await expect(raw(sql)).rejects.toThrow();
    await standsAsBefore();
  });
});

describe('the process', () => {
  it('is given nothing of our environment but the channel to us', async () => {
    // Where there is no `/proc` nothing can be looked up.
    const environment = await readFile(`/proc/${engine.pid}/environ`, 'utf8').catch(() => '');
    const names = environment.split('\0').flatMap((entry) => (entry === '' ? [] : [entry.split('=')[0]]));
    expect(names.filter((name) => !name?.startsWith('NODE_CHANNEL_'))).toEqual([]);
  });
});
