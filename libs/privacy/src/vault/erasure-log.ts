import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';

/** One subject that was forgotten, and when. */
export interface Erasure {
  readonly subject: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/**
 * The subjects that were forgotten, one JSON object per line, in a file outside the key store: when `keys.db` is
 * restored from a backup, the keys that were destroyed since are destroyed again.
 */
export class ErasureLog {
  private readonly file: number;
  /** What the file holds, oldest first. */
  readonly erasures: readonly Erasure[];

  /** @throws Error naming the line that is no erasure: keys must not come back because a line could not be read. */
  constructor(private readonly path: string) {
    this.file = openSync(path, 'a+', 0o600);
    try {
      const text = readFileSync(path, 'utf8');
      const whole = text.slice(0, text.lastIndexOf('\n') + 1);
      // A line without its end was being written when the process died: nobody was told that it happened.
      if (whole.length < text.length) ftruncateSync(this.file, Buffer.byteLength(whole));
      this.erasures = whole
        .split('\n')
        .slice(0, -1)
        .map((line, index) => this.parse(line, index + 1));
    } catch (error) {
      closeSync(this.file);
      throw error;
    }
  }

  /** Durable when it returns. */
  append(erasure: Erasure): void {
    writeSync(this.file, `${JSON.stringify({ subject: erasure.subject, at: erasure.at })}\n`);
    fsyncSync(this.file);
  }

  close(): void {
    closeSync(this.file);
  }

  private parse(line: string, number: number): Erasure {
    try {
      const { subject, at } = JSON.parse(line) as Partial<Erasure>;
      if (typeof subject === 'string' && typeof at === 'string') return { subject, at };
    } catch (error) {
      throw new Error(`${this.path}, line ${number}: not an erasure`, { cause: error });
    }
    throw new Error(`${this.path}, line ${number}: not an erasure`);
  }
}
