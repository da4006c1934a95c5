import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import type { Erasure } from './erasure-log.ts';
import { checkFingerprint } from './plane-fingerprint.ts';

/** How long to wait for another reader of the file, such as a backup. */
const BUSY_TIMEOUT_MS = 1000;
const SCHEMA_VERSION = 1;
const SCHEMA = `
  CREATE TABLE plane (fingerprint TEXT NOT NULL) STRICT;
  CREATE TABLE subject_key (subject TEXT PRIMARY KEY, wrapped BLOB NOT NULL) STRICT;
  CREATE TABLE erasure (subject TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT;
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/**
 * Wrapped subject keys and erasures in SQLite. `synchronous=FULL`: a key is on the disk before anything sealed with it
 * can be; `secure_delete`: a deleted key's bytes are overwritten with zeros in the file.
 */
export class KeyStore {
  private readonly db: DatabaseSync;
  private readonly selectKey: StatementSync;
  private readonly insertKey: StatementSync;
  private readonly deleteKey: StatementSync;
  private readonly selectErasure: StatementSync;
  private readonly insertErasure: StatementSync;

  /** @throws PlaneKeyError when the keys in the file are wrapped by another plane key. */
  constructor(path: string, fingerprint: string) {
    this.db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
      this.migrate(path);
      this.checkPlaneKey(path, fingerprint);
    } catch (error) {
      this.db.close();
      throw error;
    }
    this.selectKey = this.db.prepare('SELECT wrapped FROM subject_key WHERE subject = ?');
    this.insertKey = this.db.prepare('INSERT INTO subject_key (subject, wrapped) VALUES (?, ?)');
    this.deleteKey = this.db.prepare('DELETE FROM subject_key WHERE subject = ?');
    this.selectErasure = this.db.prepare('SELECT at FROM erasure WHERE subject = ?');
    this.insertErasure = this.db.prepare('INSERT OR IGNORE INTO erasure (subject, at) VALUES (?, ?)');
  }

  /** The subject's wrapped key; `null` when there is none. */
  find(subject: string): Uint8Array | null {
    const row = this.selectKey.get(subject);
    return row ? (row.wrapped as Uint8Array) : null;
  }

  add(subject: string, wrapped: Uint8Array): void {
    this.insertKey.run(subject, wrapped);
  }

  isErased(subject: string): boolean {
    return this.selectErasure.get(subject) !== undefined;
  }

  /** Deletes the keys of all that are named and remembers the erasures. Returns how many keys there were. */
  erase(erasures: readonly Erasure[]): number {
    let destroyed = 0;
    this.db.exec('BEGIN IMMEDIATE');
    try {
      for (const { subject, at } of erasures) {
        destroyed += Number(this.deleteKey.run(subject).changes);
        this.insertErasure.run(subject, at);
      }
      this.db.exec('COMMIT');
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
    this.emptyWriteAheadLog();
    return destroyed;
  }

  erasures(): readonly Erasure[] {
    const rows = this.db.prepare('SELECT subject, at FROM erasure ORDER BY at, subject').all();
    return rows.map((row) => ({ subject: row.subject as string, at: row.at as string }));
  }

  close(): void {
    this.db.close();
  }

  /**
   * The write-ahead log still holds the page as it was with the key on it, so an erasure ends only when it is empty.
   * @throws Error when a reader of `keys.db` holds it for more than a second: forget again then.
   */
  private emptyWriteAheadLog(): void {
    const result = this.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    if (result?.busy !== 0) {
      throw new Error('The key is deleted, but another reader of keys.db keeps its old page alive: try again');
    }
  }

  private migrate(path: string): void {
    const version = this.db.prepare('PRAGMA user_version').get()?.user_version;
    if (version === 0) this.db.exec(`BEGIN; ${SCHEMA} COMMIT`);
    else if (version !== SCHEMA_VERSION) throw new Error(`${path} was written by another version of Chancery`);
  }

  private checkPlaneKey(path: string, fingerprint: string): void {
    const known = this.db.prepare('SELECT fingerprint FROM plane').get()?.fingerprint;
    if (known === undefined) {
      this.db.prepare('INSERT INTO plane (fingerprint) VALUES (?)').run(fingerprint);
    } else {
      checkFingerprint(path, String(known), fingerprint);
    }
  }
}
