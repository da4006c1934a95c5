import { closeSync, openSync, writeSync } from 'node:fs';
import type { RejectedRow } from '../../contract/rejected-row.ts';

const BUFFER_LENGTH = 64 * 1024;
/** How many rejected rows an answer shows, without their cells; the report holds all. */
export const SAMPLE_SIZE = 20;

/** Writes rejected rows to a file as NDJSON while the rows pass by. */
export class RejectedReport {
  private readonly descriptor: number;
  private buffer = '';
  private written = 0;
  readonly sample: RejectedRow[] = [];

  constructor(path: string) {
    this.descriptor = openSync(path, 'w');
  }

  get count(): number {
    return this.written;
  }

  add(rejected: RejectedRow): void {
    this.written++;
    if (this.sample.length < SAMPLE_SIZE) {
      const { cells: _, ...named } = rejected;
      this.sample.push(named);
    }
    this.buffer += `${JSON.stringify(rejected)}\n`;
    if (this.buffer.length >= BUFFER_LENGTH) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.descriptor);
  }

  private flush(): void {
    writeSync(this.descriptor, this.buffer);
    this.buffer = '';
  }
}
