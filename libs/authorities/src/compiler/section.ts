/** A section of an authority: its heading, and everything up to the next heading of the same or a higher level. */
export type Section = {
  /** What `#…` of a cross-reference names; unique in a compiled authority without errors. */
  readonly anchor: string;
  /** Text of the heading without marks and explicit anchor, cut at 100 characters. */
  readonly title: string;
  /**
   * 1 for `#`, 6 for `######`.
   * @asType integer
   * @minimum 1
   * @maximum 6
   */
  readonly level: number;
  /**
   * Line of the heading, from 1.
   * @asType integer
   * @minimum 1
   */
  readonly line: number;
  /**
   * SHA-256, hex, of the section's Markdown from its heading on, subsections included, without white space at its end.
   * @pattern ^[0-9a-f]{64}$
   */
  readonly digest: string;
};
