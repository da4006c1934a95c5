import { afterAll, describe, expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import { engineFunctions } from './parse-tree.ts';
import { StatementRefused } from './query-refusal.ts';
import { checkStatement } from './statement-rules.ts';

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const functions = await engineFunctions(connection);

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

/** Checks the engine's real parse tree of `sql`. */
async function check(sql: string) {
  const reader = await connection.runAndReadAll('SELECT json_serialize_sql($1::VARCHAR)', [sql]);
  return checkStatement(JSON.parse(String(reader.getRows()[0]?.[0])), sql, functions);
}

const tablesOf = async (sql: string) => (await check(sql)).tables.map(({ name }) => name);

async function refusalOf(sql: string) {
  const error: unknown = await check(sql).catch((reason: unknown) => reason);
  if (!(error instanceof StatementRefused)) throw new Error(`Not refused: ${sql}`);
  return error.refusal;
}

describe('the tables a statement reads', () => {
  it.each([
    ['SELECT 1', []],
    ['SELECT * FROM a JOIN B USING (x) WHERE EXISTS (FROM c)', ['a', 'B', 'c']],
    ['FROM a, a AS again, "A"', ['a']],
    ['WITH a AS (FROM b) FROM a', ['b']],
    ['WITH a AS (FROM a) FROM a', ['a']],
    ['WITH a AS (SELECT 1), b AS (FROM a) FROM b, c', ['c']],
    ['WITH b AS (FROM a), a AS (SELECT 1) FROM b', ['a']],
    ['WITH RECURSIVE r AS (FROM s UNION ALL FROM r) FROM r', ['s']],
    // A name that is defined further inside only is not defined outside.
    ['WITH a AS (WITH b AS (SELECT 1) FROM b) FROM a, b', ['b']],
    ['WITH a AS (SELECT 1) FROM main.a', ['a']],
    ["SELECT * FROM '/etc/passwd'", ['/etc/passwd']],
    ["FROM range(3), unnest([1]), json_each('{}')", []],
    ['PIVOT (FROM a) ON x IN (1) USING sum(y)', ['a']],
  ])('of %s are %j', async (sql, tables) => expect(await tablesOf(sql)).toEqual(tables));

  it('are told with their places', async () => {
    expect((await check("SELECT 'ä',\n  * FROM a")).tables).toEqual([{ name: 'a', place: { line: 2, column: 10 } }]);
  });
});

describe('a statement is refused', () => {
  it.each([
    ['for a table function', "SELECT 1,\n (SELECT 1 FROM glob('*'))", 'glob', { line: 2, column: 17 }],
    [
      'for a forbidden function, however it is spelled',
      'SELECT "Current_Setting"(\'x\')',
      'current_setting',
      { line: 1, column: 8 },
    ],
    ['for a schema', 'SELECT * FROM pg_catalog.pg_tables', 'pg_catalog.pg_tables', { line: 1, column: 15 }],
    ['for a database', 'SELECT * FROM memory.main.a', 'main.a', { line: 1, column: 15 }],
    ['for a version', 'SELECT * FROM a AT (VERSION => 1)', 'version', { line: 1, column: 15 }],
    ['for a listing', 'SHOW TABLES', 'SHOW', null],
    ['for being no SELECT', 'DELETE FROM a', 'Only a SELECT', null],
    ['for being two', 'SELECT 1; SELECT 2', '2 statements', null],
  ])('%s', async (_, sql, told, place) => {
    const refusal = await refusalOf(sql);
    expect(refusal).toMatchObject({ code: 'query-not-allowed', place });
    expect(refusal.message).toContain(told);
  });

  it('as a mistake when there is none, or it cannot be parsed', async () => {
    expect(await refusalOf('-- nothing')).toMatchObject({ code: 'query-invalid' });
    expect(await refusalOf('SELECT\n  FROM WHERE')).toMatchObject({
      code: 'query-invalid',
      place: { line: 2, column: expect.any(Number) },
    });
  });
});
