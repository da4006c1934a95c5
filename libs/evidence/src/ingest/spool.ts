import { Readable } from 'node:stream';
import type { BlobInfo, BlobStore } from '@chancery/blobs';
import { Problem } from '@chancery/platform';
import { unpacked } from './unpack.ts';
import { untilAborted } from './until-aborted.ts';

/** 4 GiB. */
const MAX_UPLOAD_BYTES = 4 * 1024 ** 3;

/** Whoever waits for an upload. */
export interface SpoolWatch {
  /** Stops it; the signal's reason is thrown. */
  readonly signal: AbortSignal;
  /** Hears how many more bytes came, unpacked. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Streams an upload into a blob, unpacked when it is gzip, hashed on the way.
 * @param maxBytes unpacked
 * @throws Problem `payload-too-large`; `body-unreadable` when the sender gave up. Nothing is left behind then.
 */
export async function spool(
  blobs: BlobStore,
  key: string,
  content: Readable,
  { signal, onBytes }: SpoolWatch,
  maxBytes = MAX_UPLOAD_BYTES,
): Promise<BlobInfo> {
  let failure: unknown = null;
  const checked = async function* (): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    try {
      for await (const chunk of unpacked(untilAborted(content, signal))) {
        bytes += chunk.length;
        onBytes(chunk.length);
        if (bytes > maxBytes) throw tooLarge(maxBytes);
        yield chunk;
      }
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  try {
    return await blobs.put(key, Readable.from(checked(), { objectMode: false }));
  } catch (error) {
    if (failure === null || failure instanceof Problem) throw failure ?? error;
    throw new Problem('body-unreadable', 'The upload ended before its end; nothing was ingested.');
  }
}

function tooLarge(maxBytes: number): Problem {
  return new Problem('payload-too-large', `A file can have ${maxBytes} bytes at most; split it.`);
}
