import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFolderOwnedError } from '@chancery/event-sourcing';
import { ownFolder } from '@chancery/event-sourcing/sqlite';

/** A folder that no other living process uses. */
export interface NodeFolder {
  readonly path: string;
  release(): void;
}

/** More processes of one plane than this on one disk are a mistake. */
const MAX_NODES = 64;

/**
 * A folder of this process's own below `folder`: the first of `node-1`, `node-2`, … that no living process owns. So
 * processes that share a disk keep apart, and one that starts again finds its caches.
 */
export async function ownNodeFolder(folder: string): Promise<NodeFolder> {
  for (let node = 1; node <= MAX_NODES; node += 1) {
    const path = join(folder, `node-${node}`);
    await mkdir(path, { recursive: true });
    try {
      const owned = ownFolder(path);
      return { path, release: () => owned.release() };
    } catch (error) {
      if (!(error instanceof DataFolderOwnedError)) throw error;
    }
  }
  throw new DataFolderOwnedError(`${MAX_NODES} processes own a folder in ${folder} already`);
}
