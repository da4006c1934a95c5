import type { RejectedRow } from '../../contract/rejected-row.ts';
import type { DatasetColumn } from '../../dataset/dataset.events.ts';
import type { FoundReading, RequestedReading } from '../reading.ts';

/** Files of a conversion, all in its folder. */
export const SOURCE_FILE = 'source';
/** The text of a source that is not UTF-8. */
export const TEXT_FILE = 'text.utf8';
export const ROWS_FILE = 'rows.parquet';
export const REJECTED_FILE = 'rejected.ndjson';

export interface ConversionOrder {
  /** Holds `source`; gets `rows.parquet` and `rejected.ndjson`. */
  readonly folder: string;
  readonly batch: string;
  readonly reading: RequestedReading;
}

export interface Conversion {
  readonly found: FoundReading;
  readonly columns: readonly DatasetColumn[];
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  /** The first rejected rows, without their cells. */
  readonly rejectedSample: readonly RejectedRow[];
  /** The most rows that were held in memory at once. */
  readonly peakPendingRows: number;
}

/** A conversion's outcome: `refused` says, in a sentence for a person, why the file cannot be ingested. */
export type ConversionAnswer =
  | { readonly kind: 'converted'; readonly conversion: Conversion }
  | { readonly kind: 'refused'; readonly reason: string };
