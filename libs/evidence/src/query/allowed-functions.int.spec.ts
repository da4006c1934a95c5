import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { ALLOWED_FUNCTIONS, TABLE_FUNCTIONS } from './allowed-functions.ts';
import { engineFunctions, parseTreeOf } from './parse-tree.ts';
import { StatementRefused } from './query-refusal.ts';
import { checkStatement } from './statement-rules.ts';
import type { EngineFunctions } from './statement-rules.ts';

let instance: DuckDBInstance;
let connection: DuckDBConnection;
/** Every function of the engine there is, also those a newer version brings. */
let functions: EngineFunctions;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
  functions = await engineFunctions(connection);
});

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function refused(sql: string): Promise<boolean> {
  const tree = await parseTreeOf(connection, sql);
  try {
    checkStatement(tree, sql, functions);
    return false;
  } catch (error) {
    if (error instanceof StatementRefused && error.refusal.code === 'query-not-allowed') return true;
    throw error;
  }
}

describe('of every function the engine has', () => {
  it('those that are not on the list may not stand in FROM', async () => {
    const passed = [];
    for (const name of functions.all) {
      if (!(await refused(`SELECT * FROM ${quoted(name)}(1)`))) passed.push(name);
    }
    expect(new Set(passed)).toEqual(new Set(TABLE_FUNCTIONS));
  });

  it('those that are not on the list may not be called', async () => {
    const passed = [];
    for (const name of functions.all) {
      if (!(await refused(`SELECT ${quoted(name)}(1)`))) passed.push(name);
    }
    expect(new Set(passed)).toEqual(new Set(ALLOWED_FUNCTIONS));
  });

  it('those that are not on the list may not be called over a window', async () => {
    for (const name of ['write_log', 'current_setting', 'getvariable', 'nextval']) {
      expect(await refused(`SELECT ${name}('x') OVER ()`)).toBe(true);
    }
    expect(await refused('SELECT sum(1) OVER (), row_number() OVER ()')).toBe(false);
  });
});

describe('a function nobody knows', () => {
  it('is left to the engine, which tells what may have been meant, and is no way around the list', async () => {
    const sql = 'SELECT summ(1)';
    expect(checkStatement(await parseTreeOf(connection, sql), sql, functions)).toEqual({
      tables: [],
      strangers: [{ name: 'summ', place: { line: 1, column: 8 } }],
      order: null,
    });
  });
});
