import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DataFolderOwnedError } from '../../event-store.ts';
import { isLocked } from './sqlite-errors.ts';

/** Held by `BEGIN EXCLUSIVE` for as long as the owner lives: the operating system lets go when the process ends. */
const LOCK_FILE = 'owner.db';
/**
 * Says who. A file of its own, because nobody can read the locked one; and to open and close the locked file outside
 * SQLite would let go of the lock (POSIX).
 */
const WHO_FILE = 'owner.pid';

/** A data folder that is ours until `release`. */
export interface OwnedFolder {
  release(): void;
}

/** @throws DataFolderOwnedError naming the folder and the owner's process when another connection owns it */
export function ownFolder(folder: string): OwnedFolder {
  const db = new DatabaseSync(join(folder, LOCK_FILE), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (!isLocked(error)) throw error;
    throw new DataFolderOwnedError(
      `The data folder ${folder} belongs to process ${ownerOf(folder)}, which is still running: stop it first`,
      { cause: error },
    );
  }
  writeFileSync(join(folder, WHO_FILE), `${process.pid}\n`);
  return { release: () => db.close() };
}

function ownerOf(folder: string): string {
  try {
    return readFileSync(join(folder, WHO_FILE), 'utf8').trim();
  } catch {
    return '(unknown)';
  }
}
