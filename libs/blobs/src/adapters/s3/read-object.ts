import { Readable } from 'node:stream';
import { GetObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { StoreUnavailableError } from '@chancery/kernel';
import type { BlobRange } from '../../blob-store.ts';
import { absentIfNotFound } from './s3-bucket.ts';
import type { S3Bucket } from './s3-bucket.ts';

/** Times a broken read is taken up again without a byte in between. */
const RESUMES = 3;
const PRECONDITION_FAILED = 412;
const RANGE_NOT_SATISFIABLE = 416;

/** An object being read. */
export interface OpenObject {
  readonly content: Readable;
  readonly bytes: number;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Of a range that begins past the end. */
const NOTHING = 'nothing';

/** An answer whose body is still to be read. */
interface Answer {
  readonly body: Readable;
  readonly etag: string;
  readonly bytes: number;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Opens an object, or the part of it in `range`; `null` when there is none. The reader gets the object as it was opened: a connection that breaks or
 * stalls is made again from where it was, and only for that same object.
 */
export async function openObject(bucket: S3Bucket, name: string, range?: BlobRange): Promise<OpenObject | null> {
  const start = range?.first ?? 0;
  const opened = await get(bucket, name, range ? { Range: `bytes=${start}-${range.last}` } : {});
  if (opened === null) return null;
  let { body } = opened;
  let closed = false;
  const content = Readable.from(chunks(), { objectMode: false });
  content.once('close', () => {
    closed = true;
    body.destroy();
  });
  return { content, bytes: opened.bytes, metadata: opened.metadata };

  async function* chunks(): AsyncGenerator<Uint8Array> {
    const { bytes, etag } = opened as Answer;
    for (let at = 0, attempts = 0; at < bytes;) {
      try {
        for await (const chunk of watched(body, bucket.timeouts.stallMs)) {
          at += chunk.byteLength;
          attempts = 0;
          yield chunk;
        }
      } catch (error) {
        if (closed || ++attempts > RESUMES) throw error;
      } finally {
        body.destroy();
      }
      if (at < bytes) body = await rest(bucket, name, { first: start + at, last: start + bytes - 1 }, etag);
    }
  }
}

/**
 * The chunks of a body. A reader that does not ask for the next one is left alone.
 * @throws StoreUnavailableError when it is asked for and does not come.
 */
async function* watched(body: Readable, stallMs: number): AsyncGenerator<Uint8Array> {
  const chunks = (body as AsyncIterable<Uint8Array, void>)[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await inTime(chunks.next(), stallMs);
    if (done === true) return;
    yield value;
  }
}

async function inTime<T>(next: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailableError('The S3 server stopped sending')), ms);
  });
  try {
    return await Promise.race([next, stalled]);
  } finally {
    clearTimeout(timer);
  }
}

/** What is left of an object. @throws StoreUnavailableError when it is not the same object any more. */
async function rest(bucket: S3Bucket, name: string, { first, last }: BlobRange, etag: string): Promise<Readable> {
  const answer = await get(bucket, name, { Range: `bytes=${first}-${last}`, IfMatch: etag });
  if (answer === null) throw new StoreUnavailableError('The blob was replaced or deleted while it was read');
  return answer.body;
}

async function get(
  bucket: S3Bucket,
  name: string,
  only: { readonly Range?: string; readonly IfMatch?: string },
): Promise<Answer | null> {
  const command = new GetObjectCommand({ Bucket: bucket.name, Key: name, ...only });
  const answer = await bucket.ask((client, options) =>
    client.send(command, options).catch((error: unknown) => {
      const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
      if (status === PRECONDITION_FAILED) return null;
      if (status === RANGE_NOT_SATISFIABLE) return NOTHING;
      return absentIfNotFound(error);
    }),
  );
  if (answer === null) return null;
  if (answer === NOTHING) return { body: Readable.from([]), etag: '', bytes: 0, metadata: {} };
  return {
    body: answer.Body as Readable,
    etag: answer.ETag ?? '',
    bytes: answer.ContentLength ?? 0,
    metadata: answer.Metadata ?? {},
  };
}
