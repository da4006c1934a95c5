import { closeSync, fdatasyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { LoggedEvent } from './logged-event.ts';

/** Length and CRC-32 of what follows, both 4 bytes, little endian. */
const HEADER_BYTES = 8;

/**
 * The file behind a node that has one: one frame per write, appended and fsynced before the write is answered, so that
 * a node killed by `kill -9` comes back with all it has answered for. A torn frame at the end is cut off.
 */
export class Journal {
  readonly #file: number;
  #frames: Buffer[] = [];
  #closed = false;

  private constructor(file: number) {
    this.#file = file;
  }

  /**
   * Opens or creates the file and replays it.
   * @param apply gets the events of each write, in order
   */
  static open(path: string, apply: (events: readonly LoggedEvent[]) => void): Journal {
    const file = openSync(path, 'a+');
    const end = replay(file, apply);
    ftruncateSync(file, end);
    return new Journal(file);
  }

  /** Takes a write in; it is in the file after the next `flush`. */
  add(events: readonly LoggedEvent[]): void {
    const body = serialize(events);
    const header = Buffer.alloc(HEADER_BYTES);
    header.writeUInt32LE(body.length, 0);
    header.writeUInt32LE(crc32(body), 4);
    this.#frames.push(header, body);
  }

  /** Writes what was added and returns when it is on the disk. Synchronous: nobody sees a write before it is durable. */
  flush(): void {
    if (this.#closed) throw new Error('The node was stopped before this write was on the disk');
    if (this.#frames.length === 0) return;
    const bytes = Buffer.concat(this.#frames);
    this.#frames = [];
    let written = 0;
    while (written < bytes.length) written += writeSync(this.#file, bytes, written);
    fdatasyncSync(this.#file);
  }

  close(): void {
    this.#closed = true;
    closeSync(this.#file);
  }
}

/** @returns bytes of the whole frames */
function replay(file: number, apply: (events: readonly LoggedEvent[]) => void): number {
  const header = Buffer.alloc(HEADER_BYTES);
  let at = 0;
  for (;;) {
    if (readSync(file, header, 0, HEADER_BYTES, at) < HEADER_BYTES) return at;
    const body = Buffer.allocUnsafeSlow(header.readUInt32LE(0));
    if (readSync(file, body, 0, body.length, at + HEADER_BYTES) < body.length) return at;
    if (crc32(body) !== header.readUInt32LE(4)) return at;
    apply(deserialize(body) as LoggedEvent[]);
    at += HEADER_BYTES + body.length;
  }
}
