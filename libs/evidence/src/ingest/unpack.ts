import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Problem } from '@chancery/platform';
import { errorCode } from './error-code.ts';

/** A gzip may unpack to this times its size once it is larger than the free part: rows are rarely packed below a tenth. */
const MAX_RATIO = 200;
const FREE_BYTES = 256 * 1024 * 1024;
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);

/** Errors of zlib: not gzip, damaged, or cut off. */
const DAMAGED: readonly string[] = ['Z_DATA_ERROR', 'Z_BUF_ERROR', 'Z_STREAM_ERROR', 'Z_NEED_DICT'];

/**
 * The bytes of an upload, unpacked on the way when they are gzip: no CSV or JSON begins like one.
 * @throws Problem `body-unreadable` for damaged gzip, `payload-too-large` for one that unpacks to far more than it is
 */
export async function* unpacked(
  content: AsyncIterable<Buffer>,
  limits = { ratio: MAX_RATIO, freeBytes: FREE_BYTES },
): AsyncGenerator<Uint8Array> {
  const chunks = content[Symbol.asyncIterator]();
  const head = await firstBytes(chunks);
  let packedBytes = 0;
  const packed = (async function* () {
    packedBytes += head.length;
    yield head;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
      packedBytes += next.value.length;
      yield next.value;
    }
  })();
  try {
    if (!head.subarray(0, 2).equals(GZIP_MAGIC)) {
      yield* packed;
      return;
    }
    let bytes = 0;
    for await (const chunk of gunzipped(packed)) {
      bytes += chunk.length;
      if (bytes > limits.freeBytes && bytes > limits.ratio * packedBytes) throw bomb(limits.ratio);
      yield chunk;
    }
  } catch (error) {
    throw DAMAGED.includes(errorCode(error) ?? '')
      ? new Problem('body-unreadable', 'The gzip is damaged or cut off; nothing was ingested.')
      : error;
  } finally {
    // Not waited for: it comes to its end with the next chunk only.
    chunks.return?.().catch(() => undefined);
  }
}

function gunzipped(packed: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  // Errors of either end come out of the iteration.
  return pipeline(Readable.from(packed, { objectMode: false }), createGunzip(), () => undefined);
}

/** Two bytes at least, unless there are fewer. */
async function firstBytes(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < GZIP_MAGIC.length) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

function bomb(ratio: number): Problem {
  return new Problem('payload-too-large', `The gzip unpacks to more than ${ratio} times its size; send it unpacked.`);
}
