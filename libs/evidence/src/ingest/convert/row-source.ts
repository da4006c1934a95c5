import type { RejectedRowCode } from '../../contract/rejected-row.ts';

/** Receives the rows of a file, in its order. Throwing stops the reading with that error. */
export interface RowListener {
  /** A row: its cells as text, in the order of the columns; `line` is where it starts (1 for the first line). */
  onRow(cells: readonly string[], line: number): void;
  /** A row that cannot be read. */
  onUnreadable(line: number, code: RejectedRowCode, reason: string): void;
  /** Waited for between two chunks of the file: until there is room for more rows. */
  room(): Promise<void>;
}

/** A file whose columns are known and whose rows can be read. */
export interface OpenedFile {
  readonly columns: readonly string[];
  /** Empty for NDJSON. */
  readonly delimiter: string;
  /** Reads every row in flat memory. @throws FileRefused */
  readRows(listener: RowListener): Promise<void>;
}
