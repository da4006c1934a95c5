import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChildEndedError } from '../engine/child-host.ts';
import { EngineFixture } from '../testing/engine-fixture.ts';
import { datasetRowsSql } from './dataset-sql.ts';
import type { QueryResult } from './engine-orders.ts';
import { QueryRefusedError } from './tenant-engine.ts';
import type { DatasetFiles, TenantEngine } from './tenant-engine.ts';

let folder: string;
let fixture: EngineFixture;
let engine: TenantEngine;
let cars: DatasetFiles;

beforeAll(async () => {
  folder = await mkdtemp(join(await realpath(tmpdir()), 'chancery-engine-'));
  fixture = await EngineFixture.open(folder);
  engine = await fixture.engine('eu_t1');
  cars = await fixture.dataset(
    'cars',
    'Name,Cylinders,Year,Price\nbeetle,4,1970-01-01,12.50\nmustang,8,1971-01-01,\nmini,4,1969-01-01,7\n',
  );
});

afterAll(async () => {
  await fixture.close();
  await rm(folder, { recursive: true, force: true });
});

async function query(sql: string, options: { limit?: number; timeoutMs?: number; of?: DatasetFiles[] } = {}) {
  const staged = await Promise.all((options.of ?? [cars]).map((files) => engine.stage(fixture.blobs, files)));
  const { limit = 1_000, timeoutMs = 20_000 } = options;
  return engine.query({
    query: 'q',
    sql,
    datasets: staged,
    timeoutMs,
    page: { offset: 0, limit, seen: null, after: null },
  });
}

const ORDER = {
  query: 'q',
  sql: 'SELECT 1',
  datasets: [],
  timeoutMs: 20_000,
  page: { offset: 0, limit: 1, seen: null, after: null },
};

async function refusalOf(result: Promise<QueryResult>) {
  const error: unknown = await result.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof QueryRefusedError)) throw new Error(`Not refused: ${String(error)}`);
  return error.refusal;
}

describe('a query', () => {
  it('sees a dataset with typed columns and the identity of rows', async () => {
    const { columns, rows } = await query('SELECT * FROM cars ORDER BY _line');
    expect(columns).toEqual([
      { name: 'Name', type: 'VARCHAR' },
      { name: 'Cylinders', type: 'BIGINT' },
      { name: 'Year', type: 'DATE' },
      { name: 'Price', type: 'DOUBLE' },
      { name: '_row_id', type: 'VARCHAR' },
      { name: '_digest', type: 'VARCHAR' },
      { name: '_line', type: 'BIGINT' },
      { name: '_batch', type: 'VARCHAR' },
    ]);
    const [batch] = cars.batches;
    const identity = (row: number) => [
      `${batch?.batch.slice(1, 13)}_${row}`,
      expect.stringMatching(/^[0-9a-f]{64}$/),
      String(row + 1),
      batch?.batch,
    ];
    expect(rows).toEqual([
      ['beetle', '4', '1970-01-01', 12.5, ...identity(1)],
      ['mustang', '8', '1971-01-01', null, ...identity(2)],
      ['mini', '4', '1969-01-01', 7, ...identity(3)],
    ]);
  });

  it('keeps every digit of large numbers as text', async () => {
    const { rows } = await query(
      "SELECT 9007199254740993::BIGINT, 1.10::DECIMAL(5,2), 2::HUGEINT, 3::INTEGER, 'NaN'::DOUBLE",
    );
    expect(rows).toEqual([['9007199254740993', '1.10', '2', 3, 'NaN']]);
  });

  it('keeps columns of the same name, and its own order under the limit', async () => {
    const sql = 'SELECT Name, Name FROM cars ORDER BY Price DESC NULLS LAST; -- dearest first';
    const result = await query(sql, { limit: 2 });
    expect(result.columns.map(({ name }) => name)).toEqual(['Name', 'Name']);
    expect(result.rows).toEqual([
      ['beetle', 'beetle'],
      ['mini', 'mini'],
    ]);
    expect(result.more).toBe(true);
  });

  it.each([
    [2, true],
    [3, false],
    [4, false],
  ])('of three rows under the limit %i says whether it was cut: %s', async (limit, more) => {
    const result = await query('FROM cars', { limit });
    expect(result).toMatchObject({ more });
    expect(result.rows).toHaveLength(Math.min(limit, 3));
  });

  it('sees batches together: columns widened, missing cells NULL, names in any case', async () => {
    const both = await fixture.dataset('places', 'Zip,City\n1,a\n2,b\n', 'zip,Area\n2.5,9\n');
    const { columns, rows } = await query('SELECT zip, CITY, area FROM Places ORDER BY zip', { of: [both] });
    expect(columns.map(({ type }) => type)).toEqual(['DOUBLE', 'VARCHAR', 'BIGINT']);
    expect(rows).toEqual([
      [1, 'a', null],
      [2, 'b', null],
      [2.5, null, '9'],
    ]);
  });

  it('sees a batch that was added since', async () => {
    const first = await fixture.dataset('growing', 'n\n1\n');
    expect(await query('SELECT sum(n) FROM growing', { of: [first] })).toMatchObject({ rows: [['1']] });
    const more = { ...first, batches: [...first.batches, ...(await fixture.dataset('growing', 'n\n2\n')).batches] };
    expect(await query('SELECT sum(n) FROM growing', { of: [more] })).toMatchObject({ rows: [['3']] });
  });

  it('sees the version it was given while another version is read beside it', async () => {
    const [old, other] = [await fixture.dataset('beside', 'n\n1\n'), await fixture.dataset('beside', 'n\n2\n')];
    const now = { ...old, batches: [...old.batches, ...other.batches] };
    const datasets = [await engine.stage(fixture.blobs, now)];
    const sql = `SELECT count(*) FROM ${datasetRowsSql('beside')}`;
    for (let round = 0; round < 50; round++) {
      const reading = engine.read({ sql, values: [], datasets });
      expect(await query('SELECT count(*) FROM beside', { of: [old] })).toMatchObject({ rows: [['1']] });
      expect(await reading).toEqual([['2']]);
    }
  });

  it('may take the forms of a SELECT', async () => {
    for (const sql of [
      'FROM cars',
      'TABLE cars',
      'VALUES (1), (2)',
      '(SELECT 1) UNION ALL (SELECT 2)',
      'WITH a AS (FROM cars), b AS (FROM a) SELECT count(*) FROM b',
      'WITH RECURSIVE r AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM r WHERE i < 5) FROM r',
      'PIVOT cars ON Cylinders IN (4, 8) USING count(*) GROUP BY Year',
      'UNPIVOT (SELECT Price, Cylinders FROM cars) ON Price, Cylinders',
      'DESCRIBE cars',
      'SUMMARIZE cars',
      'SELECT * FROM range(3) t(i), LATERAL (SELECT count(*) FROM cars WHERE Cylinders > i)',
      'SELECT "Name" FROM main.cars QUALIFY row_number() OVER (ORDER BY Price) = 1',
    ]) {
      expect((await query(sql)).rows.length).toBeGreaterThan(0);
    }
  });
});

describe('a mistake', () => {
  it.each([
    ['SELEC 1', { line: 1, column: 1 }, /cannot be read from "SELEC"/],
    ['SELECT Name,\n  Colour\nFROM cars', { line: 2, column: 3 }, /Colour/],
    ['SELECT sum(Name) FROM cars', { line: 1, column: 8 }, /No function takes/],
    ["SELECT 'ä', CAST('abc' AS INTEGER)", { line: 1, column: 13 }, /abc/],
    ['SELECT $1', null, /parameters/],
    ['', null, /no statement/],
    [' ; ', null, /no statement/],
  ])('in %j is told at its place', async (sql, place, message) => {
    const refusal = await refusalOf(query(sql));
    expect(refusal).toMatchObject({ code: 'query-invalid', place });
    expect(refusal.message).toMatch(message);
  });
});

describe('a limit', () => {
  it('of time interrupts the query, and the engine goes on', async () => {
    const { pid } = engine;
    for (const bomb of [
      'SELECT count(*) FROM range(1000000000000) t(i) WHERE i % 7 = 8',
      'SELECT max(a._line + b._line) FROM cars a, cars b, range(100000000) c, range(100000000) d',
      'WITH RECURSIVE r AS (SELECT 1 AS i UNION ALL SELECT i FROM r) SELECT count(*) FROM r',
    ]) {
      expect(await refusalOf(query(bomb, { timeoutMs: 200 }))).toMatchObject({ code: 'query-timeout' });
    }
    expect(await query('SELECT 1')).toMatchObject({ rows: [[1]] });
    expect(engine.pid).toBe(pid);
  });

  it('of memory refuses the query, and the engine goes on', async () => {
    const bomb = "SELECT list(repeat('x', 1000000) || i) FROM range(100000) t(i)";
    expect(await refusalOf(query(bomb))).toMatchObject({ code: 'query-too-large' });
    expect(await query('SELECT 1')).toMatchObject({ rows: [[1]] });
  });

  it('of the result’s size refuses the query', async () => {
    const refusal = await refusalOf(query("SELECT repeat('x', 100000) FROM range(1000)"));
    expect(refusal).toMatchObject({ code: 'query-too-large', message: expect.stringContaining('32 MiB') });
  });

  it('of the process ends it when the engine passes its own limit', async () => {
    const doomed = await fixture.engine('eu_t2');
    const bomb = "SELECT max(length(repeat('abc', 1000000000))) FROM range(3)";
    const answer = doomed.query({ ...ORDER, sql: bomb, timeoutMs: 20_000 });
    await expect(answer).rejects.toMatchObject({ name: 'ChildEndedError', end: 'out-of-memory' });
    expect(doomed.hasEnded).toBe(true);
  });

  it('of time kills a process that does not stop, by its ID, and no other', async () => {
    const stuck = await fixture.engine('eu_t3');
    await stuck.inspect('SELECT 1');
    // The one of the tests before this may be near its memory's limit.
    const other = await fixture.engine('eu_t4');
    await other.inspect('SELECT 1');
    // A process that cannot even hear the interruption.
    process.kill(stuck.pid ?? 0, 'SIGSTOP');
    const answer = stuck.query({ ...ORDER, timeoutMs: 100 });
    await expect(answer).rejects.toMatchObject(new ChildEndedError('timed-out', ''));
    expect(stuck.hasEnded).toBe(true);
    expect(await other.query({ ...ORDER, sql: 'SELECT 1' })).toMatchObject({ rows: [[1]] });
  });
});
