/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Pass as `after` to read on; `null` on the last page. */
  readonly cursor: string | null;
}
