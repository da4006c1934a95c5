import type { Span } from './span.ts';

/** A link with the scheme `authority:` or `evidence:`, as it stands in the text. */
export type WrittenLink = Span & {
  /** The destination without Markdown escapes. `from` and `to` span it as it is written. */
  readonly target: string;
  /**
   * Where the link begins (its `[` or `<`), from 1.
   * @asType integer
   * @minimum 1
   */
  readonly line: number;
  /**
   * In UTF-16 code units, from 1.
   * @asType integer
   * @minimum 1
   */
  readonly column: number;
};
