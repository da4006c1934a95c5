import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { S3Bucket } from './s3-bucket.ts';

/** Objects being uploaded; their names are seen by nobody else. */
export const INCOMING = 'incoming/';
/** The digest as metadata of the object, hexadecimal. */
export const SHA256_METADATA = 'sha256';

/** Where an upload is cut. */
export interface UploadLimits {
  /** What fits is one request; more goes up in parts of this size, two at a time. S3 takes 10,000 parts of ≥ 5 MiB. */
  readonly partBytes: number;
  /** More than this is copied in parts of this size. S3 copies up to 5 GiB in one request. */
  readonly copyBytes: number;
}

export const UPLOAD_LIMITS: UploadLimits = { partBytes: 8 * 1024 ** 2, copyBytes: 1024 ** 3 };

/** What was written: length in bytes and SHA-256, hexadecimal. */
export interface Uploaded {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes an object with its digest as its metadata, whole or not at all. A digest is known at the end, metadata are given
 * at the beginning: what does not fit one request goes up under a name of its own and is copied, on the server, into its
 * place with its metadata (docs/decisions/0023).
 * @throws what the source fails with, StoreUnavailableError, BlobStoreRefusedError.
 */
export async function putObject(
  bucket: S3Bucket,
  name: string,
  content: Readable | Uint8Array,
  limits: UploadLimits,
): Promise<Uploaded> {
  const source = measured(content);
  const first = await takeUpTo(source, limits.partBytes);
  if (first.ended) {
    await putWhole(bucket, name, first.bytes, source.sofar());
    return source.sofar();
  }
  const incoming = INCOMING + randomUUID();
  try {
    await uploadParts(bucket, incoming, startingWith(first.bytes, source.chunks), limits);
    const uploaded = source.sofar();
    await copyIntoPlace(bucket, incoming, name, uploaded, limits);
    return uploaded;
  } catch (error) {
    // A source that failed says so better than the upload it broke.
    throw source.failure()?.reason ?? error;
  } finally {
    // When this fails too, the sweep takes it a day later.
    await bucket
      .ask((client, options) => client.send(new DeleteObjectCommand({ Bucket: bucket.name, Key: incoming }), options))
      .catch(() => undefined);
  }
}

/** The content in pieces, what has passed so far, and what it failed with. */
interface MeasuredSource {
  readonly chunks: AsyncGenerator<Uint8Array, void>;
  sofar(): Uploaded;
  failure(): { readonly reason: unknown } | null;
}

function measured(content: Readable | Uint8Array): MeasuredSource {
  const hash = createHash('sha256');
  let bytes = 0;
  let failure: { readonly reason: unknown } | null = null;
  return { chunks: chunks(), sofar: () => ({ bytes, sha256: hash.copy().digest('hex') }), failure: () => failure };

  async function* chunks(): AsyncGenerator<Uint8Array, void> {
    const pieces: AsyncIterable<Uint8Array | string> | readonly Uint8Array[] =
      content instanceof Uint8Array ? [content] : content;
    try {
      for await (const piece of pieces) {
        const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
        hash.update(chunk);
        bytes += chunk.byteLength;
        yield chunk;
      }
    } catch (reason) {
      failure = { reason };
      throw reason;
    }
  }
}

/** Reads until the source ends or there is more than `limit`. */
async function takeUpTo(source: MeasuredSource, limit: number): Promise<{ bytes: Uint8Array; ended: boolean }> {
  const taken: Uint8Array[] = [];
  for (let bytes = 0; bytes <= limit;) {
    const { done, value } = await source.chunks.next();
    if (done === true) return { bytes: Buffer.concat(taken), ended: true };
    taken.push(value);
    bytes += value.byteLength;
  }
  return { bytes: Buffer.concat(taken), ended: false };
}

async function* startingWith(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

async function putWhole(bucket: S3Bucket, name: string, bytes: Uint8Array, { sha256 }: Uploaded): Promise<void> {
  const command = new PutObjectCommand({
    ...{ Bucket: bucket.name, Key: name, Body: bytes, ContentLength: bytes.byteLength },
    Metadata: { [SHA256_METADATA]: sha256 },
    // The server refuses bytes that changed on the way.
    ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
  });
  await bucket.ask((client, options) => client.send(command, options));
}

/** Uploads in parts; they are given up when the source fails. */
async function uploadParts(
  bucket: S3Bucket,
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  { partBytes }: UploadLimits,
): Promise<void> {
  await bucket.ask(async (client) => {
    const body = Readable.from(chunks, { objectMode: false });
    const params = { Bucket: bucket.name, Key: name, Body: body };
    try {
      await new Upload({ client, params, partSize: partBytes, queueSize: 2, leavePartsOnError: false }).done();
    } finally {
      body.destroy();
    }
  }, 'assembly');
}

async function copyIntoPlace(
  bucket: S3Bucket,
  from: string,
  to: string,
  { bytes, sha256 }: Uploaded,
  { copyBytes }: UploadLimits,
): Promise<void> {
  const target = { Bucket: bucket.name, Key: to };
  const metadata = { Metadata: { [SHA256_METADATA]: sha256 } };
  const source = { CopySource: `${bucket.name}/${from}` };
  if (bytes <= copyBytes) {
    const command = new CopyObjectCommand({ ...target, ...source, ...metadata, MetadataDirective: 'REPLACE' });
    await bucket.ask((client, options) => client.send(command, options), 'assembly');
    return;
  }
  await bucket.ask(async (client, options) => {
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...target, ...metadata }), options);
    const upload = { ...target, UploadId };
    try {
      const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
      for (let at = 0; at < bytes; at += copyBytes) {
        const PartNumber = Parts.length + 1;
        const CopySourceRange = `bytes=${at}-${Math.min(at + copyBytes, bytes) - 1}`;
        const part = new UploadPartCopyCommand({ ...upload, ...source, PartNumber, CopySourceRange });
        const { CopyPartResult } = await client.send(part, options);
        Parts.push({ PartNumber, ETag: CopyPartResult?.ETag });
      }
      await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }), options);
    } catch (error) {
      await client.send(new AbortMultipartUploadCommand(upload), options).catch(() => undefined);
      throw error;
    }
  }, 'assembly');
}
