import { Transform } from 'node:stream';

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The first line of a CSV: names as they are, quoted where RFC 4180 asks for it. */
export function csvHeader(names: readonly string[]): string {
  return `${names.map((name) => (/[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join(',')}\r\n`;
}

/** Ends records by CRLF, as RFC 4180 asks: the engine ends them by LF. Line breaks inside quotes stay as they are. */
export function crlfRecords(): Transform {
  let quoted = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const out = Buffer.allocUnsafe(chunk.length * 2);
      let length = 0;
      for (const byte of chunk) {
        // A doubled quote inside quotes ends and begins them again.
        if (byte === QUOTE) quoted = !quoted;
        else if (byte === LINE_FEED && !quoted) out[length++] = CARRIAGE_RETURN;
        out[length++] = byte;
      }
      done(null, out.subarray(0, length));
    },
  });
}
