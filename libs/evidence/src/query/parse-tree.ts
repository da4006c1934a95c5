import type { DuckDBConnection } from '@duckdb/node-api';

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

/** Every function the engine has, by its name in lower case. */
export async function engineFunctions(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  const reader = await connection.runAndReadAll('SELECT DISTINCT lower(function_name) FROM duckdb_functions()');
  return new Set(reader.getRows().map(([name]) => String(name)));
}
