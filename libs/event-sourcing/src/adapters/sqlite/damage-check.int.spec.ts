import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, mkdtemp, open, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { START, StoreDamagedError } from '../../event-store.ts';
import { freshStream, newEvents, TENANT, wholeLog } from '../contract/sample-events.ts';
import { EVENTS_FILE } from './schema.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';
import { withTemporaryFolder } from './testing/temporary-folder.ts';

const APPENDS = 3;
const EVENTS_PER_APPEND = 4000;
const EVENTS = APPENDS * EVENTS_PER_APPEND;

/** A closed store of 12,000 events, more than are checked when it is opened. Copied for each test, then damaged. */
let sound = '';

beforeAll(async () => {
  sound = await mkdtemp(join(tmpdir(), 'chancery-sound-'));
  const store = await openSqliteEventStore({ folder: sound, plane: 'eu' });
  const stream = freshStream();
  for (let append = 0; append < APPENDS; append++) {
    await store.append(stream, 'any', newEvents(EVENTS_PER_APPEND, { bytes: new Uint8Array(20) }));
  }
  await store.close();
});

afterAll(() => rm(sound, { recursive: true }));

async function withDamagedStore(
  damage: (file: string, sql: (text: string) => void) => Promise<void> | void,
  use: (open: () => ReturnType<typeof openSqliteEventStore>) => Promise<void>,
): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    await cp(sound, folder, { recursive: true });
    const file = join(folder, EVENTS_FILE);
    await damage(file, (text) => {
      const db = new DatabaseSync(file, { defensive: false });
      db.exec(text);
      db.close();
    });
    await use(() => openSqliteEventStore({ folder, plane: 'eu' }));
  });
}

describe('Opening a damaged log', () => {
  const damages: [name: string, says: RegExp, damage: Parameters<typeof withDamagedStore>[0]][] = [
    [
      'an event is missing',
      /position .* missing/,
      (_, sql) => sql(`DELETE FROM events WHERE position = ${EVENTS - 7}`),
    ],
    [
      'an event was altered',
      /leaf hash/,
      (_, sql) => sql(`UPDATE events SET bytes = zeroblob(21) WHERE position = ${EVENTS}`),
    ],
    [
      'an event was exchanged',
      /leaf hash/,
      (_, sql) => sql(`UPDATE events SET revision = -1 WHERE position = ${EVENTS}`),
    ],
    [
      'an entry is missing',
      /missing before revision/,
      (_, sql) => sql(`UPDATE events SET entry = entry + 1 WHERE position = ${EVENTS}`),
    ],
    ['the file was cut', /./, async (file) => truncate(file, Math.floor((await stat(file)).size / 2))],
    ['the file is something else', /not a database/, (file) => writeFile(file, 'x'.repeat(100_000))],
    [
      'the file is empty, its write-ahead log is not',
      /write-ahead log/,
      async (file) => {
        await truncate(file);
        await writeFile(`${file}-wal`, new Uint8Array(5000));
      },
    ],
    [
      'a page was overwritten',
      /./,
      async (file) => {
        const handle = await open(file, 'r+');
        await handle.write(new Uint8Array(4096).fill(255), 0, 4096, 4096 * 20);
        await handle.close();
      },
    ],
  ];
  it.each(damages)('refuses with a clear error when %s', async (_, says, damage) => {
    await withDamagedStore(damage, async (openStore) => {
      await expect(openStore()).rejects.toThrow(StoreDamagedError);
      await expect(openStore()).rejects.toThrow(says);
    });
  });

  it('never reads over a gap that lies before what is checked at open', async () => {
    const remove = (_: string, sql: (text: string) => void) => sql('DELETE FROM events WHERE position = 100');
    await withDamagedStore(remove, async (openStore) => {
      const store = await openStore();
      try {
        const name = (await store.readAll(START, 1)).events[0]?.stream;
        if (!name) throw new Error('The sound store has events');
        await expect(wholeLog(store)).rejects.toThrow(StoreDamagedError);
        await expect(store.readAll(START, 1000, { types: ['chancery.contract.counted.v1'] })).rejects.toThrow(
          StoreDamagedError,
        );
        await expect(store.readStream(name, 90, 50)).rejects.toThrow(StoreDamagedError);
        await expect(store.readStream(name, 150, 100, 'backward')).rejects.toThrow(StoreDamagedError);
        await expect(store.readTenant(TENANT, 90, 50)).rejects.toThrow(StoreDamagedError);
        await expect(store.readTenant(TENANT, 0, 500, { filter: { stream: name } })).rejects.toThrow(StoreDamagedError);
        // What does not touch the gap is still read.
        expect((await store.readAll(START, 99)).events).toHaveLength(99);
      } finally {
        await store.close();
      }
    });
  });
});
