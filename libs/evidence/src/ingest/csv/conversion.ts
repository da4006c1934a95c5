import type { RejectedRow } from '../../contract/dataset-answers.ts';
import type { BatchReading, DatasetColumn } from '../../dataset/dataset.events.ts';

/** Files of a conversion, all in its folder. */
export const SOURCE_FILE = 'source.csv';
export const ROWS_FILE = 'rows.parquet';
export const REJECTED_FILE = 'rejected.ndjson';

export interface ConversionOrder {
  /** Holds `source.csv`; gets `rows.parquet` and `rejected.ndjson`. */
  readonly folder: string;
  readonly batch: string;
  readonly reading: BatchReading;
}

export interface Conversion {
  readonly columns: readonly DatasetColumn[];
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  /** The first rejected rows. */
  readonly rejectedSample: readonly RejectedRow[];
  /** The most rows that were held in memory at once. */
  readonly peakPendingRows: number;
}

/** A conversion's outcome: `refused` says, in a sentence for a person, why the file cannot be ingested. */
export type ConversionAnswer =
  | { readonly kind: 'converted'; readonly conversion: Conversion }
  | { readonly kind: 'refused'; readonly reason: string };
