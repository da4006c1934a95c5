import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { openFileBlobStore } from '@chancery/blobs/files';
import { withScratchFolder } from '../testing/scratch-folder.ts';
import { spool } from './spool.ts';

const chunks = (...parts: string[]) => Readable.from(parts.map((part) => Buffer.from(part)));

const watch = { signal: new AbortController().signal, onBytes: () => undefined };

describe('spooling', () => {
  it('keeps the bytes as they came, with their digest', async () => {
    await withScratchFolder(async (folder) => {
      const blobs = await openFileBlobStore(folder);
      const info = await spool(blobs, 'a', chunks('na', 'me\n'), watch);
      expect(info).toEqual({ key: 'a', bytes: 5, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
      expect(await text(await blobs.read('a'))).toBe('name\n');
    });
  });

  it('takes as much as is allowed and nothing more', async () => {
    await withScratchFolder(async (folder) => {
      const blobs = await openFileBlobStore(folder);
      expect(await spool(blobs, 'fits', chunks('123', '45'), watch, 5)).toMatchObject({ bytes: 5 });
      await expect(spool(blobs, 'large', chunks('123', '456'), watch, 5)).rejects.toMatchObject({
        code: 'payload-too-large',
      });
      expect(await blobs.info('large')).toBeNull();
    });
  });

  it('stops reading where it stopped taking', async () => {
    let read = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(++read && 1_000);
      })(),
    );
    await withScratchFolder(async (folder) => {
      const blobs = await openFileBlobStore(folder);
      await expect(spool(blobs, 'endless', endless, watch, 10_000)).rejects.toMatchObject({
        code: 'payload-too-large',
      });
      expect(read).toBeLessThan(100);
    });
  });

  it('tells a broken disk from a sender who gave up', async () => {
    await withScratchFolder(async (folder) => {
      const blobs = await openFileBlobStore(folder);
      const broken = Object.create(blobs) as typeof blobs;
      broken.put = () => Promise.reject(new Error('disk full'));
      await expect(spool(broken, 'a', chunks('1'), watch)).rejects.toThrow('disk full');
      const aborted = new Readable({ read: () => undefined });
      aborted.destroy(new Error('aborted'));
      await expect(spool(blobs, 'a', aborted, watch)).rejects.toMatchObject({ code: 'body-unreadable' });
    });
  });

  it('tells how much came, unpacked', async () => {
    await withScratchFolder(async (folder) => {
      let received = 0;
      const packed = Readable.from([gzipSync(Buffer.alloc(100_000))]);
      await spool(await openFileBlobStore(folder), 'a', packed, { ...watch, onBytes: (bytes) => (received += bytes) });
      expect(received).toBe(100_000);
    });
  });

  it('stops when it is told to, also while nothing comes, and leaves the sender its connection', async () => {
    await withScratchFolder(async (folder) => {
      const blobs = await openFileBlobStore(folder);
      const stop = new AbortController();
      const silent = new Readable({ read: () => undefined });
      silent.push('na');
      const spooling = spool(blobs, 'a', silent, { ...watch, signal: stop.signal, onBytes: () => stop.abort(reason) });
      const reason = new Error('stopped');
      await expect(spooling).rejects.toMatchObject({ code: 'body-unreadable' });
      expect(silent.destroyed).toBe(false);
      expect(await blobs.info('a')).toBeNull();
    });
  });

  it('never holds more than a few chunks of an upload, plain or packed, however large it is', async () => {
    const chunk = Buffer.alloc(64 * 1024, 'name,n\n');
    const total = 64 * 1024 * 1024;
    for (const pack of [false, true]) {
      let produced = 0;
      let received = 0;
      let mostHeld = 0;
      const source = Readable.from(
        (function* () {
          // Members of a gzip file may follow each other.
          for (; produced < total; produced += chunk.length) yield pack ? gzipSync(chunk, { level: 0 }) : chunk;
        })(),
        { objectMode: false },
      );
      const onBytes = (bytes: number) => {
        received += bytes;
        mostHeld = Math.max(mostHeld, produced - received);
      };
      await withScratchFolder(async (folder) => {
        const blobs = await openFileBlobStore(folder);
        expect(await spool(blobs, 'large', source, { ...watch, onBytes })).toMatchObject({ bytes: total });
      });
      expect(received).toBe(total);
      expect(mostHeld).toBeLessThan(1024 * 1024);
    }
  });
});
