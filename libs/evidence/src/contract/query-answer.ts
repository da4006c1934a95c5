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
 * A page of a result. Values are JSON: TINYINT to INTEGER, FLOAT and DOUBLE as numbers (NaN and infinities as text),
 * BOOLEAN as it is, NULL as null; BIGINT and wider integers and DECIMAL as decimal text, so that no digit is lost;
 * dates, times and intervals as text or objects, lists as arrays, structs as objects.
 */
export interface QueryAnswer {
  /** ID of this run of the statement. */
  readonly query: string;
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly Json[])[];
  /** Rows in `rows`. @asType integer @minimum 0 */
  readonly rowCount: number;
  /** There are more rows. */
  readonly truncated: boolean;
  /** Pass as `after`, with the same `sql`, for the next page; `null` when there is none. */
  readonly cursor: string | null;
  /** Milliseconds, waiting included. @asType integer @minimum 0 */
  readonly elapsedMs: number;
  readonly datasets: readonly QueriedDataset[];
  /** The last entry of the tenant's log that `_audit` showed; `null` when the statement does not read it. @asType integer */
  readonly asOfEntry: number | null;
}

/** How the engine would run a statement. */
export interface QueryPlanAnswer {
  readonly query: string;
  /** Drawn in characters, several lines. */
  readonly plan: string;
  readonly datasets: readonly QueriedDataset[];
  /** The last entry of the tenant's log that `_audit` showed; `null` when the statement does not read it. @asType integer */
  readonly asOfEntry: number | null;
}
