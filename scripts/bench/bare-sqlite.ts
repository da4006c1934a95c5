import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { INSERT_COMMAND, INSERT_EVENT, TABLES, WRITER_PRAGMAS } from '@chancery/event-sourcing/sqlite';

/** What to write with nothing but `node:sqlite`: the limit the event store is measured against. */
export interface BareSqliteRun {
  /** An existing folder; the database in it is made and removed. */
  readonly folder: string;
  readonly events: number;
  /** Events per commit. */
  readonly group: number;
  readonly streams: number;
  readonly tenants: number;
  /** Bytes of one event. */
  readonly eventBytes: number;
}

/**
 * Writes events and their commands into the event store's own tables, with its indexes and settings, one event and
 * one command a time on one thread, `group` of them per commit. All values are ready before the clock starts: no
 * hashing, no look-up, no message between threads.
 * @returns events per second
 */
export function measureBareSqlite(run: BareSqliteRun): number {
  const file = join(run.folder, 'bare.db');
  const db = new DatabaseSync(file);
  try {
    db.exec(WRITER_PRAGMAS);
    db.exec(TABLES);
    const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];
    const [insertEvent, insertCommand] = [db.prepare(INSERT_EVENT), db.prepare(INSERT_COMMAND)];
    const rows = rowsOf(run);
    const started = process.hrtime.bigint();
    for (let start = 0; start < rows.length; start += run.group) {
      begin.run();
      for (const { event, command } of rows.slice(start, start + run.group)) {
        insertCommand.run(...command);
        insertEvent.run(...event);
      }
      commit.run();
    }
    return run.events / (Number(process.hrtime.bigint() - started) / 1e9);
  } finally {
    db.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  }
}

type Value = number | string | Uint8Array;

function rowsOf({ events, streams, tenants, eventBytes }: BareSqliteRun): { event: Value[]; command: Value[] }[] {
  const bytes = randomBytes(eventBytes);
  const hash = randomBytes(32);
  const answer = JSON.stringify({ ok: { admitted: true, remaining: 1000 } });
  const revisions = new Array<number>(streams).fill(-1);
  const entries = new Array<number>(tenants).fill(0);
  return Array.from({ length: events }, (_, index) => {
    const position = index + 1;
    const stream = index % streams;
    const tenant = stream % tenants;
    const revision = (revisions[stream] ?? 0) + 1;
    const entry = (entries[tenant] ?? 0) + 1;
    revisions[stream] = revision;
    entries[tenant] = entry;
    const commandId = timeOrderedId(position);
    return {
      event: [position, stream, revision, 1, tenant, entry, timeOrderedId(position), commandId, hash, bytes],
      command: [tenant, commandId, hash, answer, stream, revision, revision, position],
    };
  });
}

/** Random, but later ones are greater, as version 7 UUIDs are. */
function timeOrderedId(order: number): Uint8Array {
  const id = randomBytes(16);
  id.writeUIntBE(order, 0, 6);
  return id;
}
