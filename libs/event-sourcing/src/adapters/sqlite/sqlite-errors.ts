/** Primary result codes of SQLite (https://sqlite.org/rescode.html). */
const SQLITE_BUSY = 5;
const SQLITE_NOMEM = 7;
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_CONSTRAINT = 19;
const SQLITE_NOTADB = 26;

/** What `node:sqlite` throws when SQLite refuses. */
export interface SqliteError extends Error {
  readonly errcode: number;
}

/** The primary result code; `null` when it is no error of SQLite's. Extended codes carry it in their low byte. */
function resultCode(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null;
  return 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}

/** What an error says, whoever threw it. */
export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}

/** A unique key was there already. */
export function isConstraint(error: unknown): boolean {
  return resultCode(error) === SQLITE_CONSTRAINT;
}

/** The file is not what SQLite wrote. */
export function isDamage(error: unknown): error is SqliteError {
  const code = resultCode(error);
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}

/** Another connection holds the lock. */
export function isLocked(error: unknown): boolean {
  return resultCode(error) === SQLITE_BUSY;
}

/** The disk or its owner is in the way: full, failing, locked. It may pass. */
export function isOutage(error: unknown): error is SqliteError {
  const code = resultCode(error);
  return (
    code === SQLITE_FULL ||
    code === SQLITE_IOERR ||
    code === SQLITE_BUSY ||
    code === SQLITE_CANTOPEN ||
    code === SQLITE_NOMEM
  );
}
