import type { DuckDBAppender, DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { openLockedInstance } from '../../engine/locked-instance.ts';
import { quotedName, quotedText } from '../../engine/sql-text.ts';

/** A row as it is stored: its identity, and its cells as text in the order of the columns. */
export interface SinkRow {
  readonly rowId: string;
  readonly digest: string;
  readonly line: number;
  readonly cells: readonly string[];
}

interface SinkParts {
  readonly folder: string;
  readonly batch: string;
  readonly columnCount: number;
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  readonly appender: DuckDBAppender;
}

/** Rows are handed to the engine when either is reached: what is held in memory does not grow with the file. */
const FLUSH_ROWS = 10_000;
const FLUSH_BYTES = 8 * 1024 * 1024;
/** Cells of a Parquet row group: wide files get shorter groups, so that one fits the engine's memory. */
const GROUP_CELLS = 4_000_000;

/** What the engine may take: a column of a table costs it some 150 kB before it has a row. */
function memoryMegabytes(columns: number): number {
  return Math.max(512, Math.ceil(columns * 0.15));
}

/**
 * Collects rows in a staging database on disk and writes them as one Parquet file. The engine may touch `folder` and
 * nothing else.
 */
export class RowSink {
  private pendingRows = 0;
  private pendingBytes = 0;
  private peak = 0;

  private readonly parts: SinkParts;

  private constructor(parts: SinkParts) {
    this.parts = parts;
  }

  static async open(folder: string, batch: string, columns: readonly string[]): Promise<RowSink> {
    const instance = await openLockedInstance(`${folder}/staging.duckdb`, folder, {
      memoryLimit: `${memoryMegabytes(columns.length)}MB`,
      // One thread keeps the rows in order and the memory low.
      threads: 1,
      // Every column of a table takes at least one block: small ones let 10,000 columns fit.
      options: { default_block_size: '16384' },
    });
    const connection = await instance.connect();
    const own = '_row_id VARCHAR, _digest VARCHAR, _line BIGINT, _batch VARCHAR';
    await connection.run(
      `CREATE TABLE rows (${[own, ...columns.map((name) => `${quotedName(name)} VARCHAR`)].join(', ')})`,
    );
    const appender = await connection.createAppender('rows');
    return new RowSink({ folder, batch, columnCount: columns.length, instance, connection, appender });
  }

  add(row: SinkRow): void {
    const { appender, batch } = this.parts;
    appender.appendVarchar(row.rowId);
    appender.appendVarchar(row.digest);
    appender.appendBigInt(BigInt(row.line));
    appender.appendVarchar(batch);
    for (const cell of row.cells) {
      appender.appendVarchar(cell);
      this.pendingBytes += cell.length;
    }
    appender.endRow();
    this.pendingRows++;
    this.peak = Math.max(this.peak, this.pendingRows);
    if (this.pendingRows >= FLUSH_ROWS || this.pendingBytes >= FLUSH_BYTES) this.flush();
  }

  /** The most rows that were ever held in memory. */
  get peakPendingRows(): number {
    return this.peak;
  }

  /** Writes `<folder>/<fileName>`: every row, in the order they were added. */
  async writeParquet(fileName: string): Promise<void> {
    const { appender, columnCount, connection, folder } = this.parts;
    appender.closeSync();
    const group = Math.min(122_880, Math.max(2_048, Math.floor(GROUP_CELLS / (columnCount + 4))));
    const target = quotedText(`${folder}/${fileName}`);
    await connection.run(`COPY rows TO ${target} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${group})`);
  }

  async close(): Promise<void> {
    // Closing would write everything to the staging database once more.
    await this.parts.connection.run('DROP TABLE rows');
    this.parts.connection.closeSync();
    this.parts.instance.closeSync();
  }

  private flush(): void {
    this.parts.appender.flushSync();
    this.pendingRows = 0;
    this.pendingBytes = 0;
  }
}
