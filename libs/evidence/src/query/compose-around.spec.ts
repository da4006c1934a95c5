import { afterAll, describe, expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { composeAround } from './compose-around.ts';

const instance = await DuckDBInstance.create(':memory:');
const engine = await instance.connect();

afterAll(() => {
  engine.closeSync();
  instance.closeSync();
});

async function parses(text: string): Promise<boolean> {
  const [row] = (await engine.runAndReadAll('SELECT json_serialize_sql($1::VARCHAR)', [text])).getRows();
  return !(JSON.parse(String(row?.[0])) as { error: boolean }).error;
}

const run = async (sql: string, limit: number) =>
  (await engine.runAndReadAll(await composeAround(sql, `LIMIT ${limit}`, parses))).getRowsJson();

describe('a composed limit', () => {
  it.each([
    ['a plain statement', 'SELECT 1 AS x', [[1]]],
    ['a semicolon', 'SELECT 1;', [[1]]],
    ['semicolons and a comment with one', 'SELECT 1;; -- that; is all', [[1]]],
    ['a comment at the end', 'SELECT 1 -- one', [[1]]],
    ['a semicolon in a text', "SELECT ';--' ; /* ; */ ", [[';--']]],
    ['a bracketed statement', '(SELECT 1)', [[1]]],
    ['common table expressions', 'WITH a AS (SELECT 2 AS x) SELECT x FROM a;', [[2]]],
  ])('keeps the result of %s', async (_, sql, rows) => expect(await run(sql, 10)).toEqual(rows));

  it('cuts after the statement’s own order', async () => {
    const sql = 'SELECT i FROM range(10000) r(i) ORDER BY i DESC';
    expect(await run(sql, 3)).toEqual([['9999'], ['9998'], ['9997']]);
  });

  it('keeps any text value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const quoted = text.replaceAll('\0', '').replaceAll("'", "''");
        expect(await run(`SELECT '${quoted}';;--${text.replaceAll(/[\0\r\n]/g, '')}`, 1)).toEqual([
          [text.replaceAll('\0', '')],
        ]);
      }),
      { numRuns: 50 },
    );
  });
});
