/** What a retraction or deletion did. */
export type WithdrawalAnswer = {
  readonly dataset: string;
  /** Batches that were withdrawn as a whole. */
  readonly batches: readonly string[];
  /** Rows that are evidence no longer, those of the batches included; 0 when all of it was withdrawn before. */
  readonly rows: number;
  /** IDs of the authorities that cited it, 1,000 at most: their links are findings now. */
  readonly citedBy: readonly string[];
  /** ISO 8601 UTC; `null`: nothing changed. */
  readonly withdrawnAt: string | null;
};

/** An authority that cites a row, in its latest version, in its draft as compiled last, or in both. */
export type CitationAnswer = {
  readonly authority: string;
  readonly title: string;
  readonly row: string;
  /** The latest version, when that cites the row. */
  readonly version: number | null;
  /** The draft's revision, when its last compile cites the row. */
  readonly draftRevision: number | null;
  /** Where in the text; as the row was pinned. */
  readonly links: readonly CitationPlace[];
};

export type CitationPlace = {
  readonly line: number;
  readonly column: number;
  readonly batch: string;
};

/** Who cites evidence that may be about to be withdrawn, by authority, then row. */
export type CitationList = {
  readonly items: readonly CitationAnswer[];
  /** Pass as `after` for the next page; `null` on the last. */
  readonly cursor: string | null;
};
