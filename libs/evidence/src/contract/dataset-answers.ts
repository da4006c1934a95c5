/** A column as queries see it. */
export type ColumnAnswer = {
  readonly name: string;
  /** `BOOLEAN`, `BIGINT`, `DOUBLE`, `DATE`, `TIMESTAMP`, `TIMESTAMPTZ` or `VARCHAR`; `NULL` in a batch where no cell has a value. */
  readonly type: string;
};

/** One ingest. */
export type BatchAnswer = {
  readonly dataset: string;
  /** `b` and the first 24 hex digits of `contentSha256`. */
  readonly batch: string;
  /** SHA-256 of the uploaded bytes (unpacked, when they came as gzip), hex. */
  readonly contentSha256: string;
  readonly contentBytes: number;
  /** Rows that became evidence, and were charged. */
  readonly accepted: number;
  /** Rows that did not; their lines and reasons: `GET …/batches/<batch>/rejected-rows`. */
  readonly rejected: number;
  readonly columns: readonly ColumnAnswer[];
  readonly format: 'csv' | 'ndjson';
  /** Of a CSV; empty for NDJSON. */
  readonly delimiter: string;
  /** Name of the WHATWG encoding the file was read in. */
  readonly encoding: string;
  /** The column whose values are the row IDs; `null`: row IDs are `<first 12 hex digits of the batch>_<row number>`. */
  readonly rowKey: string | null;
  /** What became of rows shorter or longer than the header. */
  readonly ragged: 'reject' | 'fill';
  /** ISO 8601 UTC. */
  readonly committedAt: string;
  /** Region code, legal entity and residency policy (`<id>@<version>`) it was ingested under. */
  readonly region: string;
  readonly legalEntity: string;
  readonly policy: string;
  /** Rows of it that were retracted one by one. */
  readonly retractedRows: number;
  /** `null`: its rows are evidence. */
  readonly retracted: RetractionAnswer | null;
};

/** When and why evidence was withdrawn. */
export type RetractionAnswer = {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly reason: string;
};

/** What an ingest led to. */
export type IngestAnswer = BatchAnswer & {
  /** `true` when these bytes were in the dataset before this request: nothing was added or charged. */
  readonly alreadyIngested: boolean;
};

/** A dataset in the list. */
export interface DatasetAnswer {
  readonly dataset: string;
  /** Those that are not retracted. */
  readonly batches: number;
  /** Rows that are evidence now, repeats of a row ID counted each time. */
  readonly rows: number;
  /** Of all batches, retracted ones too. */
  readonly rejected: number;
  /** Uploaded bytes of all batches, retracted ones too. */
  readonly bytes: number;
  /** Of the batches together that are not retracted: a column of several types is a `VARCHAR`, or the wider type where one holds both. */
  readonly columns: readonly ColumnAnswer[];
  /** ISO 8601 UTC. */
  readonly firstIngestedAt: string;
  /** ISO 8601 UTC. */
  readonly lastIngestedAt: string;
}

export interface DatasetList {
  readonly items: readonly DatasetAnswer[];
  readonly cursor: string | null;
}

/** A dataset with a page of its batches, retracted ones too, newest first. */
export interface DatasetDetail extends DatasetAnswer {
  readonly batchList: { readonly items: readonly BatchAnswer[]; readonly cursor: string | null };
}
