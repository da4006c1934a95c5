import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';

/** RFC 6962, section 2.1: a leaf and a node can never have the same hash, because their inputs start differently. */
const LEAF_PREFIX = 0x00;
const NODE_PREFIX = 0x01;
const LENGTH_BYTES = 4;
const LEAF_FIELDS = 5;

/** Leaves up to this size are put together in one buffer that is used again and again. */
const REUSED_BYTES = 64 * 1024;
const reused = Buffer.allocUnsafeSlow(REUSED_BYTES);

/**
 * The leaf of one event: RFC 6962 leaf hash (SHA-256, 32 bytes) over `stream`, `revision` (decimal text), `id`, `type`
 * and `bytes`, each preceded by its length in bytes (4 bytes, big-endian). No field can run into its neighbour, so
 * different events never have the same input.
 */
export function leafHash(
  stream: string,
  revision: number,
  id: string,
  type: string,
  bytes: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const revisionText = String(revision);
  // A UTF-16 unit takes at most three bytes in UTF-8.
  const textBytes = 3 * (stream.length + revisionText.length + id.length + type.length);
  const atMost = 1 + LEAF_FIELDS * LENGTH_BYTES + textBytes + bytes.byteLength;
  const input = atMost <= REUSED_BYTES ? reused : Buffer.allocUnsafe(atMost);
  input[0] = LEAF_PREFIX;
  let end = writeText(input, 1, stream);
  end = writeText(input, end, revisionText);
  end = writeText(input, end, id);
  end = writeText(input, end, type);
  input.writeUInt32BE(bytes.byteLength, end);
  input.set(bytes, end + LENGTH_BYTES);
  // Twice as fast as asking for a buffer, which gets memory of its own each time.
  return Buffer.from(hash('sha256', input.subarray(0, end + LENGTH_BYTES + bytes.byteLength), 'binary'), 'binary');
}

/** RFC 6962 leaf hash of raw leaf data, for trees whose leaves are not events. */
export function rawLeafHash(data: Uint8Array): Uint8Array<ArrayBuffer> {
  const input = Buffer.allocUnsafe(1 + data.byteLength);
  input[0] = LEAF_PREFIX;
  input.set(data, 1);
  return hash('sha256', input, 'buffer');
}

/** RFC 6962 hash of an inner node. @param left 32 bytes @param right 32 bytes */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  const input = Buffer.allocUnsafe(1 + left.byteLength + right.byteLength);
  input[0] = NODE_PREFIX;
  input.set(left, 1);
  input.set(right, 1 + left.byteLength);
  return hash('sha256', input, 'buffer');
}

/** Writes length and text at `start`; returns where the next field starts. */
function writeText(input: Buffer, start: number, text: string): number {
  const written = input.write(text, start + LENGTH_BYTES, 'utf8');
  input.writeUInt32BE(written, start);
  return start + LENGTH_BYTES + written;
}
