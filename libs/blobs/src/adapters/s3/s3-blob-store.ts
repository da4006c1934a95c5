import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DeleteObjectCommand, HeadObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { StoreUnavailableError } from '@chancery/kernel';
import { InvalidBlobKeyError, isSegment, parseBlobKey } from '../../blob-key.ts';
import { BlobNotFoundError } from '../../blob-store.ts';
import type { BlobInfo, BlobRange, BlobStore } from '../../blob-store.ts';
import { parseS3Url } from '../../s3-location.ts';
import type { S3Location } from '../../s3-location.ts';
import { putObject, SHA256_METADATA, UPLOAD_LIMITS } from './put-object.ts';
import type { UploadLimits } from './put-object.ts';
import { openObject } from './read-object.ts';
import type { OpenObject } from './read-object.ts';
import { absentIfNotFound, S3_TIMEOUTS, S3Bucket } from './s3-bucket.ts';
import type { S3Timeouts } from './s3-bucket.ts';
import { sweepLeftovers } from './sweep.ts';

/** Blobs lie below it, apart from what is being uploaded. */
const CONTENT = 'blobs/';
/**
 * Ends the name of an object with content. No key contains it, so `a` and `a/b` can both be blobs also where objects are
 * files in folders; and it sorts before all that keys are made of, so objects are listed in the order of their keys.
 */
const SUFFIX = '-';
/** Readable by owner and group, writable by nobody, as staged files of the other adapters are. */
const READ_ONLY = 0o440;

export interface S3BlobStoreOptions {
  /** `http(s)://ACCESS:SECRET@host:port/bucket?region=…`, or what `parseS3Url` read from it. */
  readonly url: string | S3Location;
  /** Whether a missing bucket may be made; default yes. */
  readonly createBucket?: boolean;
  readonly limits?: UploadLimits;
  readonly timeouts?: S3Timeouts;
}

export interface S3BlobStore extends BlobStore {
  /** Lets go of the connections. */
  close(): void;
}

/**
 * Opens a blob store in a bucket; several processes may have it open. Uploads that a crash left a day ago are removed.
 * @throws InvalidS3UrlError; BlobStoreRefusedError when the bucket is missing or not allowed;
 * StoreUnavailableError when the server does not answer. None of them shows credentials.
 */
export async function openS3BlobStore(options: S3BlobStoreOptions): Promise<S3BlobStore> {
  const location = typeof options.url === 'string' ? parseS3Url(options.url) : options.url;
  const bucket = new S3Bucket(location, options.timeouts ?? S3_TIMEOUTS);
  try {
    await bucket.ensure(options.createBucket ?? true);
    await sweepLeftovers(bucket, Date.now());
  } catch (error) {
    bucket.client.destroy();
    throw error;
  }
  return new BucketBlobStore(bucket, options.limits ?? UPLOAD_LIMITS);
}

class BucketBlobStore implements S3BlobStore {
  constructor(
    private readonly bucket: S3Bucket,
    private readonly limits: UploadLimits,
  ) {}

  async put(key: string, content: Readable | Uint8Array): Promise<BlobInfo> {
    return { key, ...(await putObject(this.bucket, nameOf(key), content, this.limits)) };
  }

  async read(key: string, range?: BlobRange): Promise<Readable> {
    return (await this.open(key, range)).content;
  }

  async info(key: string): Promise<BlobInfo | null> {
    const command = new HeadObjectCommand({ Bucket: this.bucket.name, Key: nameOf(key) });
    const head = await this.bucket.ask((client, options) => client.send(command, options).catch(absentIfNotFound));
    if (head === null) return null;
    const sha256 = head.Metadata?.[SHA256_METADATA];
    if (sha256 !== undefined) return { key, bytes: head.ContentLength ?? 0, sha256 };
    return this.measure(key);
  }

  async stage(key: string, folder: string, fileName: string): Promise<string> {
    parseBlobKey(key);
    if (!isSegment(fileName)) throw new InvalidBlobKeyError(`Not a file name: ${JSON.stringify(fileName)}`);
    const { content, metadata } = await this.open(key);
    const temporary = join(folder, `${fileName}.${randomUUID()}`);
    const hash = createHash('sha256');
    try {
      await mkdir(folder, { recursive: true });
      await pipeline(content, hashing(hash), createWriteStream(temporary, { flags: 'wx' }));
      const expected = metadata[SHA256_METADATA];
      if (expected !== undefined && expected !== hash.digest('hex')) {
        throw new StoreUnavailableError(`The blob ${key} did not arrive as it was written`);
      }
      await chmod(temporary, READ_ONLY);
      const target = join(folder, fileName);
      await rename(temporary, target);
      return target;
    } catch (error) {
      content.destroy();
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    const command = new DeleteObjectCommand({ Bucket: this.bucket.name, Key: nameOf(key) });
    await this.bucket.ask((client, options) => client.send(command, options).catch(absentIfNotFound));
  }

  async *list(prefix: string): AsyncIterable<string> {
    const input = { Bucket: this.bucket.name, Prefix: CONTENT + prefix };
    const pages = paginateListObjectsV2({ client: this.bucket.client }, input)[Symbol.asyncIterator]();
    for (;;) {
      const { done, value } = await this.bucket.ask(() => pages.next());
      if (done === true) return;
      for (const { Key = '' } of value.Contents ?? []) {
        if (Key.endsWith(SUFFIX)) yield Key.slice(CONTENT.length, -SUFFIX.length);
      }
    }
  }

  close(): void {
    this.bucket.client.destroy();
  }

  /** @throws BlobNotFoundError */
  private async open(key: string, range?: BlobRange): Promise<OpenObject> {
    const opened = await openObject(this.bucket, nameOf(key), range);
    if (opened === null) throw new BlobNotFoundError(`There is no blob ${key}`);
    return opened;
  }

  /** Of an object that came here by other ways than `put`, without its metadata. */
  private async measure(key: string): Promise<BlobInfo | null> {
    const opened = await openObject(this.bucket, nameOf(key));
    if (opened === null) return null;
    const hash = createHash('sha256');
    for await (const chunk of opened.content) hash.update(chunk as Uint8Array);
    return { key, bytes: opened.bytes, sha256: hash.digest('hex') };
  }
}

/** @throws InvalidBlobKeyError */
function nameOf(key: string): string {
  return CONTENT + parseBlobKey(key).join('/') + SUFFIX;
}

/** Passes chunks on and hashes them. */
function hashing(hash: ReturnType<typeof createHash>) {
  return async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
}
