import type { DatabaseSync } from 'node:sqlite';
import type { CollectionRef, IndexSpec } from '../../document-store.ts';

const SCHEMA_VERSION = 1;
const SCHEMA = `
  CREATE TABLE generation (
    name TEXT NOT NULL,
    generation INTEGER NOT NULL,
    indexes TEXT NOT NULL,
    checkpoint TEXT,
    PRIMARY KEY (name, generation)
  ) STRICT;
  CREATE TABLE alias (name TEXT PRIMARY KEY, generation INTEGER NOT NULL) STRICT;
  CREATE TABLE parked (
    name TEXT NOT NULL,
    generation INTEGER NOT NULL,
    key TEXT NOT NULL,
    position TEXT NOT NULL,
    event_id TEXT NOT NULL,
    error TEXT NOT NULL,
    PRIMARY KEY (name, generation, key, position)
  ) STRICT, WITHOUT ROWID;
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** @throws Error when the file was written by a version with another schema. */
export function migrate(db: DatabaseSync, path: string): void {
  const version = db.prepare('PRAGMA user_version').get()?.user_version;
  if (version === 0) db.exec(`BEGIN; ${SCHEMA} COMMIT`);
  else if (version !== SCHEMA_VERSION) {
    throw new Error(`${path} was written by another version of Chancery; remove it and it is rebuilt from the log`);
  }
}

/** The table of a generation's documents. Names are validated before they come here, so quoting is enough. */
export function tableOf({ name, generation }: CollectionRef): string {
  return `"documents:${name}:${generation}"`;
}

/** `document` is JSON, `NULL` for a tombstone. */
export function createTable(ref: CollectionRef): string {
  return `CREATE TABLE IF NOT EXISTS ${tableOf(ref)} (id TEXT PRIMARY KEY, document TEXT, last_position TEXT NOT NULL) STRICT`;
}

/** Live documents by the fields and then by ID, so that a page of a list is one walk along the index. */
export function createIndex(ref: CollectionRef, { fields }: IndexSpec): string {
  const name = `"index:${ref.name}:${ref.generation}:${fields.join()}"`;
  return `CREATE INDEX IF NOT EXISTS ${name} ON ${tableOf(ref)} (${[...fields.map(fieldExpression), 'id'].join(', ')}) WHERE document IS NOT NULL`;
}

/** The value of a field as it is indexed: strings and numbers; anything else counts as missing. */
export function fieldExpression(field: string): string {
  const path = `'$.${field
    .split('.')
    .map((name) => `"${name}"`)
    .join('.')}'`;
  return `CASE WHEN json_type(document, ${path}) IN ('text', 'integer', 'real') THEN json_extract(document, ${path}) END`;
}
