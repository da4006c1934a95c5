import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { FileRefused } from '../convert/file-refused.ts';
import { errorCode } from '../error-code.ts';
import { detectEncoding, encodingOfBom } from './detect-encoding.ts';

/** What is looked at to find the encoding, and read at a time. */
const BLOCK_BYTES = 256 * 1024;

/** A file in UTF-8, with or without byte order mark. */
export interface Utf8Text {
  readonly path: string;
  /** What the original is in. */
  readonly encoding: string;
}

/**
 * The text of `source` in UTF-8: the file itself where it is UTF-8, else a copy at `copy`, made in flat memory. Bytes
 * that are no UTF-8 in a file that is, are left for the reader to find.
 * @param declared the encoding the sender names; `null`: found out
 * @throws FileRefused for an empty file, a byte order mark that contradicts the sender, or bytes the encoding has not
 */
export async function utf8Text(source: string, copy: string, declared: string | null): Promise<Utf8Text> {
  const head = await headOf(source);
  if (head.length === 0) throw new FileRefused('The file is empty.');
  const encoding = encodingOf(head, declared);
  if (encoding === 'utf-8') return { path: source, encoding };
  await pipeline(createReadStream(source, { highWaterMark: BLOCK_BYTES }), decoding(encoding), createWriteStream(copy));
  return { path: copy, encoding };
}

function encodingOf(head: Buffer, declared: string | null): string {
  const marked = encodingOfBom(head);
  if (marked === 'utf-32') throw new FileRefused('The file is UTF-32; send it as UTF-8.');
  if (marked !== null && declared !== null && marked !== declared) {
    throw new FileRefused(
      `The file begins with the byte order mark of ${marked} but was announced as ${declared}. Send encoding=${marked}.`,
    );
  }
  return marked ?? declared ?? detectEncoding(head, head.length === BLOCK_BYTES);
}

/** Decodes chunks and encodes them as UTF-8. */
function decoding(encoding: string): (chunks: AsyncIterable<Buffer>) => AsyncGenerator<Buffer> {
  return async function* (chunks) {
    const decoder = new TextDecoder(encoding, { fatal: true });
    let lines = 0;
    for await (const chunk of chunks) {
      const text = decodedOrRefused(decoder, chunk, lines);
      lines += text.split('\n').length - 1;
      yield Buffer.from(text);
    }
    decodedOrRefused(decoder, null, lines);
  };
}

/** @param chunk `null` at the end of the file */
function decodedOrRefused(decoder: TextDecoder, chunk: Buffer | null, linesBefore: number): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    if (errorCode(error) !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    // Where it is: the chunk alone, with a mark for what cannot be read. Its first character may be cut.
    const marked = chunk === null ? '' : new TextDecoder(decoder.encoding).decode(chunk);
    const line = linesBefore + marked.slice(0, marked.indexOf('\ufffd', 1) + 1).split('\n').length;
    throw new FileRefused(
      `The file is not ${decoder.encoding}: what stands at or near line ${line} cannot be read as that. ` +
        'Name its encoding, for example encoding=windows-1252.',
    );
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BLOCK_BYTES), 0, BLOCK_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
