import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { WriterAppend } from './append-batch.ts';
import { GroupWriter } from './group-writer.ts';
import type { WriterReply } from './writer-protocol.ts';
import { openForReading, openForWriting } from './schema.ts';
import { withTemporaryFolder } from './testing/temporary-folder.ts';

const EVENT_BYTES = 2000;

function appendTo(stream: string, eventCount: number): WriterAppend {
  const event = () => ({
    id: randomUUID(),
    type: 'chancery.contract.counted.v1',
    tenant: 'eu_tacme',
    commandId: 'command',
    bytes: new Uint8Array(EVENT_BYTES),
  });
  return { stream, expected: 'any', events: Array.from({ length: eventCount }, event), commands: [] };
}

function storedEvents(folder: string): number {
  const db = openForReading(folder, 'eu');
  try {
    return Number(db.prepare('SELECT count(*) AS events FROM events').get()?.['events']);
  } finally {
    db.close();
  }
}

/** A writer whose connections are prepared by `prepare`, one call per connection. */
async function withWriter(
  prepare: (db: DatabaseSync, connection: number) => void,
  use: (writer: GroupWriter, folder: string) => void,
): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    let connections = 0;
    const writer = new GroupWriter(() => {
      const db = openForWriting(folder, 'eu');
      prepare(db, ++connections);
      return db;
    });
    try {
      use(writer, folder);
    } finally {
      writer.close();
    }
  });
}

const NOTHING = () => undefined;

/** Writes one group. */
function write(writer: GroupWriter, appends: readonly WriterAppend[]): WriterReply | null {
  return writer.add(appends) ?? writer.commit();
}

describe('GroupWriter', () => {
  it('answers each append of a group and tells the head of the log', () =>
    withWriter(NOTHING, (writer, folder) => {
      const stale = { ...appendTo('b', 1), expected: 5 };
      expect(write(writer, [appendTo('a', 2), stale, appendTo('a', 1)])).toEqual({
        kind: 'committed',
        appends: 3,
        head: 3,
        appended: [1, 2, 2, 0, 0, 0, 2, 3, 3],
        others: [[1, { kind: 'wrong_revision', actual: 'no_stream' }]],
      });
      expect(storedEvents(folder)).toBe(3);
    }));

  it('writes a group that comes in parts as one, also when a repeat in it makes it begin again', () =>
    withWriter(NOTHING, (writer, folder) => {
      const repeated = appendTo('a', 2);
      expect(writer.add([repeated, appendTo('b', 1)])).toBeNull();
      expect(writer.add([repeated, appendTo('a', 1)])).toBeNull();
      expect(writer.add([repeated, appendTo('b', 1)])).toBeNull();
      expect(storedEvents(folder)).toBe(0);
      expect(writer.commit()).toEqual({
        kind: 'committed',
        appends: 6,
        head: 5,
        appended: [1, 2, 2, 0, 3, 3, 1, 2, 2, 2, 4, 4, 1, 2, 2, 1, 5, 5],
        others: [],
      });
      expect(storedEvents(folder)).toBe(5);
      expect(writer.commit()).toBeNull();
    }));

  it('writes nothing of a group that the disk has no room for, and works again once there is room', () => {
    let full: DatabaseSync | null = null;
    return withWriter(
      (db, connection) => {
        if (connection === 1) full = db;
      },
      (writer, folder) => {
        expect(write(writer, [appendTo('a', 1)])).toMatchObject({ kind: 'committed', head: 1 });
        full?.exec('PRAGMA max_page_count = 1');
        const reply = write(writer, [appendTo('a', 1), appendTo('b', 500), appendTo('c', 1)]);
        expect(reply).toEqual({
          kind: 'not_written',
          appends: 3,
          reason: 'database or disk is full',
          damaged: false,
          passing: true,
        });
        expect(storedEvents(folder)).toBe(1);
        expect(write(writer, [appendTo('a', 1), appendTo('b', 1)])).toMatchObject({
          kind: 'committed',
          head: 3,
          appended: [1, 2, 2, 0, 3, 3],
        });
      },
    );
  });

  it('does not know what became of a group whose commit failed, and goes on from what the log says', () =>
    withWriter(
      (db, connection) => {
        if (connection > 1) return;
        // A deferred foreign key is looked at by COMMIT itself: a commit that fails, in a real engine.
        db.exec(`PRAGMA foreign_keys = ON;
          CREATE TEMP TABLE parent (id INTEGER PRIMARY KEY);
          CREATE TEMP TABLE child (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);
          CREATE TEMP TRIGGER fail_commit AFTER INSERT ON main.events BEGIN INSERT INTO child VALUES (7); END;`);
      },
      (writer, folder) => {
        expect(write(writer, [appendTo('a', 3)])).toEqual({
          kind: 'unknown',
          appends: 1,
          reason: 'FOREIGN KEY constraint failed',
        });
        expect(storedEvents(folder)).toBe(0);
        expect(write(writer, [appendTo('a', 1)])).toMatchObject({ kind: 'committed', head: 1, appended: [0, 1, 1] });
      },
    ));

  it('writes nothing while it cannot open the log, and tries again with the next group', async () => {
    let blocked = true;
    await withWriter(
      () => {
        if (blocked) throw new Error('the folder is away');
      },
      (writer, folder) => {
        expect(write(writer, [appendTo('a', 1)])).toMatchObject({ kind: 'not_written', reason: 'the folder is away' });
        blocked = false;
        expect(write(writer, [appendTo('a', 1)])).toMatchObject({ kind: 'committed', head: 1 });
        expect(storedEvents(folder)).toBe(1);
      },
    );
  });
});
