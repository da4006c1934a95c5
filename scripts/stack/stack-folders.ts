import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const STACK = join(REPOSITORY, '.tmp/stack');
/** What `stack:up` started. */
export const STACK_FILE = join(STACK, 'stack.json');
/** What the servers print. Kept by `stack:down`. */
export const STACK_LOGS = join(STACK, 'logs');

/** Downloads, kept between runs. Several checkouts may share a folder: `CHANCERY_STACK_CACHE`. */
function cacheFolder(): string {
  const shared = process.env['CHANCERY_STACK_CACHE'] ?? '';
  return shared === '' ? join(STACK, 'cache') : shared;
}

/**
 * A folder of the cache, filled by `fill` the first time. It appears whole or not at all, and of two runs that fill it
 * at once one wins.
 * @returns its path.
 */
export async function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  const filling = `${folder}.${randomUUID()}`;
  await mkdir(filling, { recursive: true });
  try {
    await fill(filling);
    await rename(filling, folder);
  } catch (error) {
    await rm(filling, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** A new, empty folder for the data of one server. */
export async function newDataFolder(engine: string): Promise<string> {
  const parent = join(STACK, 'data');
  await mkdir(parent, { recursive: true });
  return mkdtemp(join(parent, `${engine}-`));
}

/** The path of a new log, its folder made. */
export async function newLogFile(engine: string): Promise<string> {
  const file = join(STACK_LOGS, `${engine}-${randomUUID().slice(0, 8)}.log`);
  await mkdir(dirname(file), { recursive: true });
  return file;
}
