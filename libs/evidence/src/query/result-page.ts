import type { DuckDBConnection, DuckDBResult, Json } from '@duckdb/node-api';
import { JsonDuckDBValueConverter } from '@duckdb/node-api';
import { COMPOSED_PREFIX } from './compose-around.ts';
import { textOf } from '../resolve/result-text.ts';
import { afterCondition, placeAfter } from './page-keys.ts';
import type { KeyTexts, PageKey } from './page-keys.ts';
import { StatementRefused } from './query-refusal.ts';

/** Which rows of a result to answer with. */
export interface PageOrder {
  /** Rows that were answered with before. */
  readonly offset: number;
  /** Rows to answer with at most. */
  readonly limit: number;
  /** `seen` of the page before; `null` for the first page. */
  readonly seen: string | null;
  /** `after` of the page before. */
  readonly after: KeyTexts | null;
}

export interface ResultPage {
  readonly rows: readonly (readonly Json[])[];
  /** Whether there are rows after these. */
  readonly more: boolean;
  /** What the rows up to the end of this page were, each at its place, in 16 hex digits; `null` when nothing comes after. */
  readonly seen: string | null;
  /** The keys of the last row, where the next page may begin right after them without looking at the rows before. */
  readonly after: KeyTexts | null;
}

/** A checked statement whose result is paged. */
export interface PagedStatement {
  readonly columnCount: number;
  /** What the rows are ordered by, where the statement is a listing (`listing-order.ts`). */
  readonly keys: readonly PageKey[] | null;
  /** The statement as a subquery that `rest` follows. */
  readonly compose: (rest: string) => Promise<string>;
  /** Runs an SQL with the composed statement in it; `prefix` is what stands before the statement itself. */
  readonly placed: <T>(prefix: string, run: () => Promise<T>) => Promise<T>;
}

/** JSON text of a page's rows; a larger page is refused. */
const MAX_PAGE_LENGTH = 32 * 1024 * 1024;

/**
 * A page of a result.
 *
 * - The first page is the first rows as they come.
 * - A page of a listing whose page before ended between two keys begins right after these keys: what comes before is
 *   not computed again.
 * - Any other page is counted: the result is computed up to its end, and it goes on only where the rows before it are,
 *   one by one, those answered with before.
 * @throws StatementRefused
 */
export async function readPage(
  connection: DuckDBConnection,
  statement: PagedStatement,
  page: PageOrder,
): Promise<ResultPage> {
  const { keys, columnCount } = statement;
  const { after, limit, seen } = page;
  if (seen === null) return direct(connection, statement, page, `LIMIT ${limit + 1}`);
  if (keys === null || after?.length !== keys.length) return counted(connection, statement, page);
  const beyond = `WHERE ${afterCondition(keys, after)}`;
  return direct(connection, statement, page, `AS _p(${columnNames(columnCount)}) ${beyond} LIMIT ${limit + 1}`);
}

/**
 * The result is taken as a whole, it being small: one that is streamed waits some milliseconds for each of its parts.
 * @param rest what chooses the page's rows, and one more, from the statement's
 */
async function direct(
  connection: DuckDBConnection,
  statement: PagedStatement,
  page: PageOrder,
  rest: string,
): Promise<ResultPage> {
  const prefix = `${selected(statement, `row_number() OVER () + ${page.offset - 1}`)} FROM (`;
  const sql = `${prefix}${await statement.compose(rest)}) AS _p(${columnNames(statement.columnCount)})`;
  return statement.placed(prefix + COMPOSED_PREFIX, async () =>
    collect(await connection.run(sql), statement.keys, page),
  );
}

async function counted(connection: DuckDBConnection, statement: PagedStatement, page: PageOrder): Promise<ResultPage> {
  const { offset, limit, seen } = page;
  const names = columnNames(statement.columnCount);
  const prefix = `CREATE TEMP TABLE _page (${names}) AS `;
  const composed = await statement.compose(`LIMIT ${offset + limit + 1}`);
  await statement.placed(prefix + COMPOSED_PREFIX, () => connection.run(prefix + composed));
  const before = `SELECT coalesce(bit_xor(hash(rowid, ${names})), 0) FROM _page WHERE rowid < ${offset}`;
  const reader = await connection.runAndReadAll(before);
  if (hexOf(BigInt(String(reader.getRows()[0]?.[0]))) !== seen) throw moved(offset);
  const rows = `FROM _page WHERE rowid >= ${offset} AND rowid <= ${offset + limit} ORDER BY rowid`;
  return collect(await connection.run(`${selected(statement, 'rowid')} ${rows}`), statement.keys, page);
}

/** Of each row: a digest of it at its place, the texts of its keys, its cells. */
function selected({ columnCount, keys }: PagedStatement, place: string): string {
  const names = columnNames(columnCount);
  const texts = (keys ?? []).map(({ column }) => `CAST(c${column} AS VARCHAR), `).join('');
  return `SELECT hash(${place}, ${names}), ${texts}${names}`;
}

function columnNames(count: number): string {
  return Array.from({ length: count }, (_, index) => `c${index}`).join(', ');
}

/** The page's rows, from a result that has one more where there are more. */
async function collect(
  result: DuckDBResult,
  keys: readonly PageKey[] | null,
  { limit, seen }: PageOrder,
): Promise<ResultPage> {
  const keyCount = keys?.length ?? 0;
  const rows: (readonly Json[])[] = [];
  let length = 0;
  let digest = BigInt(`0x${seen ?? '0'}`);
  let last: KeyTexts = [];
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [own = '0', ...shown] of chunk.convertRows(JsonDuckDBValueConverter)) {
      const texts = shown.slice(0, keyCount).map((text) => (typeof text === 'string' ? text : null));
      if (rows.length === limit) {
        return { rows, more: true, seen: hexOf(digest), after: keys && placeAfter(last, texts) };
      }
      const cells = shown.slice(keyCount);
      length += JSON.stringify(cells).length;
      if (length > MAX_PAGE_LENGTH) throw tooLarge();
      rows.push(cells);
      digest ^= BigInt(textOf(own));
      last = texts;
    }
  }
  return { rows, more: false, seen: null, after: null };
}

function hexOf(digest: bigint): string {
  return digest.toString(16).padStart(16, '0');
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
