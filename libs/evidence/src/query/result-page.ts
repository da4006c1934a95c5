import type { DuckDBConnection, DuckDBResult, Json } from '@duckdb/node-api';
import { JsonDuckDBValueConverter } from '@duckdb/node-api';
import { StatementRefused } from './query-refusal.ts';

/** Which rows of a result to answer with. */
export interface PageOrder {
  /** Rows that were answered with before. */
  readonly offset: number;
  /** Rows to answer with at most. */
  readonly limit: number;
  /** `seen` of the page before; `null` for the first page. */
  readonly seen: string | null;
}

export interface ResultPage {
  readonly rows: readonly (readonly Json[])[];
  /** Whether there are rows after these. */
  readonly more: boolean;
  /** What the rows up to the end of this page were, each at its place, in 16 hex digits; `null` when nothing comes after. */
  readonly seen: string | null;
}

/** JSON text of a page's rows; a larger page is refused. */
const MAX_PAGE_LENGTH = 32 * 1024 * 1024;

/** Stands before the composed statement when its first rows are kept as a table of the connection. */
export function keepPrefix(columnCount: number): string {
  return `CREATE TEMP TABLE _page (${columnNames(columnCount)}) AS `;
}

/**
 * A page of the rows that were kept as `_page` (`keepPrefix`), which are the result's first `offset + limit + 1`.
 * A page after the first goes on only where the rows before it are, one by one, those answered with before.
 * @throws StatementRefused
 */
export async function readPage(
  connection: DuckDBConnection,
  columnCount: number,
  { offset, limit, seen }: PageOrder,
): Promise<ResultPage> {
  const names = columnNames(columnCount);
  if (seen !== null && (await seenUpTo(connection, names, offset)) !== seen) throw moved(offset);
  const end = offset + limit;
  const selected = `SELECT ${names} FROM _page WHERE rowid >= ${offset} AND rowid < ${end} ORDER BY rowid`;
  const rows = await collect(await connection.stream(selected));
  const more = rows.length === limit && (await hasRow(connection, end));
  return { rows, more, seen: more ? await seenUpTo(connection, names, end) : null };
}

function columnNames(count: number): string {
  return Array.from({ length: count }, (_, index) => `c${index}`).join(', ');
}

/** A digest of the first `end` rows: other rows, or the same in another order, give another. */
async function seenUpTo(connection: DuckDBConnection, names: string, end: number): Promise<string> {
  const sql = `SELECT format('{:016x}', coalesce(bit_xor(hash(rowid, ${names})), 0)) FROM _page WHERE rowid < ${end}`;
  const reader = await connection.runAndReadAll(sql);
  return String(reader.getRows()[0]?.[0]);
}

async function hasRow(connection: DuckDBConnection, row: number): Promise<boolean> {
  const reader = await connection.runAndReadAll(`SELECT 1 FROM _page WHERE rowid = ${row}`);
  return reader.currentRowCount > 0;
}

async function collect(result: DuckDBResult): Promise<(readonly Json[])[]> {
  const rows: (readonly Json[])[] = [];
  let length = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const row of chunk.convertRows(JsonDuckDBValueConverter)) {
      length += JSON.stringify(row).length;
      if (length > MAX_PAGE_LENGTH) throw tooLarge();
      rows.push(row);
    }
  }
  return rows;
}

function tooLarge(): StatementRefused {
  return new StatementRefused(
    'query-too-large',
    `The page is larger than ${MAX_PAGE_LENGTH / 1024 / 1024} MiB. Select fewer columns or rows.`,
  );
}

function moved(offset: number): StatementRefused {
  return new StatementRefused(
    'query-page-moved',
    `The first ${offset} rows came in another order than before, so the next page would repeat or leave out rows. ` +
      'Begin again with an ORDER BY that leaves no ties (for example by _row_id at its end).',
  );
}
