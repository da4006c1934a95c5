import { Buffer } from 'node:buffer';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { leafHash } from '../../../../transparency/src/leaf-hash.ts';
import type { PlaneId } from '@chancery/kernel';
import type { StoredEvent } from '../../event-store.ts';
import { StoreDamagedError } from '../../event-store.ts';
import { parsePosition, positionText } from '../position-text.ts';
import { LogReader } from './log-reader.ts';
import { EVENTS_FILE } from './schema.ts';
import { isDamage } from './sqlite-errors.ts';

/** Events at the end of the log that are checked each time it is opened: some tens of milliseconds. */
const CHECKED_EVENTS = 5000;
const PAGE = 500;
/** A database up to this size is checked by SQLite too, page by page: less than a second. */
const CHECKED_BYTES = 32 * 1024 * 1024;

/**
 * A database that has lost its first bytes but not its write-ahead log would be taken for a new one, and the log thrown
 * away.
 * @throws StoreDamagedError
 */
export function checkFiles(folder: string): void {
  const file = join(folder, EVENTS_FILE);
  if (sizeOf(file) === 0 && sizeOf(`${file}-wal`) > 0) {
    throw new StoreDamagedError(
      `The event store in ${folder} is damaged: ${EVENTS_FILE} is empty, its write-ahead log is not`,
    );
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Looks where a crash, a torn write or a cut file leaves its traces: the end of the log. What lies before it is vouched
 * for when it is read.
 * @throws StoreDamagedError
 */
export async function checkDamage(db: DatabaseSync, folder: string, plane: PlaneId): Promise<void> {
  try {
    checkPages(db);
    await checkTail(new LogReader(db, plane));
  } catch (error) {
    if (!isDamage(error) && !(error instanceof StoreDamagedError)) throw error;
    const advice = 'Restore the folder from a backup; keep this one for examination.';
    throw new StoreDamagedError(`The event store in ${folder} is damaged: ${error.message}. ${advice}`, {
      cause: error,
    });
  }
}

function checkPages(db: DatabaseSync): void {
  const size = db.prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size').get();
  if (Number(size?.['bytes']) > CHECKED_BYTES) return;
  const found = db.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
  if (found !== 'ok') throw new StoreDamagedError(String(found));
}

/** No gap, leaves that fit their bytes, and indexes that agree where each stream and tenant ends. */
async function checkTail(reader: LogReader): Promise<void> {
  const ends = new Map<string, StoredEvent>();
  const head = parsePosition(await reader.head());
  let after = positionText(Math.max(0, head - CHECKED_EVENTS));
  for (let end = false; !end;) {
    const page = await reader.readAll(after, PAGE);
    for (const event of page.events) {
      checkLeaf(event);
      const before = { inStream: ends.get(`stream ${event.stream}`), inTenant: ends.get(`tenant ${event.tenant}`) };
      if (before.inStream && before.inStream.revision !== event.revision - 1) throw gap(event);
      if (before.inTenant && before.inTenant.entry !== event.entry - 1) throw gap(event);
      ends.set(`stream ${event.stream}`, event);
      ends.set(`tenant ${event.tenant}`, event);
    }
    ({ next: after, end } = page);
  }
  for (const [name, last] of ends) {
    const [inStream] = (await reader.readStream(last.stream, last.revision, 1)).events;
    const [inTenant] = await reader.readTenant(last.tenant, last.entry - 1, 1);
    const byId = await reader.findEvent(last.id);
    if ([inStream, inTenant, byId].some((found) => found?.position !== last.position)) {
      throw new StoreDamagedError(`The indexes do not agree on the end of ${name}`);
    }
  }
}

function checkLeaf({ stream, revision, id, type, bytes, leafHash: stored, entry, tenant }: StoredEvent): void {
  if (Buffer.compare(leafHash(stream, revision, id, type, bytes), stored) !== 0) {
    throw new StoreDamagedError(`Entry ${entry} of ${tenant} is not what was written: its leaf hash does not fit`);
  }
}

function gap({ stream, revision, tenant, entry }: StoredEvent): StoreDamagedError {
  return new StoreDamagedError(
    `Something is missing before revision ${revision} of ${stream}, entry ${entry} of ${tenant}`,
  );
}
