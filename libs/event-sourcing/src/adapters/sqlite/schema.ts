import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { PlaneId } from '@chancery/kernel';
import { StoreDamagedError } from '../../event-store.ts';
import { isDamage } from './sqlite-errors.ts';

/** The log of a plane, in the plane's data folder. */
export const EVENTS_FILE = 'events.db';

/** Tells SQLite files of ours from others: the letters "Chcy". */
const APPLICATION_ID = 0x43686379;
/** Version of the tables below. */
const FORMAT = 1;
/** Waits this long for a lock: another process may be recovering the log or reading it in one go. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * `events.position` is dense: 1 for the first event. Names are stored once and referred to by number. `id` and
 * `command_id` hold what `CompactIds` makes of them. `commands.position` is that of the command's last event.
 */
export const TABLES = `
  CREATE TABLE plane (name TEXT NOT NULL) STRICT;
  CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, category TEXT NOT NULL) STRICT;
  CREATE TABLE tenants (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY, stream_id INTEGER NOT NULL, revision INTEGER NOT NULL, type_id INTEGER NOT NULL,
    tenant_id INTEGER NOT NULL, entry INTEGER NOT NULL, id ANY NOT NULL, command_id ANY NOT NULL,
    leaf_hash BLOB NOT NULL, bytes BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_by_stream ON events (stream_id, revision);
  CREATE UNIQUE INDEX events_by_tenant ON events (tenant_id, entry);
  CREATE UNIQUE INDEX events_by_id ON events (id);
  CREATE TABLE commands (
    tenant_id INTEGER NOT NULL, command_id ANY NOT NULL, hash ANY NOT NULL, answer TEXT NOT NULL,
    stream_id INTEGER NOT NULL, first_revision INTEGER NOT NULL, last_revision INTEGER NOT NULL,
    position INTEGER NOT NULL, PRIMARY KEY (tenant_id, command_id)
  ) STRICT, WITHOUT ROWID;
`;

/** Rows of `events` and `commands`, in the order of their columns. */
export const INSERT_EVENT = 'INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
export const INSERT_COMMAND = 'INSERT INTO commands VALUES (?, ?, ?, ?, ?, ?, ?, ?)';

/**
 * What the writer's connection runs with: a commit returns after its fsync. Pages of the write-ahead log before it is
 * copied into the database: few enough to stay in the page cache, enough that a hot page is copied once for many commits.
 */
export const WRITER_PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA wal_autocheckpoint = 4000;
  PRAGMA cache_size = -65536;
  PRAGMA temp_store = MEMORY;
`;

/** Opens the writer's connection, making the database where there is none. @throws StoreDamagedError */
export function openForWriting(folder: string, plane: PlaneId): DatabaseSync {
  return open(folder, plane, false);
}

/** Opens a connection that cannot write. @throws StoreDamagedError, Error when there is no event store in the folder */
export function openForReading(folder: string, plane: PlaneId): DatabaseSync {
  if (!existsSync(join(folder, EVENTS_FILE))) throw new Error(`There is no event store in ${folder}`);
  return open(folder, plane, true);
}

function open(folder: string, plane: PlaneId, readOnly: boolean): DatabaseSync {
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(join(folder, EVENTS_FILE), { readOnly, timeout: BUSY_TIMEOUT_MS });
    if (!readOnly) {
      db.exec(WRITER_PRAGMAS);
      if (pragma(db, 'user_version') === 0) create(db, plane);
    }
    checkFormat(db, folder, plane);
    return db;
  } catch (error) {
    db?.close();
    if (!isDamage(error)) throw error;
    throw new StoreDamagedError(`The event store in ${folder} is damaged: ${error.message}`, { cause: error });
  }
}

function create(db: DatabaseSync, plane: PlaneId): void {
  db.exec(`BEGIN IMMEDIATE; ${TABLES}`);
  db.prepare('INSERT INTO plane VALUES (?)').run(plane);
  db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FORMAT}; COMMIT`);
}

function checkFormat(db: DatabaseSync, folder: string, plane: PlaneId): void {
  const format = pragma(db, 'user_version');
  if (pragma(db, 'application_id') !== APPLICATION_ID || format !== FORMAT) {
    throw new Error(`${join(folder, EVENTS_FILE)} is not an event store of format ${FORMAT} (it says ${format})`);
  }
  const stored = db.prepare('SELECT name FROM plane').get()?.['name'];
  if (stored !== plane)
    throw new Error(`The event store in ${folder} belongs to plane "${String(stored)}", not "${plane}"`);
}

function pragma(db: DatabaseSync, name: string): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);
}
