import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type {
  CollectionRef,
  Document,
  FindOptions,
  FoundPage,
  IndexSpec,
  PageWrite,
  StoredDocument,
} from '../../document-store.ts';
import { decodeCursor, encodeCursor } from '../../find/cursor.ts';
import { fieldValue } from '../../find/field-path.ts';
import { findStatements } from './find-sql.ts';
import { tableOf } from './schema.ts';

/** A row of a documents table as an array: ID, JSON or `null` for a tombstone, last position. */
type DocumentRow = readonly [id: string, document: string | null, lastPosition: string];

const SCAN_PAGE = 500;

/** The documents of one generation: statements prepared once, writes on one connection, reads on the other. */
export class SqliteCollection {
  private readonly upsert: StatementSync;
  private readonly select: StatementSync;
  private readonly scanStart: StatementSync;
  private readonly scanAfter: StatementSync;
  private readonly finds = new Map<string, StatementSync>();

  constructor(
    readonly ref: CollectionRef,
    readonly indexes: readonly IndexSpec[],
    writer: DatabaseSync,
    private readonly reader: DatabaseSync,
  ) {
    const table = tableOf(ref);
    this.upsert = writer.prepare(
      `INSERT INTO ${table} (id, document, last_position) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET document = excluded.document, last_position = excluded.last_position
       WHERE excluded.last_position > last_position`,
    );
    const rows = `SELECT id, document, last_position FROM ${table}`;
    this.select = this.prepareRead(`${rows} WHERE id = ?`);
    this.scanStart = this.prepareRead(`${rows} ORDER BY id LIMIT ${SCAN_PAGE}`);
    this.scanAfter = this.prepareRead(`${rows} WHERE id > ? ORDER BY id LIMIT ${SCAN_PAGE}`);
  }

  /** Inside the caller's transaction. */
  write(page: PageWrite): void {
    for (const { id, document, lastPosition } of page.documents) {
      this.upsert.run(id, document === null ? null : JSON.stringify(document), lastPosition);
    }
  }

  get(id: string): StoredDocument | null {
    const row = this.select.get(id) as unknown as DocumentRow | undefined;
    return row ? stored(row) : null;
  }

  /** The documents after `id` in order of their IDs, at most 500; the first ones when `id` is `null`. */
  scanPage(id: string | null): readonly StoredDocument[] {
    const rows = id === null ? this.scanStart.all() : this.scanAfter.all(id);
    return (rows as unknown as readonly DocumentRow[]).map(stored);
  }

  /** @throws InvalidCursorError */
  find(options: FindOptions): FoundPage {
    const { after, limit, sortBy } = options;
    const start = after === undefined ? null : decodeCursor(options, after);
    const rows: DocumentRow[] = [];
    for (const { sql, values } of findStatements(this.ref, options, start)) {
      // One more than the page holds tells whether there is a next one.
      const missing = limit + 1 - rows.length;
      if (missing > 0) rows.push(...(this.prepared(sql).all(...values, missing) as unknown as DocumentRow[]));
    }
    const documents = rows.slice(0, limit).map(stored);
    const last = documents.at(-1);
    const value = last?.document && sortBy !== undefined ? fieldValue(last.document, sortBy) : null;
    return {
      documents,
      cursor: last && rows.length > limit ? encodeCursor(options, { value, id: last.id }) : null,
    };
  }

  private prepared(sql: string): StatementSync {
    const statement = this.finds.get(sql) ?? this.prepareRead(sql);
    this.finds.set(sql, statement);
    return statement;
  }

  private prepareRead(sql: string): StatementSync {
    const statement = this.reader.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  }
}

function stored([id, document, lastPosition]: DocumentRow): StoredDocument {
  return { id, document: document === null ? null : (JSON.parse(document) as Document), lastPosition };
}
