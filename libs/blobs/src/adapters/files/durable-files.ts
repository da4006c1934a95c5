import { createHash } from 'node:crypto';
import { lstat, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** Readable by owner and group, writable by nobody: a hard link to a blob must not be a way to change it. */
const READ_ONLY = 0o440;

/** What was written: length in bytes and SHA-256, hexadecimal. */
export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/** Streams `content` into the new file `path`; on the disk when it returns. @throws what the source fails with. */
export async function writeDurably(path: string, content: Readable | Uint8Array): Promise<Written> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx');
  try {
    const chunks: AsyncIterable<Uint8Array | string> | readonly Uint8Array[] =
      content instanceof Uint8Array ? [content] : content;
    for await (const chunk of chunks) {
      const data = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      hash.update(data);
      bytes += data.byteLength;
      await file.appendFile(data);
    }
    await file.chmod(READ_ONLY);
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

/**
 * Makes the folders `segments` below `root`, one inside the other, each durable in the one above it.
 * @throws Error when one of them is there already and is no folder; a symbolic link to a folder is none.
 */
export async function makeFolders(root: string, segments: readonly string[]): Promise<void> {
  let parent = root;
  for (const segment of segments) {
    const folder = join(parent, segment);
    try {
      await mkdir(folder);
      await syncFolder(parent);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!(await lstat(folder)).isDirectory()) throw new Error(`${folder} is no folder`, { cause: error });
    }
    parent = folder;
  }
}

/** Makes what was renamed into, or removed from, a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
