import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidBlobKeyError } from './blob-key.ts';
import { BlobNotFoundError } from './blob-store.ts';
import type { BlobStore } from './blob-store.ts';

/** A store of its own for one test, and how to get rid of it. */
export interface BlobStoreUnderTest {
  readonly store: BlobStore;
  dispose(): Promise<void>;
}

const HOSTILE_KEYS = [
  '',
  '/',
  '/a',
  'a/',
  'a//b',
  '.',
  '..',
  '../a',
  'a/../b',
  'a/..',
  'a..b',
  './a',
  'a\\b',
  'a b',
  'a\0b',
  'a~',
  'ä',
  'a'.repeat(201),
  Array.from({ length: 10 }, () => 'a'.repeat(100)).join('/'),
];

/** What every blob store does, on whatever it stands. */
export function blobStoreContract(name: string, open: () => Promise<BlobStoreUnderTest>): void {
  describe(`blob store contract: ${name}`, () => {
    let store: BlobStore;
    let dispose: () => Promise<void>;
    let scratch: string;
    beforeEach(async () => {
      ({ store, dispose } = await open());
      scratch = await mkdtemp(join(tmpdir(), 'chancery-stage-'));
    });
    afterEach(async () => {
      await dispose();
      await rm(scratch, { recursive: true, force: true });
    });
    const textOf = async (key: string) => (await bytesOf(await store.read(key))).toString();
    const keys = (prefix: string) => collect(store.list(prefix));

    describe('put', () => {
      it('keeps what it is given, as bytes or as a stream, and says what that was', async () => {
        await fc.assert(
          fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), fc.boolean(), async (content, streamed) => {
            const info = await store.put('a/b.bin', streamed ? streamOf(content) : content);
            expect(info).toEqual({ key: 'a/b.bin', bytes: content.length, sha256: sha256(content) });
            expect(await store.info('a/b.bin')).toEqual(info);
            expect(await bytesOf(await store.read('a/b.bin'))).toEqual(Buffer.from(content));
          }),
          { numRuns: 25 },
        );
      });

      it('takes a stream of text as UTF-8', async () => {
        const info = await store.put('a', Readable.from(['gr', 'ün']));
        expect(info).toEqual({ key: 'a', bytes: 5, sha256: sha256(Buffer.from('grün')) });
        expect(await textOf('a')).toBe('grün');
      });

      it('replaces the whole content of a key, and its digest', async () => {
        await store.put('a', Buffer.from('a longer first'));
        await store.info('a');
        await store.put('a', Buffer.from('second'));
        expect(await textOf('a')).toBe('second');
        expect(await store.info('a')).toEqual({ key: 'a', bytes: 6, sha256: sha256(Buffer.from('second')) });
      });

      it('never shows a mixture: a reader keeps what it opened, of many writers one wins', async () => {
        const contents = Array.from({ length: 8 }, (_, index) => String(index).repeat(200_000));
        await store.put('a', Buffer.from(contents[0] ?? ''));
        const reader = await store.read('a');
        await Promise.all(contents.map((content) => store.put('a', Buffer.from(content))));
        expect((await bytesOf(reader)).toString()).toBe(contents[0]);
        expect(contents).toContain(await textOf('a'));
      });

      it('leaves nothing behind when the source fails in the middle', async () => {
        const failing = Readable.from(
          (async function* () {
            yield Buffer.from('half');
            throw new Error('connection lost');
          })(),
        );
        await expect(store.put('a', failing)).rejects.toThrow('connection lost');
        expect(await store.info('a')).toBeNull();
        expect(await keys('')).toEqual([]);
      });

      it('leaves the old content when the source of the new one ends too early', async () => {
        await store.put('a', Buffer.from('old'));
        const source = new Readable({ read: () => undefined });
        source.push('ne');
        setImmediate(() => source.destroy());
        await expect(store.put('a', source)).rejects.toThrow();
        expect(await textOf('a')).toBe('old');
      });

      it('refuses a source that was destroyed before it was read', async () => {
        const source = Readable.from(['x']);
        source.destroy();
        await expect(store.put('a', source)).rejects.toThrow();
        expect(await store.info('a')).toBeNull();
      });
    });

    describe('read', () => {
      it('gives the part that is asked for, as far as there is one', async () => {
        const content = Buffer.from('0123456789'.repeat(500));
        await store.put('a', content);
        const position = fc.nat(6000);
        await fc.assert(
          fc.asyncProperty(position, position, async (one, other) => {
            const [first, last] = one < other ? [one, other] : [other, one];
            const part = await bytesOf(await store.read('a', { first, last }));
            expect(part).toEqual(content.subarray(first, last + 1));
          }),
          { numRuns: 25 },
        );
        await expect(store.read('b', { first: 0, last: 1 })).rejects.toThrow(BlobNotFoundError);
      });
    });

    describe('what is not there', () => {
      it('cannot be read or staged, and has no info', async () => {
        await store.put('a/b', Buffer.from('x'));
        for (const key of ['a', 'b', 'a/b/c', 'a/c']) {
          await expect(store.read(key)).rejects.toThrow(BlobNotFoundError);
          await expect(store.stage(key, scratch, 'file')).rejects.toThrow(BlobNotFoundError);
          expect(await store.info(key)).toBeNull();
        }
      });

      it('can be deleted, and what is there only once', async () => {
        await store.put('a/b', Buffer.from('x'));
        await store.delete('a/b');
        await store.delete('a/b');
        expect(await store.info('a/b')).toBeNull();
        expect(await keys('')).toEqual([]);
      });
    });

    describe('keys', () => {
      it.each(HOSTILE_KEYS)('refuses %j everywhere', async (key) => {
        await expect(store.put(key, Buffer.from('x'))).rejects.toThrow(InvalidBlobKeyError);
        await expect(store.read(key)).rejects.toThrow(InvalidBlobKeyError);
        await expect(store.info(key)).rejects.toThrow(InvalidBlobKeyError);
        await expect(store.stage(key, scratch, 'file')).rejects.toThrow(InvalidBlobKeyError);
        await expect(store.delete(key)).rejects.toThrow(InvalidBlobKeyError);
      });

      it('may be the beginning of other keys', async () => {
        for (const key of ['a/b/c', 'a/b', 'a']) await store.put(key, Buffer.from(key));
        for (const key of ['a/b/c', 'a/b', 'a']) expect(await textOf(key)).toBe(key);
        await store.delete('a/b');
        expect(await keys('')).toEqual(['a', 'a/b/c']);
      });
    });

    describe('list', () => {
      it('gives the keys that start with the prefix, sorted, whatever they were written in', async () => {
        const segment = fc.constantFrom('a', 'a.b', 'a=1', 'A', 'ab', 'b', '0', '_');
        const key = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => segments.join('/'));
        await fc.assert(
          fc.asyncProperty(fc.uniqueArray(key, { maxLength: 10 }), key, fc.nat(5), async (all, some, length) => {
            for (const each of all) await store.put(each, Buffer.from(each));
            for (const prefix of ['', some, some.slice(0, length)]) {
              expect(await keys(prefix)).toEqual(all.filter((each) => each.startsWith(prefix)).sort());
            }
            for (const each of all) await store.delete(each);
          }),
          { numRuns: 25 },
        );
      });
    });

    describe('stage', () => {
      it('gives a file with the content, in a folder that it makes', async () => {
        await store.put('a/b', Buffer.from('content'));
        const path = await store.stage('a/b', join(scratch, 'new'), 'rows.parquet');
        expect(path).toBe(join(scratch, 'new', 'rows.parquet'));
        expect(await readFile(path, 'utf8')).toBe('content');
      });

      it('keeps the staged file as it is when the blob is replaced or deleted', async () => {
        await store.put('a', Buffer.from('old'));
        const path = await store.stage('a', scratch, 'file');
        await store.put('a', Buffer.from('new'));
        await store.delete('a');
        expect(await readFile(path, 'utf8')).toBe('old');
      });

      it('replaces what stands in its place, also itself', async () => {
        await writeFile(join(scratch, 'file'), 'something else');
        await store.put('a', Buffer.from('content'));
        await store.stage('a', scratch, 'file');
        expect(await readFile(await store.stage('a', scratch, 'file'), 'utf8')).toBe('content');
      });

      it('lets the staged file be removed without touching the blob', async () => {
        await store.put('a', Buffer.from('content'));
        await rm(await store.stage('a', scratch, 'file'));
        expect(await textOf('a')).toBe('content');
      });

      it.each(['', '.', '..', '../file', 'a/b', 'a\\b', 'a\0b'])('refuses the file name %j', async (fileName) => {
        await store.put('a', Buffer.from('content'));
        await expect(store.stage('a', scratch, fileName)).rejects.toThrow(InvalidBlobKeyError);
      });
    });
  });
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The bytes in pieces of a thousand. */
function streamOf(content: Uint8Array): Readable {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < content.length; at += 1000) pieces.push(content.subarray(at, at + 1000));
  return Readable.from(pieces);
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
