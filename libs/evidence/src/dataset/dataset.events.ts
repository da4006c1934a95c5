import type { EpochMs } from '@chancery/kernel';

/**
 * What a column's cells are read as in queries. Narrowest that every non-empty cell of the batch fits; `NULL` when no
 * cell has a value, `VARCHAR` when nothing narrower fits.
 */
export type ColumnType = 'NULL' | 'BOOLEAN' | 'BIGINT' | 'DOUBLE' | 'DATE' | 'TIMESTAMP' | 'TIMESTAMPTZ' | 'VARCHAR';

export type DatasetColumn = {
  /** As the file spells it; unique in the dataset without regard to case. */
  readonly name: string;
  readonly type: ColumnType;
};

/** How the uploaded bytes were read. The same bytes read otherwise are not the same batch. */
export interface BatchReading {
  /** Field delimiter, 1 to 4 characters; empty for NDJSON. */
  readonly delimiter: string;
  /** Column whose values are the row IDs; `null`: a row ID is `<first 12 hex digits of the batch>_<row number>`. */
  readonly rowKey: string | null;
  /** Absent: CSV. */
  readonly format?: 'csv' | 'ndjson';
  /** Name of the WHATWG encoding of the bytes, for example `windows-1252`; absent: `utf-8`. */
  readonly encoding?: string;
  /** What became of rows that are shorter or longer than the header: rejected (also when absent), or filled up. */
  readonly ragged?: 'reject' | 'fill';
  /** Columns whose type was given and not inferred; a row with a cell that does not fit was rejected. Absent: none. */
  readonly columnTypes?: readonly DatasetColumn[];
}

/** A file of the plane's blob store, with what proves that it is unchanged. */
export interface BatchFile {
  readonly key: string;
  /** Length. @asType integer @minimum 0 */
  readonly bytes: number;
  /** SHA-256 of the content, hex. @pattern ^[0-9a-f]{64}$ */
  readonly sha256: string;
}

/** The residency the batch was ingested under. */
export interface BatchNameplate {
  /** Region code of the plane, for example `eu`. */
  readonly region: string;
  readonly legalEntity: string;
  readonly policyId: string;
  /** @asType integer @minimum 1 */
  readonly policyVersion: number;
}

/** A batch of evidence rows became part of the dataset; the first one opens it. */
export interface BatchCommitted {
  readonly type: 'BatchCommitted';
  readonly dataset: string;
  /** `b` and the first 24 hex digits of `source.sha256`. @pattern ^b[0-9a-f]{24}$ */
  readonly batch: string;
  /** The bytes as they were uploaded (unpacked, when they came as gzip); their SHA-256 addresses the batch. */
  readonly source: BatchFile;
  /** The accepted rows as Parquet: `_row_id`, `_digest`, `_line`, `_batch` and every column as text. */
  readonly rows: BatchFile;
  /** The rejected rows by line and reason as NDJSON; `null` when every row was accepted. */
  readonly rejected: BatchFile | null;
  readonly reading: BatchReading;
  /** In the order of the file. */
  readonly columns: readonly DatasetColumn[];
  /** @asType integer @minimum 1 */
  readonly rowsAccepted: number;
  /** @asType integer @minimum 0 */
  readonly rowsRejected: number;
  /** The commandId of the charge on the meter `rows` that paid for `rowsAccepted`. */
  readonly charge: string;
  readonly nameplate: BatchNameplate;
  /** @asType integer */
  readonly committedAt: EpochMs;
}

/**
 * An ingest was given up after its rows may have been charged: no batch can be committed on that charge any more, so
 * it is safe to give it back.
 */
export interface IngestAbandoned {
  readonly type: 'IngestAbandoned';
  /** The commandId of the charge on the meter `rows`. */
  readonly charge: string;
  /** What the charge was for. @asType integer @minimum 1 */
  readonly rows: number;
  /** @asType integer */
  readonly abandonedAt: EpochMs;
}

/** A batch was withdrawn: its rows are evidence no longer. They stay in history; the charge is not given back. */
export interface BatchRetracted {
  readonly type: 'BatchRetracted';
  readonly dataset: string;
  /** @pattern ^b[0-9a-f]{24}$ */
  readonly batch: string;
  /** Rows that were evidence until now: those retracted before are not counted. @asType integer @minimum 0 */
  readonly rows: number;
  /** The columns it had, so that the dataset's can be told without it. */
  readonly columns: readonly DatasetColumn[];
  /** Why, for those who cited it. No place for personal data. */
  readonly reason: string;
  /** IDs of the authorities that cited it when it was retracted, 1,000 at most. */
  readonly citedBy: readonly string[];
  /** @asType integer */
  readonly retractedAt: EpochMs;
}

/** A row as one batch holds it: a row ID can be in several. */
export interface RowVersion {
  readonly row: string;
  /** @pattern ^b[0-9a-f]{24}$ */
  readonly batch: string;
  /** SHA-256 of the row, hex. @pattern ^[0-9a-f]{64}$ */
  readonly digest: string;
}

/** Rows were withdrawn, in every batch that held them. A later batch can bring the same row IDs again. */
export interface RowsRetracted {
  readonly type: 'RowsRetracted';
  readonly dataset: string;
  /** What was withdrawn; none of it was before. */
  readonly rows: readonly RowVersion[];
  /** Why, for those who cited them. No place for personal data. */
  readonly reason: string;
  /** IDs of the authorities that cited them when they were retracted, 1,000 at most. */
  readonly citedBy: readonly string[];
  /** @asType integer */
  readonly retractedAt: EpochMs;
}

/** A batch that was withdrawn with its dataset. */
export interface DeletedBatch {
  /** @pattern ^b[0-9a-f]{24}$ */
  readonly batch: string;
  /** Rows that were evidence until now. @asType integer @minimum 0 */
  readonly rows: number;
}

/** The dataset was withdrawn with all its batches. A later batch opens it anew. */
export interface DatasetDeleted {
  readonly type: 'DatasetDeleted';
  readonly dataset: string;
  /** Those that were not retracted before. */
  readonly batches: readonly DeletedBatch[];
  /** Why, for those who cited it. No place for personal data. */
  readonly reason: string;
  /** IDs of the authorities that cited it when it was deleted, 1,000 at most. */
  readonly citedBy: readonly string[];
  /** @asType integer */
  readonly deletedAt: EpochMs;
}

export type DatasetEvent = BatchCommitted | IngestAbandoned | BatchRetracted | RowsRetracted | DatasetDeleted;
