import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EventId, Json, StreamName } from '@chancery/kernel';
import type { Snapshot, SnapshotStore } from '../../snapshot-store.ts';

/** Rows as SQLite gives them. */
interface SnapshotRow {
  readonly state_version: number;
  readonly revision: number;
  readonly last_event: string;
  readonly last_time: number;
  readonly state: string;
}

/**
 * Snapshots in `snapshots.db` of a plane's folder. A cache: the file may be deleted while nothing runs, and what is
 * lost in a crash is folded again.
 */
export function openSqliteSnapshotStore({ folder }: { readonly folder: string }): SnapshotStore {
  const db = new DatabaseSync(join(folder, 'snapshots.db'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
  db.exec(
    'CREATE TABLE IF NOT EXISTS snapshot (stream TEXT PRIMARY KEY, state_version INTEGER NOT NULL, revision INTEGER NOT NULL, last_event TEXT NOT NULL, last_time INTEGER NOT NULL, state TEXT NOT NULL) STRICT',
  );
  const select = db.prepare(
    'SELECT state_version, revision, last_event, last_time, state FROM snapshot WHERE stream = ?',
  );
  const upsert = db.prepare('INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?, ?)');
  return {
    load(stream: StreamName): Snapshot | null {
      const row = select.get(stream) as unknown as SnapshotRow | undefined;
      if (!row) return null;
      return {
        stateVersion: row.state_version,
        revision: row.revision,
        lastEvent: row.last_event as EventId,
        lastTime: row.last_time,
        state: JSON.parse(row.state) as Json,
      };
    },
    save(stream, { stateVersion, revision, lastEvent, lastTime, state }) {
      upsert.run(stream, stateVersion, revision, lastEvent, lastTime, JSON.stringify(state));
    },
    close() {
      db.close();
    },
  };
}
