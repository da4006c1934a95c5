import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { composeAround } from './compose-around.ts';
import { pageKeys } from './page-keys.ts';
import { engineFunctions, isSelect, parseTreeOf } from './parse-tree.ts';
import { resultColumns } from './result-columns.ts';
import { readPage } from './result-page.ts';
import type { ResultPage } from './result-page.ts';
import { StatementRefused } from './query-refusal.ts';
import { checkStatement } from './statement-rules.ts';
import type { EngineFunctions } from './statement-rules.ts';

let instance: DuckDBInstance;
let functions: EngineFunctions;
const composed: string[] = [];

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  await connected(async (connection) => (functions = await engineFunctions(connection)));
});

afterAll(() => instance.closeSync());

async function connected<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
}

/** A page as the engine's child reads it, each on a connection of its own. */
function pageOf(sql: string, offset: number, limit: number, before: ResultPage | null): Promise<ResultPage> {
  return connected(async (connection) => {
    const { order } = checkStatement(await parseTreeOf(connection, sql), sql, functions);
    const columns = await resultColumns(connection, sql);
    const statement = {
      columnCount: columns.length,
      keys: pageKeys(order, columns),
      compose: async (rest: string) => {
        composed.push(rest);
        return composeAround(sql, rest, (text) => isSelect(connection, text));
      },
      placed: <T>(_prefix: string, run: () => Promise<T>) => run(),
    };
    const page = { offset, limit, seen: before?.seen ?? null, after: before?.after ?? null };
    return readPage(connection, statement, page);
  });
}

/** All rows, page by page; `limits` come round. */
async function paged(sql: string, limits: readonly number[]) {
  const rows: unknown[] = [];
  const ways: string[] = [];
  for (let page: ResultPage | null = null, turn = 0; page === null || page.more; turn++) {
    const limit = limits[turn % limits.length] ?? 1;
    composed.length = 0;
    page = await pageOf(sql, rows.length, limit, page);
    ways.push(composed[0]?.includes('WHERE') ? 'by keys' : 'counted');
    rows.push(...page.rows);
  }
  return { rows, ways };
}

/** Rows as text; sorted where ties may come in any order. A zero has lost its sign, which the engine drops at times. */
function inOrder(rows: readonly unknown[], hasTies: boolean): readonly string[] {
  const texts = rows.map((row) => JSON.stringify(row));
  return hasTies ? texts.sort() : texts;
}

async function fill(rows: readonly (readonly (string | null)[])[]): Promise<void> {
  await connected(async (connection) => {
    await connection.run('CREATE OR REPLACE TABLE t (b BIGINT, d DOUBLE, s VARCHAR, z TIMESTAMPTZ, id BIGINT)');
    for (const [index, row] of rows.entries()) {
      const values = row.map((text) => (text === null ? 'NULL' : `'${text.replaceAll("'", "''")}'`));
      await connection.run(`INSERT INTO t VALUES (${values.join(', ')}, ${index})`);
    }
  });
}

describe('pages', () => {
  const cell = (...texts: string[]) => fc.constantFrom(null, ...texts);
  const row = fc.tuple(
    cell('-9223372036854775808', '-1', '0', '1', '9007199254740993'),
    cell('-0.0', '0.0', '0.1', '1e300', 'nan', 'inf', '-inf', '0.30000000000000004'),
    cell('', 'a', 'A', "it's", 'ä', '🜁', '--', '\n', 'x'.repeat(1_001)),
    cell('2026-01-01 00:00:00+00', '1969-12-31 23:59:59.999999+00', 'infinity', '0044-03-15 (BC)'),
  );
  const term = fc
    .tuple(
      fc.constantFrom('b', 'd', 's', 'z', '1', '2'),
      fc.constantFrom('', ' DESC'),
      fc.constantFrom('', ' NULLS FIRST', ' NULLS LAST'),
    )
    .map((parts) => parts.join(''));

  it('of any ordered listing have each of its rows once, in its order', async () => {
    let byKeys = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 25 }),
        fc.uniqueArray(term, { minLength: 1, maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        async (rows, terms, limits, hasTies) => {
          await fill(rows);
          const sql = `SELECT * FROM t ORDER BY ${[...terms, ...(hasTies ? [] : ['id'])].join(', ')}`;
          const all = await pageOf(sql, 0, 1_000, null);
          const { rows: seen, ways } = await paged(sql, limits)
            .catch((error: unknown) => {
              // Ties may come in another order when more rows are asked for; then it is said, and nothing is left out.
              if (hasTies && error instanceof StatementRefused && error.refusal.code === 'query-page-moved') return all;
              throw error;
            })
            .then((told) => ({ ways: [], ...told }));
          expect(inOrder(seen, hasTies)).toEqual(inOrder(all.rows, hasTies));
          byKeys += ways.filter((way) => way === 'by keys').length;
        },
      ),
      { numRuns: 60 },
    );
    expect(byKeys).toBeGreaterThan(20);
  });

  it('go on by keys wherever no tie lies between two of them, and count across one', async () => {
    await fill(['1', '1', '2', '3', '3', '4', '5'].map((b) => [b, null, null, null]));
    const sql = 'SELECT b, id FROM t ORDER BY b';
    expect(await paged(sql, [2])).toMatchObject({ ways: ['counted', 'by keys', 'counted', 'by keys'] });
    expect((await paged(`${sql}, id`, [1])).ways.slice(1)).toEqual(Array(6).fill('by keys'));
    expect((await paged('SELECT b, id FROM t ORDER BY b + 0', [3])).ways).toEqual(Array(3).fill('counted'));
  });

  it('by keys do not compute the rows before them', async () => {
    await connected((connection) =>
      connection.run('CREATE OR REPLACE TABLE t AS SELECT i AS b FROM range(100000) r(i)'),
    );
    // The first row cannot be read as a number; a page that looked at it would fail.
    await connected((connection) =>
      connection.run(`CREATE OR REPLACE VIEW v AS SELECT b, if(b = 0, 'no', b::VARCHAR)::BIGINT AS n FROM t`),
    );
    await expect(pageOf('SELECT b, n FROM v ORDER BY b', 0, 10, null)).rejects.toThrow('Could not convert');
    const before = { rows: [], more: true, seen: '0'.repeat(16), after: ['99989'] };
    const { rows } = await pageOf('SELECT b, n FROM v ORDER BY b', 99_990, 10, before);
    expect(rows.at(-1)).toEqual(['99999', '99999']);
  });

  it('of what comes in another order each time go no further', async () => {
    await fill([...'abcdefgh'].map((s) => [null, null, s, null]));
    const sql = 'SELECT s FROM t ORDER BY random()';
    const first = await pageOf(sql, 0, 7, null);
    await expect(
      (async () => {
        for (;;) await pageOf(sql, 7, 1, first);
      })(),
    ).rejects.toThrow('came in another order');
  });

  it('have the same digest counted and by keys', async () => {
    await fill([...'abcdefgh'].map((s) => [null, null, s, null]));
    const sql = 'SELECT s, id FROM t ORDER BY s';
    const first = await pageOf(sql, 0, 3, null);
    const byKeys = await pageOf(sql, 3, 3, first);
    expect(await pageOf(sql, 3, 3, { ...first, after: null })).toEqual(byKeys);
    expect(await pageOf(sql, 6, 3, { ...byKeys, after: null })).toMatchObject({
      more: false,
      rows: [
        ['g', '6'],
        ['h', '7'],
      ],
    });
  });
});
