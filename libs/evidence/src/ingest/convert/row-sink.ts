import { rename, rm } from 'node:fs/promises';
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
  readonly columns: readonly string[];
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
}

/** Rows are handed to the engine when either is reached: what is held in memory does not grow with the file. */
const FLUSH_ROWS = 10_000;
const FLUSH_BYTES = 8 * 1024 * 1024;
/**
 * What the engine holds is written as a part when it is this much text: its memory does not grow with the file either,
 * which a table on disk does not promise.
 */
const PART_BYTES = 64 * 1024 * 1024;
/** Of a Parquet row group: wide rows and long ones get shorter groups, so that one fits the engine's memory. */
const GROUP_ROWS = 122_880;
const GROUP_CELLS = 4_000_000;
const GROUP_BYTES = 32 * 1024 * 1024;

/** What the engine may take: a column of a table costs it some 150 kB before it has a row. */
function memoryMegabytes(columns: number): number {
  return Math.max(512, Math.ceil(columns * 0.15));
}

/**
 * Collects rows in a staging database, writes them as Parquet parts, and puts these together as one file. The engine may
 * touch `folder` and nothing else.
 */
export class RowSink {
  private rows = 0;
  private bytes = 0;
  private pendingRows = 0;
  private pendingBytes = 0;
  private peak = 0;
  /** Text handed to the engine since the last part. */
  private partBytes = 0;
  private readonly partFiles: string[] = [];
  private readonly parts: SinkParts;
  private appender: DuckDBAppender;

  private constructor(parts: SinkParts, appender: DuckDBAppender) {
    this.parts = parts;
    this.appender = appender;
  }

  static async open(folder: string, batch: string, columns: readonly string[]): Promise<RowSink> {
    const instance = await openLockedInstance(`${folder}/staging.duckdb`, folder, {
      memoryLimit: `${memoryMegabytes(columns.length)}MB`,
      // One thread keeps the rows in order and the memory low.
      threads: 1,
      // Every column of a table takes at least one block: small ones let 10,000 columns fit.
      options: { default_block_size: '16384' },
    });
    const parts = { folder, batch, columns, instance, connection: await instance.connect() };
    return new RowSink(parts, await emptyTable(parts));
  }

  add(row: SinkRow): void {
    const { appender } = this;
    appender.appendVarchar(row.rowId);
    appender.appendVarchar(row.digest);
    appender.appendBigInt(BigInt(row.line));
    appender.appendVarchar(this.parts.batch);
    for (const cell of row.cells) {
      appender.appendVarchar(cell);
      this.pendingBytes += cell.length;
      this.bytes += cell.length;
    }
    appender.endRow();
    this.rows++;
    this.pendingRows++;
    this.peak = Math.max(this.peak, this.pendingRows);
    if (this.pendingRows >= FLUSH_ROWS || this.pendingBytes >= FLUSH_BYTES) this.flush();
  }

  /** Writes a part when it is time to; to be waited for now and then between rows. */
  async room(): Promise<void> {
    if (this.partBytes < PART_BYTES) return;
    await this.writePart();
    this.appender = await emptyTable(this.parts);
  }

  /** The most rows that were ever held in memory. */
  get peakPendingRows(): number {
    return this.peak;
  }

  /** Writes `<folder>/<fileName>`: every row, in the order they were added. No row can be added any more. */
  async writeParquet(fileName: string): Promise<void> {
    await this.writePart();
    const { folder } = this.parts;
    const [first = '', ...others] = this.partFiles;
    if (others.length === 0) {
      await rename(`${folder}/${first}`, `${folder}/${fileName}`);
      return;
    }
    const files = this.partFiles.map((file) => quotedText(`${folder}/${file}`)).join(', ');
    await this.copy(`(FROM read_parquet([${files}]))`, fileName);
    for (const file of this.partFiles) await rm(`${folder}/${file}`);
  }

  async close(): Promise<void> {
    // Closing would write everything to the staging database once more.
    await this.parts.connection.run('DROP TABLE IF EXISTS rows');
    this.parts.connection.closeSync();
    this.parts.instance.closeSync();
  }

  private flush(): void {
    this.appender.flushSync();
    this.partBytes += this.pendingBytes;
    this.pendingRows = 0;
    this.pendingBytes = 0;
  }

  private async writePart(): Promise<void> {
    this.appender.closeSync();
    this.partBytes = 0;
    this.pendingRows = 0;
    this.pendingBytes = 0;
    const file = `part${this.partFiles.length}.parquet`;
    await this.copy('rows', file);
    this.partFiles.push(file);
    await this.parts.connection.run('DROP TABLE rows');
  }

  private async copy(from: string, fileName: string): Promise<void> {
    const { columns, connection, folder } = this.parts;
    const most = Math.min(GROUP_ROWS, GROUP_CELLS / (columns.length + 4), (GROUP_BYTES * this.rows) / (this.bytes + 1));
    const group = Math.max(1, Math.floor(most));
    const target = quotedText(`${folder}/${fileName}`);
    await connection.run(`COPY ${from} TO ${target} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${group})`);
  }
}

/** A new table for rows, and the way to append to it. */
async function emptyTable({ connection, columns }: SinkParts): Promise<DuckDBAppender> {
  const own = '_row_id VARCHAR, _digest VARCHAR, _line BIGINT, _batch VARCHAR';
  await connection.run(
    `CREATE TABLE rows (${[own, ...columns.map((name) => `${quotedName(name)} VARCHAR`)].join(', ')})`,
  );
  return connection.createAppender('rows');
}
