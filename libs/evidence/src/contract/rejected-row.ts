/** A line of the rejected-rows report. */
export interface RejectedRow {
  /** Line of the file the row starts on; the header is line 1 of most CSV files. */
  readonly line: number;
  /** Number of the row, rejected rows counted too; the header is none. */
  readonly row: number;
  readonly code: RejectedRowCode;
  readonly reason: string;
  /** What stands in the row, in the order of the file; absent where it cannot be told. */
  readonly cells?: readonly string[];
}

export type RejectedRowCode =
  | 'ragged'
  | 'bad-quotes'
  | 'invalid-utf8'
  | 'bad-json'
  | 'not-an-object'
  | 'cell-too-large'
  | 'type-mismatch'
  | 'row-key-invalid'
  | 'row-key-repeated';
