import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** Bytes of a plane's key. */
export const PLANE_KEY_BYTES = 32;
const FILE_NAME = 'plane.key';
const GROUP_AND_OTHERS = 0o077;

/** The plane's key cannot be used: not 32 bytes, or readable by others. The message says what to do; it never holds the key. */
export class PlaneKeyError extends Error {
  override readonly name = 'PlaneKeyError';
}

/**
 * The key of a plane, 32 bytes: `configured` (64 hexadecimal digits, or base64) where there is one, else the content of
 * `plane.key` in `folder`, which the first start makes at random, readable by its owner only.
 * @throws PlaneKeyError
 */
export function loadPlaneKey(folder: string, configured?: string): Uint8Array {
  if (configured !== undefined) return parsePlaneKey(configured, 'The configured plane key');
  const path = join(folder, FILE_NAME);
  const text = readKeyFile(path) ?? makeKeyFile(folder, path);
  return parsePlaneKey(text, path);
}

function parsePlaneKey(text: string, source: string): Uint8Array {
  const trimmed = text.trim();
  if (/^[0-9a-fA-F]{64}$/.test(trimmed)) return Buffer.from(trimmed, 'hex');
  if (/^[A-Za-z0-9+/]{43}=$/.test(trimmed)) return Buffer.from(trimmed, 'base64');
  throw new PlaneKeyError(
    `${source} must be ${PLANE_KEY_BYTES} bytes, as 64 hexadecimal digits or 44 characters of base64; it has ${trimmed.length} characters`,
  );
}

/** `null` when there is no file yet. */
function readKeyFile(path: string): string | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  // Windows has no such permission bits.
  if (process.platform !== 'win32' && (statSync(path).mode & GROUP_AND_OTHERS) !== 0) {
    throw new PlaneKeyError(`${path} can be read by others than its owner: run chmod 600 on it`);
  }
  return text;
}

/** Makes the file whole or not at all, and never replaces one that another process made meanwhile. */
function makeKeyFile(folder: string, path: string): string {
  mkdirSync(folder, { recursive: true });
  const temporary = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    const file = openSync(temporary, 'wx', 0o600);
    try {
      writeSync(file, `${randomBytes(PLANE_KEY_BYTES).toString('hex')}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    try {
      linkSync(temporary, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  } finally {
    rmSync(temporary, { force: true });
  }
  syncFolder(folder);
  return readFileSync(path, 'utf8');
}

/** Makes new names in a folder durable. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
