import { once } from 'node:events';
import { cp, open, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { openSqliteEventStore } from '@chancery/event-sourcing/sqlite';
import { StoreDamagedError } from '@chancery/event-sourcing';
import { HoleError, readWholeLog } from './fault-log.ts';
import type { ReadLog } from './fault-log.ts';
import { EVENTS_PER_COMMAND } from './triple.ts';
import { inTemporaryFolder, startWorker } from './worker-process.ts';

/** What torn files did to the log. */
export interface TornTailFigures {
  readonly offsets: number;
  /** Opened, and held the first so many of the events, whole commands only. */
  readonly prefixes: number;
  /** Refused to open, saying that it is damaged. */
  readonly refusals: number;
  /** Anything else: a gap, a changed event, half a command, or an error that does not say what is wrong. */
  readonly holes: number;
}

const COMMANDS = 300;

/**
 * Writes a log, kills its writer so that the write-ahead log is not folded in, and opens copies of it that are cut or
 * overwritten at `offsets` places: most in the write-ahead log, where a crash tears, the others in the database.
 */
export function tornTailTest(offsets: number): Promise<TornTailFigures> {
  return inTemporaryFolder(async (root) => {
    const original = join(root, 'original');
    await writeAndKill(original);
    const whole = await readCopy(original, join(root, 'whole'));
    if (whole.digests.length !== COMMANDS * EVENTS_PER_COMMAND) throw new Error('The original log is not whole');
    const figures = { offsets, prefixes: 0, refusals: 0, holes: 0 };
    for (let index = 0; index < offsets; index++) {
      const copy = join(root, 'copy');
      await cp(original, copy, { recursive: true });
      await tear(copy, index, offsets);
      figures[await judge(copy, whole)]++;
      await rm(copy, { recursive: true });
    }
    return figures;
  });
}

/** The first half ends in the database (an orderly close folds the write-ahead log in), the second stays in the log. */
async function writeAndKill(folder: string): Promise<void> {
  const orderly = startWorker(folder, 8, 0, COMMANDS / 2);
  orderly.stdout.resume();
  await once(orderly, 'exit');
  const child = startWorker(folder, 8, COMMANDS / 2, COMMANDS, true);
  const exited = once(child, 'exit');
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.endsWith('done\n')) child.kill('SIGKILL');
  });
  await exited;
}

async function readCopy(original: string, copy: string): Promise<ReadLog> {
  await cp(original, copy, { recursive: true });
  const store = await openSqliteEventStore({ folder: copy, plane: 'eu' });
  try {
    return await readWholeLog(store);
  } finally {
    await store.close();
  }
}

/** Three of four tears are in the write-ahead log; every other one overwrites instead of cutting. */
async function tear(folder: string, index: number, offsets: number): Promise<void> {
  const file = join(folder, index % 4 === 3 ? 'events.db' : 'events.db-wal');
  const { size } = await stat(file);
  const offset = Math.floor((size * (index + 0.5)) / offsets);
  if (index % 2 === 0) {
    await truncate(file, offset);
    return;
  }
  const handle = await open(file, 'r+');
  try {
    const garbage = Buffer.from(Array.from({ length: 64 }, (_, at) => (index * 31 + at * 17) & 255));
    await handle.write(garbage, 0, garbage.length, offset);
  } finally {
    await handle.close();
  }
}

async function judge(folder: string, whole: ReadLog): Promise<'prefixes' | 'refusals' | 'holes'> {
  try {
    const store = await openSqliteEventStore({ folder, plane: 'eu' });
    try {
      return isPrefix(await readWholeLog(store), whole) ? 'prefixes' : 'holes';
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof HoleError) return 'holes';
    return error instanceof StoreDamagedError ? 'refusals' : 'holes';
  }
}

function isPrefix({ digests, eventsByCommand }: ReadLog, whole: ReadLog): boolean {
  const same = digests.every((digest, index) => digest === whole.digests[index]);
  return same && [...eventsByCommand.values()].every((events) => events === EVENTS_PER_COMMAND);
}
