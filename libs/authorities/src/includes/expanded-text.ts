/** A quotation that was put in its place. Plain JSON. */
export type IncludedText = {
  /** The destination as it is written. */
  readonly target: string;
  /** Whose text says so: the authority itself, or one it includes. */
  readonly includedBy: string;
  readonly authority: string;
  /** The version that is quoted. */
  readonly version: number;
  /** Anchor of the section; `null`: the whole text. */
  readonly section: string | null;
  /** SHA-256, hex, of the version's whole text. */
  readonly textDigest: string;
  /** SHA-256, hex, of the section; `null`: the whole text. */
  readonly sectionDigest: string | null;
};

/** A text with everything it includes in its place. */
export interface ExpandedText {
  /** Markdown. */
  readonly text: string;
  /** In the order of the text, each before what it includes itself. */
  readonly includes: readonly IncludedText[];
  /** Where the lines of the including text itself stand now, in their order. */
  readonly moved: readonly MovedLines[];
}

/** The lines from `from` on (counted from 1 in the including text) stand `by` lines further down. */
export interface MovedLines {
  readonly from: number;
  readonly by: number;
}

/** Includes in includes at most. */
export const MAX_DEPTH = 8;
/** Includes in one text at most, those in includes counted: each has to be read. */
export const MAX_INCLUDES = 200;
/** Bytes of an expanded text at most (UTF-8): 2 MB. */
export const MAX_EXPANDED_BYTES = 2 * 1024 * 1024;

/** The text would become too long, or includes too deeply. */
export class TooMuchIncludedError extends Error {
  override readonly name = 'TooMuchIncludedError';
}
