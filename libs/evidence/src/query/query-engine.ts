import type { DuckDBConnection, DuckDBInstance, DuckDBResult, Json } from '@duckdb/node-api';
import { JsonDuckDBValueConverter } from '@duckdb/node-api';
import type { ResultColumn } from '../contract/query-answer.ts';
import { openLockedInstance } from '../engine/locked-instance.ts';
import { composeLimit, COMPOSED_PREFIX } from './compose-limit.ts';
import { datasetViewSql } from './dataset-view.ts';
import type { StagedDataset } from './dataset-view.ts';
import { isInterrupted, refusalOf } from './engine-error.ts';
import { StatementRefused } from './query-refusal.ts';
import { checkStatement } from './statement-rules.ts';
import type { ReadTable } from './statement-rules.ts';

/** A user's statement and the datasets it reads. */
export interface QueryOrder {
  readonly sql: string;
  readonly datasets: readonly StagedDataset[];
  /** Rows to answer with at most. */
  readonly limit: number;
  readonly timeoutMs: number;
}

/** A statement of ours, never a user's: what comes from outside is in `values` only. */
export interface ReadOrder {
  readonly sql: string;
  /** Bound to `$1`, `$2` and so on. */
  readonly values: readonly (string | number)[];
  readonly datasets: readonly StagedDataset[];
}

export interface QueryResult {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly Json[])[];
  readonly truncated: boolean;
}

/** JSON text of a result's rows; a larger result is refused. */
const MAX_RESULT_LENGTH = 32 * 1024 * 1024;

/** The analytical engine of one tenant, inside its child process. The working folder holds the tenant's files. */
export class QueryEngine {
  private readonly instance: DuckDBInstance;
  /** What each view was last defined as. */
  private readonly views = new Map<string, string>();

  private constructor(instance: DuckDBInstance) {
    this.instance = instance;
  }

  static async open(folder: string): Promise<QueryEngine> {
    const settings = { parquet_metadata_cache: 'true' };
    const limits = { memoryLimit: '512MB', threads: 2, settings };
    return new QueryEngine(await openLockedInstance(':memory:', folder, limits));
  }

  /** The tables a user's statement reads. @throws StatementRefused */
  inspect(sql: string): Promise<readonly ReadTable[]> {
    return this.connected(async (connection) => checkStatement(await treeOf(connection, sql), sql));
  }

  /** Runs a user's SELECT under a row limit and a time limit. @throws StatementRefused */
  query({ sql, datasets, limit, timeoutMs }: QueryOrder): Promise<QueryResult> {
    return this.connected(async (connection) => {
      refuseOtherTables(checkStatement(await treeOf(connection, sql), sql), datasets);
      await this.show(connection, datasets);
      const timer = setTimeout(() => connection.interrupt(), timeoutMs);
      try {
        return await runLimited(connection, sql, limit);
      } catch (error) {
        if (isInterrupted(error)) throw timedOut(timeoutMs);
        throw error;
      } finally {
        clearTimeout(timer);
      }
    });
  }

  /** Runs a statement of ours. */
  read({ sql, values, datasets }: ReadOrder): Promise<readonly (readonly Json[])[]> {
    return this.connected(async (connection) => {
      await this.show(connection, datasets);
      const reader = await connection.runAndReadAll(sql, [...values]);
      return reader.getRowsJson();
    });
  }

  /** Defines the views of datasets that are new or have new batches. */
  private async show(connection: DuckDBConnection, datasets: readonly StagedDataset[]): Promise<void> {
    for (const dataset of datasets) {
      const sql = datasetViewSql(dataset);
      if (this.views.get(dataset.name) === sql) continue;
      await connection.run(sql);
      this.views.set(dataset.name, sql);
    }
  }

  private async connected<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await this.instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  }
}

/** The engine has tables of its own, which tell about itself. @throws StatementRefused */
function refuseOtherTables(tables: readonly ReadTable[], datasets: readonly StagedDataset[]): void {
  const known = new Set(datasets.map(({ name }) => name));
  const other = tables.find(({ name }) => !known.has(name.toLowerCase()));
  if (other) throw new StatementRefused('query-invalid', `There is no dataset "${other.name}".`, other.place);
}

async function runLimited(connection: DuckDBConnection, sql: string, limit: number): Promise<QueryResult> {
  const columns = await columnsOf(connection, sql).catch((error: unknown) => {
    throw refusalOf(error, sql, 0);
  });
  // One row more than asked for tells whether there are more.
  const composed = await composeLimit(sql, limit + 1, async (text) => !isUnparsable(await treeOf(connection, text)));
  try {
    const rows = await collect(await connection.stream(composed));
    return { columns, rows: rows.slice(0, limit), truncated: rows.length > limit };
  } catch (error) {
    throw refusalOf(error, sql, COMPOSED_PREFIX.length);
  }
}

/** Names and types as the statement itself gives them: the composition would rename columns of the same name. */
async function columnsOf(connection: DuckDBConnection, sql: string): Promise<readonly ResultColumn[]> {
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

async function collect(result: DuckDBResult): Promise<(readonly Json[])[]> {
  const rows: (readonly Json[])[] = [];
  let length = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const row of chunk.convertRows(JsonDuckDBValueConverter)) {
      length += JSON.stringify(row).length;
      if (length > MAX_RESULT_LENGTH) throw tooLarge();
      rows.push(row);
    }
  }
  return rows;
}

/** The engine's parse tree of a text. Nothing of it is run. */
async function treeOf(connection: DuckDBConnection, sql: string): Promise<unknown> {
  const reader = await connection.runAndReadAll('SELECT json_serialize_sql($1::VARCHAR)', [sql]);
  return JSON.parse(String(reader.getRows()[0]?.[0]));
}

function isUnparsable(tree: unknown): boolean {
  return typeof tree === 'object' && tree !== null && 'error' in tree && tree.error === true;
}

function timedOut(timeoutMs: number): StatementRefused {
  return new StatementRefused('query-timeout', `The query was stopped after its time limit of ${timeoutMs} ms.`);
}

function tooLarge(): StatementRefused {
  return new StatementRefused(
    'query-too-large',
    `The result is larger than ${MAX_RESULT_LENGTH / 1024 / 1024} MiB. Select fewer columns or rows.`,
  );
}
