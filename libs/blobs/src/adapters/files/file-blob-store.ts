import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { lstat, mkdir, open, readdir, realpath, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { LruMap } from '@chancery/kernel';
import { InvalidBlobKeyError, isSegment, parseBlobKey } from '../../blob-key.ts';
import { BlobNotFoundError } from '../../blob-store.ts';
import type { BlobInfo, BlobRange, BlobStore } from '../../blob-store.ts';
import { makeFolders, syncFolder, writeDurably } from './durable-files.ts';
import { listKeys } from './list-keys.ts';
import { linkOrCopy } from './link-or-copy.ts';
import { sha256Of } from './sha256-of.ts';

/** Ends the name of a file with content: no key contains it, so `a` and `a/b` can both be blobs. */
const CONTENT_SUFFIX = '~';
const REMEMBERED_DIGESTS = 10_000;

/** A digest and the file it is the digest of; files are never written to, only replaced. */
interface KnownDigest {
  readonly file: string;
  readonly sha256: string;
}

/**
 * Opens a blob store in `folder` (made when missing): `content/` holds the blobs, `incoming/` what is being written.
 * Leftovers of writes that a crash interrupted are removed. One process owns the folder.
 */
export async function openFileBlobStore(folder: string): Promise<BlobStore> {
  await mkdir(join(folder, 'content'), { recursive: true });
  const incoming = join(folder, 'incoming');
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming);
  await syncFolder(folder);
  // Resolved once: below it, a folder whose real path differs is a symbolic link out of the store.
  return new FileBlobStore(await realpath(join(folder, 'content')), await realpath(incoming));
}

class FileBlobStore implements BlobStore {
  private readonly digests = new LruMap<string, KnownDigest>(REMEMBERED_DIGESTS);

  constructor(
    private readonly content: string,
    private readonly incoming: string,
  ) {}

  async put(key: string, content: Readable | Uint8Array): Promise<BlobInfo> {
    const path = this.pathOf(key);
    const temporary = join(this.incoming, randomUUID());
    try {
      const { bytes, sha256 } = await writeDurably(temporary, content);
      await makeFolders(this.content, parseBlobKey(key).slice(0, -1));
      const written = await lstat(temporary, { bigint: true });
      await rename(temporary, path);
      await syncFolder(dirname(path));
      this.digests.set(key, { file: identityOf(written), sha256 });
      return { key, bytes, sha256 };
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async read(key: string, range?: BlobRange): Promise<Readable> {
    const path = this.pathOf(key);
    if (!(await this.fileOf(key, path))) throw notFound(key);
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch((error: unknown) => {
      if (isMissing(error)) throw notFound(key);
      throw error;
    });
    return file.createReadStream(range && { start: range.first, end: range.last });
  }

  async info(key: string): Promise<BlobInfo | null> {
    const path = this.pathOf(key);
    const file = await this.fileOf(key, path);
    if (!file) return null;
    const known = this.digests.get(key);
    if (known?.file === identityOf(file)) return { key, bytes: Number(file.size), sha256: known.sha256 };
    try {
      const { bytes, sha256, stats } = await sha256Of(path);
      this.digests.set(key, { file: identityOf(stats), sha256 });
      return { key, bytes, sha256 };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async stage(key: string, folder: string, fileName: string): Promise<string> {
    const path = this.pathOf(key);
    if (!isSegment(fileName)) throw new InvalidBlobKeyError(`Not a file name: ${JSON.stringify(fileName)}`);
    if (!(await this.fileOf(key, path))) throw notFound(key);
    await mkdir(folder, { recursive: true });
    const target = join(folder, fileName);
    const temporary = join(folder, `${fileName}.${randomUUID()}`);
    try {
      await linkOrCopy(path, temporary);
      await rename(temporary, target);
    } catch (error) {
      if (isMissing(error)) throw notFound(key);
      throw error;
    } finally {
      // Renaming one link of a file over another link of the same file leaves both (POSIX).
      await rm(temporary, { force: true });
    }
    return target;
  }

  async delete(key: string): Promise<void> {
    const path = this.pathOf(key);
    if (!(await this.fileOf(key, path))) return;
    this.digests.delete(key);
    try {
      await unlink(path);
    } catch (error) {
      if (isMissing(error)) return;
      throw error;
    }
    await syncFolder(dirname(path));
  }

  async *list(prefix: string): AsyncIterable<string> {
    yield* listKeys((folder) => readdir(join(this.content, folder), { withFileTypes: true }), prefix, CONTENT_SUFFIX);
  }

  /** @throws InvalidBlobKeyError */
  private pathOf(key: string): string {
    return join(this.content, ...parseBlobKey(key)) + CONTENT_SUFFIX;
  }

  /** What is at `path` when it is a file inside the store; `null` when nothing is. @throws InvalidBlobKeyError */
  private async fileOf(key: string, path: string): Promise<BigIntStats | null> {
    try {
      const stats = await lstat(path, { bigint: true });
      await this.refuseEscape(key, path);
      if (!stats.isFile()) throw new InvalidBlobKeyError(`The blob ${key} is not a regular file`);
      return stats;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** @throws InvalidBlobKeyError when a folder on the way to `path` is a symbolic link. */
  private async refuseEscape(key: string, path: string): Promise<void> {
    const folder = dirname(path);
    if ((await realpath(folder)) !== folder) throw new InvalidBlobKeyError(`The blob ${key} lies outside the store`);
  }
}

function identityOf(stats: BigIntStats): string {
  return `${stats.dev}:${stats.ino}:${stats.size}:${stats.mtimeNs}`;
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function notFound(key: string): BlobNotFoundError {
  return new BlobNotFoundError(`There is no blob ${key}`);
}
