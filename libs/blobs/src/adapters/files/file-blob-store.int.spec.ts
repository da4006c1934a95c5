import { constants } from 'node:fs';
import {
  access,
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InvalidBlobKeyError } from '../../blob-key.ts';
import { blobStoreContract } from '../../blob-store.contract.ts';
import type { BlobStore } from '../../blob-store.ts';
import { openFileBlobStore } from './file-blob-store.ts';
import { linkOrCopy } from './link-or-copy.ts';

const temporaryFolder = () => mkdtemp(join(tmpdir(), 'chancery-blobs-'));

blobStoreContract('files', async () => {
  const folder = await temporaryFolder();
  return {
    store: await openFileBlobStore(folder),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
});

describe('the file blob store', () => {
  let folder: string;
  let outside: string;
  let store: BlobStore;
  beforeEach(async () => {
    folder = await temporaryFolder();
    outside = await temporaryFolder();
    store = await openFileBlobStore(folder);
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(outside, { recursive: true, force: true });
  });

  const allKeys = async () => {
    const keys: string[] = [];
    for await (const key of store.list('')) keys.push(key);
    return keys;
  };

  it('keeps blobs over a restart and computes their digests again', async () => {
    const info = await store.put('a/b', Buffer.from('content'));
    store = await openFileBlobStore(folder);
    expect(await store.info('a/b')).toEqual(info);
  });

  it('notices content that was replaced behind its back', async () => {
    const info = await store.put('a', Buffer.from('content'));
    await writeFile(join(folder, 'other'), 'CONTENT');
    await rename(join(folder, 'other'), join(folder, 'content', 'a~'));
    expect((await store.info('a'))?.sha256).not.toBe(info.sha256);
  });

  it('sweeps what a crashed put left, and shows none of it', async () => {
    await writeFile(join(folder, 'incoming', 'leftover'), 'half');
    store = await openFileBlobStore(folder);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    expect(await allKeys()).toEqual([]);
  });

  it('removes its own leftovers when a put fails', async () => {
    const failing = new Readable({
      read() {
        this.destroy(new Error('broken'));
      },
    });
    await expect(store.put('a', failing)).rejects.toThrow('broken');
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('stages by a hard link that cannot be written to', async () => {
    await store.put('a', Buffer.from('content'));
    const staged = await store.stage('a', outside, 'file');
    const blob = await stat(join(folder, 'content', 'a~'));
    expect((await stat(staged)).ino).toBe(blob.ino);
    expect(blob.mode & 0o222).toBe(0);
  });

  it('stages twice under one name without leaving a third file', async () => {
    await store.put('a', Buffer.from('content'));
    await store.stage('a', outside, 'file');
    await store.stage('a', outside, 'file');
    expect(await readdir(outside)).toEqual(['file']);
  });

  describe('symbolic links inside the store', () => {
    beforeEach(async () => {
      await mkdir(join(outside, 'inner'));
      await writeFile(join(outside, 'secret~'), 'secret');
      await symlink(outside, join(folder, 'content', 'link'));
    });

    it('are no way to write outside', async () => {
      for (const key of ['link/new', 'link/inner/new', 'link/made/new']) {
        await expect(store.put(key, Buffer.from('x'))).rejects.toThrow('no folder');
      }
      expect((await readdir(outside)).sort()).toEqual(['inner', 'secret~']);
      expect(await readdir(join(outside, 'inner'))).toEqual([]);
      expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    });

    it('are no way to read, stage, list or delete outside', async () => {
      await expect(store.read('link/secret')).rejects.toThrow(InvalidBlobKeyError);
      await expect(store.info('link/secret')).rejects.toThrow(InvalidBlobKeyError);
      await expect(store.stage('link/secret', folder, 'copy')).rejects.toThrow(InvalidBlobKeyError);
      await expect(store.delete('link/secret')).rejects.toThrow(InvalidBlobKeyError);
      expect(await allKeys()).toEqual([]);
      await access(join(outside, 'secret~'), constants.R_OK);
    });

    it('in the place of a blob are not followed, and a put replaces the link only', async () => {
      await symlink(join(outside, 'secret~'), join(folder, 'content', 'blob~'));
      await expect(store.read('blob')).rejects.toThrow('not a regular file');
      await store.put('blob', Buffer.from('mine'));
      expect(await readFile(join(outside, 'secret~'), 'utf8')).toBe('secret');
      expect((await lstat(join(folder, 'content', 'blob~'))).isFile()).toBe(true);
    });
  });
});

describe('linkOrCopy', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    await writeFile(join(folder, 'source'), 'content');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const failWith = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

  it.each(['EXDEV', 'EPERM', 'EMLINK'])('copies where a link answers %s', async (code) => {
    await linkOrCopy(join(folder, 'source'), join(folder, 'target'), failWith(code));
    await unlink(join(folder, 'source'));
    expect(await readFile(join(folder, 'target'), 'utf8')).toBe('content');
    await chmod(join(folder, 'target'), 0o600);
  });

  it('passes every other failure on', async () => {
    await expect(linkOrCopy(join(folder, 'source'), join(folder, 'target'), failWith('EIO'))).rejects.toThrow('EIO');
    await expect(linkOrCopy(join(folder, 'missing'), join(folder, 'target'))).rejects.toThrow('ENOENT');
  });
});
