/** A stretch of the text, in UTF-16 code units from its beginning: `text.slice(from, to)`. */
export type Span = {
  /**
   * @asType integer
   * @minimum 0
   */
  readonly from: number;
  /**
   * @asType integer
   * @minimum 0
   */
  readonly to: number;
};
