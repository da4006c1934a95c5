/** One kind of error: how it is answered and what its page says. Codes never change their meaning. */
export interface ErrorKind {
  readonly status: number;
  readonly title: string;
  /** What it means and the way out, for the documentation page. */
  readonly meaning: string;
}

/** Errors by code. */
export interface ErrorKinds {
  readonly [code: string]: ErrorKind;
}
