import { quotedName, quotedText } from '../../engine/sql-text.ts';

/** What the tenant's own log is called in SQL. No dataset can be called so: their names begin with a letter. */
export const AUDIT_TABLE = '_audit';

/** The tenant's log, staged as Parquet files in the engine's folder. */
export interface StagedAuditLog {
  readonly fileNames: readonly string[];
  /** Entries after it are not shown. */
  readonly asOfEntry: number;
}

/** Columns of the log and their types, in order. Times are staged as text and are TIMESTAMPTZ in the files. */
export const AUDIT_COLUMNS = {
  entry: 'BIGINT',
  time: 'TIMESTAMPTZ',
  type: 'VARCHAR',
  stream: 'VARCHAR',
  revision: 'BIGINT',
  actor: 'VARCHAR',
  token: 'VARCHAR',
  correlation_id: 'VARCHAR',
  causation_id: 'VARCHAR',
  command_id: 'VARCHAR',
  policy_version: 'VARCHAR',
  event_id: 'VARCHAR',
  data: 'VARCHAR',
} as const;

export function auditViewSql({ fileNames, asOfEntry }: StagedAuditLog): string {
  return (
    `CREATE OR REPLACE VIEW ${quotedName(AUDIT_TABLE)} AS SELECT ${columnNames()} ` +
    `FROM ${parquetFiles(fileNames)} WHERE entry <= ${asOfEntry}`
  );
}

/** Turns a file of rows, one JSON object a line, into a Parquet file. */
export function writeSegmentSql(ndjson: string, segment: string): string {
  const types = Object.entries(AUDIT_COLUMNS).map(([name, type]) => `${name}: ${quotedText(type)}`);
  return (
    `COPY (SELECT ${columnNames()} FROM read_json(${quotedText(ndjson)}, format = 'newline_delimited', ` +
    `maximum_object_size = ${MAX_ROW_BYTES}, columns = {${types.join(', ')}})) TO ${quotedText(segment)} (FORMAT parquet)`
  );
}

/** Writes the rows of several files, in order, into one. */
export function mergeSegmentsSql(segments: readonly string[], merged: string): string {
  return `COPY (FROM ${parquetFiles(segments)} ORDER BY entry) TO ${quotedText(merged)} (FORMAT parquet)`;
}

/** An event is 16 MB at most; its payload is escaped once more. */
const MAX_ROW_BYTES = 64 * 1024 * 1024;

function columnNames(): string {
  return Object.keys(AUDIT_COLUMNS).map(quotedName).join(', ');
}

function parquetFiles(fileNames: readonly string[]): string {
  return `read_parquet([${fileNames.map(quotedText).join(', ')}])`;
}
