import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailableError } from '@chancery/kernel';
import { engineUrl } from '@chancery/testing';
import { blobStoreContract } from '../../blob-store.contract.ts';
import { BlobStoreRefusedError } from '../../blob-store.ts';
import { parseS3Url } from '../../s3-location.ts';
import { startBreakingProxy } from './breaking-proxy.fixture.ts';
import { openS3BlobStore } from './s3-blob-store.ts';
import type { S3BlobStore, S3BlobStoreOptions } from './s3-blob-store.ts';
import { S3_TIMEOUTS, S3Bucket } from './s3-bucket.ts';
import { sweepLeftovers } from './sweep.ts';

const MIB = 1024 ** 2;
/** The smallest parts there are, so that a few megabytes take every path. */
const SMALL = { partBytes: 5 * MIB, copyBytes: 5 * MIB };
const DAY_MS = 24 * 3_600_000;

/** The server's, with a bucket of its own. */
function newBucketUrl(): string {
  const url = new URL(engineUrl('S3_URL'));
  url.pathname = `/chancery-spec-${randomUUID()}`;
  return url.href;
}

/** Removes the bucket with all that is in it. */
async function removeBucket(url: string): Promise<void> {
  const { name: Bucket, client } = bucketAt(url);
  await sweepLeftovers(bucketAt(url), Date.now() + 2 * DAY_MS);
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
  for (const { Key } of Contents) await client.send(new DeleteObjectCommand({ Bucket, Key }));
  await client.send(new DeleteBucketCommand({ Bucket }));
  client.destroy();
}

function bucketAt(url: string): S3Bucket {
  return new S3Bucket(parseS3Url(url), S3_TIMEOUTS);
}

blobStoreContract('s3', async () => {
  const url = newBucketUrl();
  const store = await openS3BlobStore({ url });
  return {
    store,
    async dispose() {
      store.close();
      await removeBucket(url);
    },
  };
});

describe('the S3 blob store', () => {
  let url: string;
  let store: S3BlobStore;
  beforeEach(async () => {
    url = newBucketUrl();
    store = await openS3BlobStore({ url, limits: SMALL });
  });
  afterEach(async () => {
    store.close();
    await removeBucket(url);
  });

  const objects = async () => {
    const { name: Bucket, client } = bucketAt(url);
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }));
    client.destroy();
    return [...Contents.map(({ Key }) => Key), ...Uploads.map(({ UploadId }) => `upload ${UploadId ?? ''}`)];
  };

  // Exactly a part is one request; one byte more is a part and a byte; the last is copied in parts too.
  it.each([5 * MIB, 5 * MIB + 1, 11 * MIB])('streams %d bytes, and knows their digest ever after', async (length) => {
    const content = randomBytes(length);
    const expected = { key: 'a', bytes: length, sha256: createHash('sha256').update(content).digest('hex') };
    expect(await store.put('a', piecesOf(content))).toEqual(expected);
    const other = await openS3BlobStore({ url, createBucket: false });
    expect(await other.info('a')).toEqual(expected);
    expect((await buffer(await other.read('a'))).equals(content)).toBe(true);
    other.close();
    expect(await objects()).toEqual(['blobs/a-']);
  });

  it('leaves nothing of an upload whose source fails after several parts', async () => {
    const content = randomBytes(6 * MIB);
    const failing = Readable.from(
      (async function* () {
        yield* [content, content];
        throw Object.assign(new Error('the client hung up'), { code: 'ECONNRESET' });
      })(),
    );
    await expect(store.put('a', failing)).rejects.toThrow('the client hung up');
    expect(await objects()).toEqual([]);
  });

  it('sweeps what died a day ago, and nothing younger', async () => {
    const { name: Bucket, client } = bucketAt(url);
    await client.send(new PutObjectCommand({ Bucket, Key: 'incoming/left', Body: 'half' }));
    client.destroy();
    await store.put('a', Buffer.from('whole'));
    await sweepLeftovers(bucketAt(url), Date.now() + DAY_MS - 60_000);
    expect(await objects()).toEqual(['blobs/a-', 'incoming/left']);
    await sweepLeftovers(bucketAt(url), Date.now() + DAY_MS + 60_000);
    expect(await objects()).toEqual(['blobs/a-']);
  });

  it('measures an object that came without its digest', async () => {
    const { name: Bucket, client } = bucketAt(url);
    await client.send(new PutObjectCommand({ Bucket, Key: 'blobs/restored-', Body: 'content' }));
    client.destroy();
    const sha256 = createHash('sha256').update('content').digest('hex');
    expect(await store.info('restored')).toEqual({ key: 'restored', bytes: 7, sha256 });
  });

  it('lets a reader go away in the middle', async () => {
    await store.put('a', randomBytes(4 * MIB));
    const reader = await store.read('a');
    for await (const _ of reader) break;
    expect(reader.destroyed).toBe(true);
    await store.put('a', Buffer.from('next'));
  });

  describe('on a connection that breaks', () => {
    const folder = () => mkdtemp(join(tmpdir(), 'chancery-stage-'));

    it('goes on reading where it was', async () => {
      const content = randomBytes(4 * MIB);
      await store.put('a', content);
      const proxy = await startBreakingProxy(url, { cutAfterBytes: 1.5 * MIB });
      const behind = await openS3BlobStore({ url: proxy.url });
      const scratch = await folder();
      expect((await buffer(await behind.read('a'))).equals(content)).toBe(true);
      const part = await behind.read('a', { first: MIB, last: 3.5 * MIB });
      expect((await buffer(part)).equals(content.subarray(MIB, 3.5 * MIB + 1))).toBe(true);
      await behind.stage('a', scratch, 'file');
      expect(proxy.cuts()).toBeGreaterThanOrEqual(5);
      behind.close();
      await proxy.stop();
      await rm(scratch, { recursive: true });
    });

    it('never goes on with another blob of the same key', async () => {
      await store.put('a', randomBytes(4 * MIB));
      const proxy = await startBreakingProxy(url, { cutAfterBytes: 2.5 * MIB });
      const behind = await openS3BlobStore({ url: proxy.url });
      const reader = await behind.read('a');
      await store.put('a', randomBytes(4 * MIB));
      await expect(buffer(reader)).rejects.toThrow('replaced or deleted');
      const scratch = await folder();
      await store.put('b', randomBytes(4 * MIB));
      await proxy.stop();
      await expect(behind.stage('b', scratch, 'file')).rejects.toThrow(StoreUnavailableError);
      expect(await readdir(scratch)).toEqual([]);
      behind.close();
      await rm(scratch, { recursive: true });
    });

    it('notices a server that stops in the middle of an answer, and takes it up again', async () => {
      const content = randomBytes(4 * MIB);
      await store.put('a', content);
      const proxy = await startBreakingProxy(url, { freezeAfterBytes: 2.5 * MIB });
      const behind = await openS3BlobStore({ url: proxy.url, timeouts: { ...S3_TIMEOUTS, stallMs: 300 } });
      expect((await buffer(await behind.read('a'))).equals(content)).toBe(true);
      behind.close();
      await proxy.stop();
    });
  });

  describe('says what is wrong, and no secret', () => {
    const failure = async (options: S3BlobStoreOptions) => {
      const error: unknown = await openS3BlobStore(options).then(
        () => null,
        (reason: unknown) => reason,
      );
      if (!(error instanceof Error)) throw new Error('It opened');
      const { username, password } = new URL(engineUrl('S3_URL'));
      const shown = JSON.stringify({ ...error, message: error.message, stack: error.stack, cause: error.cause });
      expect(shown).not.toContain(password);
      expect(shown).not.toContain(`${username}:`);
      return error;
    };

    it('of a bucket that is missing and is not to be made', async () => {
      const missing = newBucketUrl();
      const error = await failure({ url: missing, createBucket: false });
      expect(error).toBeInstanceOf(BlobStoreRefusedError);
      expect(error.message).toContain(`The bucket ${new URL(missing).pathname.slice(1)} at http://127.0.0.1:`);
      expect(error.message).toContain('is not there');
    });

    it('of wrong credentials', async () => {
      const wrong = new URL(url);
      wrong.password = 'wrong-secret';
      const error = await failure({ url: wrong.href });
      expect(error).toBeInstanceOf(BlobStoreRefusedError);
      expect(error.message).toMatch(/refuses: .*, status 403/);
    });

    it('of a server that is not there', async () => {
      const proxy = await startBreakingProxy(url, {});
      await proxy.stop();
      const error = await failure({ url: proxy.url });
      expect(error).toBeInstanceOf(StoreUnavailableError);
      expect(error.message).toMatch(/cannot be reached: .*ECONNREFUSED/);
    });

    it('of a server that does not answer', async () => {
      const proxy = await startBreakingProxy(url, { freezeAfterBytes: 0 });
      const error = await failure({ url: proxy.url, timeouts: { ...S3_TIMEOUTS, requestMs: 200 } });
      expect(error).toBeInstanceOf(StoreUnavailableError);
      expect(error.message).toContain('did not answer in time');
      await proxy.stop();
    });
  });
});

/** The bytes in pieces of a hundred thousand. */
function piecesOf(content: Uint8Array): Readable {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < content.length; at += 100_000) pieces.push(content.subarray(at, at + 100_000));
  return Readable.from(pieces);
}
