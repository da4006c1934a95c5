import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { ResultColumn } from '../contract/query-answer.ts';
import { openLockedInstance } from '../engine/locked-instance.ts';
import { AUDIT_TABLE, auditViewSql } from './audit-dataset/audit-view.ts';
import type { StagedAuditLog } from './audit-dataset/audit-view.ts';
import { composeAround, COMPOSED_PREFIX } from './compose-around.ts';
import { readViewName } from './dataset-sql.ts';
import { datasetViewSql } from './dataset-view.ts';
import type { StagedDataset } from './dataset-view.ts';
import { COPY_PREFIX, writeDownload } from './download-file.ts';
import { isInterrupted, refusalOf } from './engine-error.ts';
import type {
  DownloadOrder,
  DownloadResult,
  JsonRows,
  QueryOrder,
  QueryResult,
  ReadOrder,
  StatementOrder,
} from './engine-orders.ts';
import { Interruption } from './interruption.ts';
import { pageKeys } from './page-keys.ts';
import { engineFunctions, isSelect, parseTreeOf } from './parse-tree.ts';
import { StatementRefused } from './query-refusal.ts';
import { resultColumns } from './result-columns.ts';
import { readPage } from './result-page.ts';
import { checkStatement } from './statement-rules.ts';
import { StatementMemory } from '../engine/statement-memory.ts';
import type { CheckedStatement, EngineFunctions, ReadTable } from './statement-rules.ts';
import { refusalOfStop } from './stop-refusal.ts';

const EXPLAIN_PREFIX = 'EXPLAIN ';

/** A checked statement that the engine could run. */
type PreparedStatement = Pick<CheckedStatement, 'order'> & Pick<QueryResult, 'columns'>;

/** The analytical engine of one tenant, inside its child process. The working folder holds the tenant's files. */
export class QueryEngine {
  private readonly instance: DuckDBInstance;
  private readonly functions: EngineFunctions;
  private readonly checked = new StatementMemory<CheckedStatement>();
  /** Of statements that were prepared since a view last changed. */
  private readonly columns = new StatementMemory<readonly ResultColumn[]>();
  /** What each view was last defined as. */
  private readonly views = new Map<string, string>();
  /** What stops the queries under way, by their names. */
  private readonly running = new Map<string, Interruption>();

  private constructor(instance: DuckDBInstance, functions: EngineFunctions) {
    this.instance = instance;
    this.functions = functions;
  }

  static async open(folder: string): Promise<QueryEngine> {
    const settings = { parquet_metadata_cache: 'true' };
    const instance = await openLockedInstance(':memory:', folder, { memoryLimit: '512MB', threads: 2, settings });
    const connection = await instance.connect();
    const functions = await engineFunctions(connection);
    connection.closeSync();
    return new QueryEngine(instance, functions);
  }

  /** The tables a user's statement reads. @throws StatementRefused */
  inspect(sql: string): Promise<readonly ReadTable[]> {
    return this.connected(async (connection) => (await this.check(connection, sql)).tables);
  }

  /** Runs a user's SELECT and answers with a page of its rows. @throws StatementRefused */
  query(order: QueryOrder): Promise<QueryResult> {
    const { sql, page } = order;
    return this.statement(order, async (connection, { columns, order: terms }) => {
      const statement = {
        columnCount: columns.length,
        keys: pageKeys(terms, columns),
        compose: (rest: string) => compose(connection, sql, rest),
        placed: <T>(prefix: string, run: () => Promise<T>) => placed(sql, prefix, run),
      };
      return { columns, ...(await readPage(connection, statement, page)) };
    });
  }

  /** Runs a user's SELECT and leaves its rows in a file of the folder. @throws StatementRefused */
  download(order: DownloadOrder): Promise<DownloadResult> {
    return this.statement(order, async (connection, { columns }, interruption) => {
      const composed = await compose(connection, order.sql, `LIMIT ${order.limit}`);
      const { fileName, format } = order;
      const file = await placed(order.sql, COPY_PREFIX + COMPOSED_PREFIX, () =>
        writeDownload(connection, composed, fileName, format, interruption),
      );
      return { columns, ...file };
    });
  }

  /** How the engine would run a user's SELECT: its plan as text, drawn for a person. @throws StatementRefused */
  explain(order: StatementOrder): Promise<string> {
    return this.statement(order, async (connection) => {
      const reader = await placed(order.sql, EXPLAIN_PREFIX, () =>
        connection.runAndReadAll(EXPLAIN_PREFIX + order.sql),
      );
      return reader
        .getRows()
        .map(([, plan]) => String(plan))
        .join('\n');
    });
  }

  /** Stops a query that is under way. */
  cancel(query: string): void {
    this.running.get(query)?.stop('cancelled');
  }

  /** Runs a statement of ours. */
  read({ sql, values, datasets }: ReadOrder): Promise<JsonRows> {
    return this.connected(async (connection) => {
      await this.show(
        connection,
        datasets.map((dataset) => ({ ...dataset, name: readViewName(dataset.name) })),
      );
      const reader = await connection.runAndReadAll(sql, [...values]);
      return reader.getRowsJson();
    });
  }

  /** Checks a user's statement and hands it, with the datasets in sight, to `work`, under the time limit. */
  private statement<T>(
    { query, sql, datasets, auditLog, timeoutMs }: StatementOrder,
    work: (connection: DuckDBConnection, statement: PreparedStatement, stop: Interruption) => Promise<T>,
  ): Promise<T> {
    return this.connected(async (connection) => {
      const interruption = new Interruption(connection, timeoutMs);
      this.running.set(query, interruption);
      try {
        const checked = await this.check(connection, sql);
        refuseOtherTables(checked.tables, datasets, auditLog);
        await this.show(connection, datasets);
        if (auditLog) await this.define(connection, AUDIT_TABLE, auditViewSql(auditLog));
        const columns = await this.columns.of(sql, () => placed(sql, '', () => resultColumns(connection, sql)));
        refuseStrangers(checked);
        return await work(connection, { columns, order: checked.order }, interruption);
      } catch (error) {
        const { stoppedFor } = interruption;
        throw stoppedFor !== null && isInterrupted(error) ? refusalOfStop(stoppedFor, timeoutMs) : error;
      } finally {
        this.running.delete(query);
        interruption.end();
      }
    });
  }

  private check(connection: DuckDBConnection, sql: string): Promise<CheckedStatement> {
    return this.checked.of(sql, () => this.checkAnew(connection, sql));
  }

  private async checkAnew(connection: DuckDBConnection, sql: string): Promise<CheckedStatement> {
    const tree = await parseTreeOf(connection, sql);
    try {
      return checkStatement(tree, sql, this.functions);
    } catch (error) {
      // The walk over the tree calls itself; the engine's own limits are far below, but are not ours.
      if (error instanceof RangeError)
        throw new StatementRefused('query-invalid', 'The statement is nested too deeply.');
      throw error;
    }
  }

  /** Defines the views of datasets that are new or have new batches. */
  private async show(connection: DuckDBConnection, datasets: readonly StagedDataset[]): Promise<void> {
    for (const dataset of datasets) await this.define(connection, dataset.name, datasetViewSql(dataset));
  }

  private async define(connection: DuckDBConnection, name: string, sql: string): Promise<void> {
    if (this.views.get(name) === sql) return;
    await connection.run(sql);
    this.views.set(name, sql);
    this.columns.clear();
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

function compose(connection: DuckDBConnection, sql: string, rest: string): Promise<string> {
  return composeAround(sql, rest, (text) => isSelect(connection, text));
}

/** Runs `sql` with `prefix` before it; an error is told at its place in `sql`. @throws StatementRefused */
async function placed<T>(sql: string, prefix: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw refusalOf(error, sql, Buffer.byteLength(prefix));
  }
}

/** The engine has tables of its own, which tell about itself. @throws StatementRefused */
function refuseOtherTables(
  tables: readonly ReadTable[],
  datasets: readonly StagedDataset[],
  auditLog: StagedAuditLog | undefined,
): void {
  const known = new Set([...datasets.map(({ name }) => name), ...(auditLog ? [AUDIT_TABLE] : [])]);
  const other = tables.find(({ name }) => !known.has(name.toLowerCase()));
  if (other) throw new StatementRefused('query-invalid', `There is no dataset "${other.name}".`, other.place);
}

/** A function that nobody knows and that could be called all the same. @throws StatementRefused */
function refuseStrangers({ strangers }: CheckedStatement): void {
  const [stranger] = strangers;
  if (!stranger) return;
  throw new StatementRefused('query-not-allowed', `The function "${stranger.name}" may not be called.`, stranger.place);
}
