import { Readable } from 'node:stream';
import type { ByteRange } from '../export.events.ts';

/** The bytes `first` to `last` of a stream. What comes before is read and dropped; the stream is closed at the end. */
export function sliceStream(whole: Readable, { first, last }: ByteRange): Readable {
  return Readable.from(slices(whole, first, last + 1), { objectMode: false });
}

async function* slices(whole: Readable, from: number, to: number): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of whole as AsyncIterable<Uint8Array>) {
    const slice = chunk.subarray(Math.max(from - at, 0), Math.max(to - at, 0));
    if (slice.length > 0) yield slice;
    at += chunk.length;
    if (at >= to) return;
  }
}
