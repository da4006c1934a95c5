import type { DuckDBConnection } from '@duckdb/node-api';
import type { EngineFunctions } from './statement-rules.ts';

/** The engine's parse tree of a text (`json_serialize_sql`). Nothing of it is run. */
export async function parseTreeOf(connection: DuckDBConnection, sql: string): Promise<unknown> {
  const reader = await connection.runAndReadAll('SELECT json_serialize_sql($1::VARCHAR)', [sql]);
  return JSON.parse(String(reader.getRows()[0]?.[0]));
}

/** Whether the engine parses the text as statements it can show a tree of: SELECTs. */
export async function isSelect(connection: DuckDBConnection, sql: string): Promise<boolean> {
  const tree = await parseTreeOf(connection, sql);
  return !(typeof tree === 'object' && tree !== null && 'error' in tree && tree.error === true);
}

/** The functions of the engine. */
export async function engineFunctions(connection: DuckDBConnection): Promise<EngineFunctions> {
  const reader = await connection.runAndReadAll(
    `SELECT lower(function_name), bool_and(function_type = 'scalar' AND stability = 'CONSISTENT') ` +
      'FROM duckdb_functions() GROUP BY ALL',
  );
  const functions = reader.getRows().map(([name, isSteady]) => ({ name: String(name), isSteady: isSteady === true }));
  const steady = functions.filter(({ isSteady }) => isSteady);
  return { all: new Set(functions.map(({ name }) => name)), steady: new Set(steady.map(({ name }) => name)) };
}
