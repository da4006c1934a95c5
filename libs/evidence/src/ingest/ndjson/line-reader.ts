import { createReadStream } from 'node:fs';
import { FileRefused } from '../convert/file-refused.ts';
import { MAX_LINE_BYTES } from '../convert/file-limits.ts';

const CHUNK_BYTES = 256 * 1024;
const LF = 10;
const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads the lines of a file in flat memory: a chunk and a line. Lines end with LF or CRLF; blank ones are counted and
 * left out, a byte order mark is left out.
 * @param room waited for between two chunks
 * @throws FileRefused for a line above the limit; what `onLine` throws
 */
export async function readLines(
  path: string,
  onLine: (bytes: Buffer, line: number) => void,
  room: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  let line = 1;
  let parts: Buffer[] = [];
  let held = 0;
  const take = (last: Buffer) => {
    const bytes = Buffer.concat([...parts, last]);
    parts = [];
    held = 0;
    const content = line === 1 && bytes.subarray(0, 3).equals(UTF8_BOM) ? bytes.subarray(3) : bytes;
    if (!isBlank(content)) onLine(content, line);
    line++;
  };
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      take(chunk.subarray(start, end));
      start = end + 1;
    }
    const rest = chunk.subarray(start);
    held += rest.length;
    if (held > MAX_LINE_BYTES) {
      throw new FileRefused(`Line ${line} has more than ${MAX_LINE_BYTES} bytes, the most a line can have.`);
    }
    parts.push(rest);
    await room();
  }
  if (held > 0) take(Buffer.alloc(0));
}

/** Whether there is nothing but spaces, tabs and carriage returns. */
function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
