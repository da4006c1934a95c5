import type { DuckDBConnection } from '@duckdb/node-api';
import type { ResultColumn } from '../contract/query-answer.ts';
import { StatementRefused } from './query-refusal.ts';

/**
 * Names and types as the statement itself gives them: a composition around it would rename columns of the same name.
 * @throws StatementRefused when the statement has parameters
 */
export async function resultColumns(connection: DuckDBConnection, sql: string): Promise<readonly ResultColumn[]> {
  const statement = await connection.prepare(sql);
  try {
    if (statement.parameterCount > 0) {
      throw new StatementRefused('query-invalid', 'The statement has parameters; write the values into it.');
    }
    return Array.from({ length: statement.columnCount }, (_, column) => ({
      name: statement.columnName(column),
      type: statement.columnType(column).toString(),
    }));
  } finally {
    statement.destroySync();
  }
}
