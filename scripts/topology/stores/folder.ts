import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Piece } from '../find-markers.ts';

/** Every file below a folder. */
export async function* filesIn(folder: string): AsyncIterable<Piece> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const name = join(entry.parentPath, entry.name);
    yield { name, bytes: await readFile(name) };
  }
}
