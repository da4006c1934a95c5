import { afterAll, describe, expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import { engineFunctions, parseTreeOf } from './parse-tree.ts';
import { checkStatement } from './statement-rules.ts';

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const functions = await engineFunctions(connection);

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

/** From the engine's real parse tree of `sql`. */
const orderOf = async (sql: string) => checkStatement(await parseTreeOf(connection, sql), sql, functions).order;
const by = (column: string | number, descending = false, nullsFirst = false) => ({
  by: column,
  descending,
  nullsFirst,
});

describe('a listing is ordered', () => {
  it.each([
    ['SELECT * FROM cars ORDER BY N', [by('n')]],
    ['FROM cars ORDER BY n DESC NULLS FIRST, _row_id', [by('n', true, true), by('_row_id')]],
    ['SELECT name, n AS x FROM cars ORDER BY 2 ASC NULLS LAST, x; -- all', [by(1), by('x')]],
    [
      `SELECT c.*, upper(d.name) || '!' AS loud FROM cars c JOIN dogs d USING (id)
       WHERE n BETWEEN 1 AND 2 AND d.day >= DATE '2026-01-01' AND name LIKE 'a%' ORDER BY loud`,
      [by('loud')],
    ],
    ['SELECT CASE WHEN n > 1 THEN 1 END AS k, n::DOUBLE AS d FROM cars NATURAL LEFT JOIN dogs ORDER BY k', [by('k')]],
  ])('%s', async (sql, order) => expect(await orderOf(sql)).toEqual(order));
});

describe('no listing is a statement', () => {
  it.each([
    ['without an order', 'SELECT * FROM cars'],
    ['ordered by what may be no column of the result', 'SELECT * FROM cars ORDER BY n + 1'],
    ['ordered by a column of a table', 'SELECT * FROM cars c ORDER BY c.n'],
    ['ordered by all', 'SELECT * FROM cars ORDER BY ALL'],
    ['in the order of a language', 'SELECT name FROM cars ORDER BY name COLLATE NOCASE'],
    ['that groups', 'SELECT name, sum(n) FROM cars GROUP BY name ORDER BY name'],
    ['that groups all', 'SELECT name, sum(n) FROM cars GROUP BY ALL ORDER BY name'],
    ['that is one group', 'SELECT sum(n) AS s FROM cars ORDER BY s'],
    ['with a limit', 'SELECT * FROM cars ORDER BY n LIMIT 10'],
    ['with distinct rows', 'SELECT DISTINCT name FROM cars ORDER BY name'],
    ['with a window', 'SELECT n, row_number() OVER () AS r FROM cars ORDER BY n'],
    ['that qualifies', 'SELECT n FROM cars QUALIFY row_number() OVER () < 3 ORDER BY n'],
    ['with a subquery', 'SELECT n FROM cars WHERE n IN (SELECT n FROM dogs LIMIT 1) ORDER BY n'],
    ['from a subquery', 'SELECT n FROM (FROM cars LIMIT 2) ORDER BY n'],
    ['from a common table expression', 'WITH c AS (FROM cars LIMIT 2) SELECT n FROM c ORDER BY n'],
    ['from a function', 'SELECT * FROM range(9) t(n) ORDER BY n'],
    ['from a sample', 'SELECT * FROM cars USING SAMPLE 5 ORDER BY n'],
    ['from a sample of a table', 'SELECT * FROM cars TABLESAMPLE 5% ORDER BY n'],
    ['from the nearest of another table', 'SELECT n FROM cars ASOF JOIN dogs ON cars.n >= dogs.n ORDER BY n'],
    ['from tables by position', 'SELECT n FROM cars POSITIONAL JOIN dogs ORDER BY n'],
    ['with chance in it', 'SELECT n, random() AS r FROM cars ORDER BY r'],
    ['with chance in a condition', 'SELECT n FROM cars WHERE random() < 0.5 ORDER BY n'],
    ['with the time in a condition', 'SELECT n FROM cars WHERE day < now() ORDER BY n'],
    ['with new values under old names', 'SELECT * REPLACE (-n AS n) FROM cars ORDER BY n'],
    ['with columns by a pattern', `SELECT COLUMNS('n.*') FROM cars ORDER BY n`],
    ['of two', '(SELECT n FROM cars) UNION (SELECT n FROM dogs) ORDER BY n'],
    ['turned on its side', 'PIVOT cars ON n IN (1, 2) USING count(*) ORDER BY name'],
    ['of values', 'VALUES (1), (2) ORDER BY 1'],
  ])('%s', async (_, sql) => expect(await orderOf(sql)).toBeNull());

  it('whose texts would be read by the clock: the engine reads none so', async () => {
    for (const text of ['now', 'today', 'tomorrow']) {
      for (const type of ['DATE', 'TIMESTAMP', 'TIMESTAMPTZ', 'TIME']) {
        await expect(connection.run(`SELECT CAST('${text}' AS ${type})`)).rejects.toThrow('Conversion');
      }
    }
  });
});
