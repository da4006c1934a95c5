import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Written } from './durable-files.ts';

/** Length and SHA-256 of a file's content, with the file they belong to. Memory stays flat. */
export async function sha256Of(path: string): Promise<Written & { readonly stats: BigIntStats }> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const stats = await file.stat({ bigint: true });
    const hash = createHash('sha256');
    for await (const chunk of file.createReadStream({ autoClose: false })) hash.update(chunk as Buffer);
    return { bytes: Number(stats.size), sha256: hash.digest('hex'), stats };
  } finally {
    await file.close();
  }
}
