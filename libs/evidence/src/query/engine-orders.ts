import type { Json } from '@duckdb/node-api';
import type { ResultColumn } from '../contract/query-answer.ts';
import type { StagedAuditLog } from './audit-dataset/audit-view.ts';
import type { StagedDataset } from './dataset-view.ts';
import type { DownloadFile, DownloadFormat } from './download-file.ts';
import type { PageOrder, ResultPage } from './result-page.ts';

/** A user's statement, what it reads, and how long it may take. */
export interface StatementOrder {
  /** Names the query, so that it can be stopped. */
  readonly query: string;
  readonly sql: string;
  readonly datasets: readonly StagedDataset[];
  /** The tenant's own log, where the statement reads it. */
  readonly auditLog?: StagedAuditLog;
  readonly timeoutMs: number;
}

/** A page of a user's result as JSON values. */
export interface QueryOrder extends StatementOrder {
  readonly page: PageOrder;
}

/** A user's result as a file. */
export interface DownloadOrder extends StatementOrder {
  readonly format: DownloadFormat;
  /** Rows at most. */
  readonly limit: number;
  /** Of the file, in the engine's folder. */
  readonly fileName: string;
}

/** A statement of ours, never a user's: what comes from outside is in `values` only. */
export interface ReadOrder {
  readonly sql: string;
  /** Bound to `$1`, `$2` and so on. */
  readonly values: readonly (string | number)[];
  readonly datasets: readonly StagedDataset[];
}

export interface QueryResult extends ResultPage {
  readonly columns: readonly ResultColumn[];
}

export interface DownloadResult extends DownloadFile {
  readonly columns: readonly ResultColumn[];
}

/** Rows of values as JSON. */
export type JsonRows = readonly (readonly Json[])[];
