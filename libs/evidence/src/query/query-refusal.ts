/** Where in a statement something is; both count from 1, columns in UTF-16 code units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Why a statement gets no result. The code stands in the error catalogue. */
export interface QueryRefusal {
  readonly code:
    | 'query-cancelled'
    | 'query-failed'
    | 'query-invalid'
    | 'query-not-allowed'
    | 'query-page-moved'
    | 'query-timeout'
    | 'query-too-large';
  /** A sentence for a person. */
  readonly message: string;
  readonly place: TextPlace | null;
  /** Names that may have been meant, the likeliest first. */
  readonly candidates: readonly string[];
}

/** Thrown inside the child where a statement is refused. */
export class StatementRefused extends Error {
  override readonly name = 'StatementRefused';
  readonly refusal: QueryRefusal;

  constructor(
    code: QueryRefusal['code'],
    message: string,
    place: TextPlace | null = null,
    candidates: readonly string[] = [],
  ) {
    super(message);
    this.refusal = { code, message, place, candidates };
  }
}

/** The place of a byte offset (the engine counts bytes of UTF-8); `null` when it lies outside the text. */
export function placeOf(sql: string, byteOffset: number): TextPlace | null {
  const bytes = Buffer.from(sql, 'utf8');
  if (!Number.isSafeInteger(byteOffset) || byteOffset < 0 || byteOffset > bytes.length) return null;
  const lines = bytes.subarray(0, byteOffset).toString('utf8').split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
