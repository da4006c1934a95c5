import type { Json } from '@chancery/kernel';

export interface ResultColumn {
  readonly name: string;
  /** The engine's type, for example `BIGINT`, `DECIMAL(18,3)`, `VARCHAR[]`. */
  readonly type: string;
}

/** Which evidence a result was computed from. */
export interface QueriedDataset {
  readonly dataset: string;
  /** Batch IDs in the order they were committed. */
  readonly batches: readonly string[];
}

/**
 * A result. Values are JSON: TINYINT to INTEGER, FLOAT and DOUBLE as numbers (NaN and infinities as text), BOOLEAN as
 * it is, NULL as null; BIGINT and wider integers and DECIMAL as decimal text, so that no digit is lost; dates, times
 * and intervals as text or objects, lists as arrays, structs as objects.
 */
export interface QueryAnswer {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly Json[])[];
  /** Rows in `rows`; the total is unknown when `truncated`. */
  readonly rowCount: number;
  readonly truncated: boolean;
  readonly elapsedMs: number;
  readonly datasets: readonly QueriedDataset[];
}
