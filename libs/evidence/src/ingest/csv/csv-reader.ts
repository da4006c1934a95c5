import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';
import type { Parser } from 'csv-parse';
import { MAX_CELL_BYTES } from '../convert/file-limits.ts';
import { FileRefused } from '../convert/file-refused.ts';

const CHUNK_BYTES = 256 * 1024;
const LF = 10;
const CR = 13;
const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Receives what is in the file, in its order. Throwing stops the reading with that error. */
export interface CsvListener {
  /** A record; `line` is where it starts (1 for the first line). Empty lines are no records. */
  onRecord(cells: readonly string[], line: number): void;
  /** A record that cannot be read. */
  onUnreadable(line: number, code: 'bad-quotes' | 'invalid-utf8', reason: string): void;
  /** Waited for between two chunks of the file: until there is room for more records. */
  room(): Promise<void>;
}

/**
 * Reads a CSV file (RFC 4180; UTF-8; CRLF, LF or CR; with or without BOM) of any size in flat memory: one chunk of 256
 * KiB and one record. A record whose quotes cannot be understood costs its first line only: reading goes on at the next
 * line.
 * @throws FileRefused for an empty file, or a cell above the limit.
 */
export async function readCsv(path: string, delimiter: string, listener: CsvListener): Promise<void> {
  const file = await open(path, 'r');
  try {
    const window = new FileWindow(file);
    const head = await window.from(0);
    if (head.length === 0) throw new FileRefused('The file is empty.');
    let offset = head.subarray(0, 3).equals(UTF8_BOM) ? UTF8_BOM.length : 0;
    let line = 1;
    for (;;) {
      const attempt = new ReadingAttempt(delimiter, offset, line, listener);
      const error = await attempt.run(window);
      if (error === null) return;
      const bad = await firstLineAfter(window, attempt.readTo, attempt.line);
      listener.onUnreadable(bad.line, 'bad-quotes', reasonOf(error, bad.line));
      offset = bad.next;
      line = bad.line + 1;
    }
  } finally {
    await file.close();
  }
}

/**
 * The header: the first record of a file.
 * @throws FileRefused when there is none or it cannot be read.
 */
export async function readHeader(path: string, delimiter: string): Promise<readonly string[]> {
  const enough = new Error('The header was read');
  const headers: (readonly string[])[] = [];
  const listener: CsvListener = {
    onRecord(cells) {
      headers.push(cells);
      throw enough;
    },
    onUnreadable(line, _code, reason) {
      throw new FileRefused(`The header, on line ${line}, cannot be read. ${reason}`);
    },
    room: () => Promise.resolve(),
  };
  await readCsv(path, delimiter, listener).catch((error: unknown) => {
    if (error !== enough) throw error;
  });
  const [header] = headers;
  if (!header) throw new FileRefused('The file has no header.');
  return header;
}

/** One run of the parser from `offset` to the end of the file or to the first record it cannot understand. */
class ReadingAttempt {
  /** Offset after the last record that was understood. */
  readTo: number;
  /** Line of `readTo`, lines that were empty not counted. */
  line: number;
  private emptyLines = 0;
  private readonly offset: number;
  private readonly listener: CsvListener;
  private readonly parser: Parser;

  constructor(delimiter: string, offset: number, line: number, listener: CsvListener) {
    this.offset = offset;
    this.listener = listener;
    this.readTo = offset;
    this.line = line;
    this.parser = parse({
      delimiter,
      // Bytes, so that invalid UTF-8 is seen and not replaced.
      encoding: null,
      // With cells as buffers the library measures the cell; it lets one byte more through than it is told.
      max_record_size: MAX_CELL_BYTES - 1,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record, info) => {
        // With `encoding: null` the cells are buffers, which the library's types do not say.
        this.take(record as unknown as readonly Buffer[], info.bytes, info.empty_lines);
        return null;
      },
    });
    // Errors are taken from the callbacks of write and end.
    this.parser.on('error', () => undefined);
    this.parser.resume();
  }

  /** `null` when the file was read to its end. */
  async run(window: FileWindow): Promise<CsvError | null> {
    for (let offset = this.offset; ;) {
      const chunk = await window.from(offset);
      const error = chunk.length === 0 ? await this.end() : await this.write(chunk);
      if (error) return unreadable(error, this.line + this.emptyLines);
      if (chunk.length === 0) return null;
      await this.listener.room();
      offset += chunk.length;
    }
  }

  private take(cells: readonly Buffer[], end: number, emptyLines: number): void {
    this.line += emptyLines - this.emptyLines;
    this.emptyLines = emptyLines;
    const line = this.line;
    this.line += 1 + lineBreaksIn(cells);
    this.readTo = this.offset + end;
    const invalid = cells.findIndex((cell) => !isUtf8(cell));
    if (invalid === -1) this.listener.onRecord(cells.map(textOf), line);
    else this.listener.onUnreadable(line, 'invalid-utf8', `Cell ${invalid + 1} is not valid UTF-8.`);
  }

  private write(chunk: Buffer): Promise<Error | null> {
    return new Promise((resolve) => this.parser.write(chunk, (error) => resolve(error ?? null)));
  }

  private end(): Promise<Error | null> {
    return new Promise((resolve) => {
      this.parser.once('error', resolve);
      this.parser.once('end', () => resolve(null));
      this.parser.end();
    });
  }
}

/** @throws the error itself when it is no matter of quotes. */
function unreadable(error: Error, line: number): CsvError {
  if (!(error instanceof CsvError)) throw error;
  if (error.code !== 'CSV_MAX_RECORD_SIZE') return error;
  throw new FileRefused(
    `The record that starts at or after line ${line} has a cell of more than ${MAX_CELL_BYTES} bytes; ` +
      'perhaps an opening quote is never closed.',
  );
}

function reasonOf(error: CsvError, line: number): string {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return `A quote opened on line ${line} is never closed.`;
    case 'CSV_INVALID_CLOSING_QUOTE':
      return `A quote opened on or after line ${line} is closed in the middle of a cell; a quote inside a quoted cell is written twice.`;
    default:
      return 'A quote stands in the middle of an unquoted cell; quote the whole cell and write the quote twice.';
  }
}

function textOf(cell: Buffer): string {
  return cell.toString('utf8');
}

/** Line breaks inside quoted cells: CRLF, LF or CR each count once. */
function lineBreaksIn(cells: readonly Buffer[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (cell.includes(LF) || cell.includes(CR)) breaks += cell.toString('latin1').match(/\r\n|\n|\r/g)?.length ?? 0;
  }
  return breaks;
}

/** The first line with something on it at or after `offset`: its number, and the offset of the line after it. */
async function firstLineAfter(
  window: FileWindow,
  offset: number,
  line: number,
): Promise<{ readonly line: number; readonly next: number }> {
  let start = offset;
  let number = line;
  for (let width = await lineBreakAt(window, start); width > 0; width = await lineBreakAt(window, start)) {
    start += width;
    number++;
  }
  return { line: number, next: await nextLine(window, start) };
}

/** Bytes of the line break at `offset`; 0 when there is none. */
async function lineBreakAt(window: FileWindow, offset: number): Promise<0 | 1 | 2> {
  const [byte] = await window.from(offset);
  if (byte === LF) return 1;
  if (byte !== CR) return 0;
  return (await window.from(offset + 1))[0] === LF ? 2 : 1;
}

/** Offset after the line break that ends the line `offset` stands in; the end of the file when there is none. */
async function nextLine(window: FileWindow, offset: number): Promise<number> {
  for (let position = offset; ;) {
    const chunk = await window.from(position);
    if (chunk.length === 0) return position;
    const index = chunk.findIndex((byte) => byte === LF || byte === CR);
    if (index !== -1) return position + index + (await lineBreakAt(window, position + index));
    position += chunk.length;
  }
}

/** Reads a file by offset and keeps the last chunk, so that going back a little costs no reading. */
class FileWindow {
  private chunk: Buffer = Buffer.alloc(0);
  private start = 0;
  private readonly file: FileHandle;

  constructor(file: FileHandle) {
    this.file = file;
  }

  /** What follows `offset`, up to a chunk; empty at the end of the file. */
  async from(offset: number): Promise<Buffer> {
    if (offset < this.start || offset >= this.start + this.chunk.length) {
      const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
      const { bytesRead } = await this.file.read(buffer, 0, CHUNK_BYTES, offset);
      this.chunk = buffer.subarray(0, bytesRead);
      this.start = offset;
    }
    return this.chunk.subarray(offset - this.start);
  }
}
