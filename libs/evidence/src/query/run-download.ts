import { pipeline, Readable } from 'node:stream';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { crlfRecords, csvHeader } from './csv-text.ts';
import type { DownloadFormat } from './download-file.ts';
import type { DownloadResult } from './engine-orders.ts';
import { withStatement } from './run-query.ts';
import type { StatementRun } from './run-query.ts';

export interface DownloadRun extends StatementRun {
  readonly format: DownloadFormat;
  /** Rows at most. */
  readonly limit: number;
}

/** A result as a file to be sent. */
export interface QueryDownload {
  readonly content: Readable;
  readonly rows: number;
  /** The limit was reached: there may be more rows. */
  readonly atLimit: boolean;
  /** The last entry of the tenant's log that was read; `null` when it was not. */
  readonly asOfEntry: number | null;
}

/** Runs one SELECT and gives its rows as CSV (RFC 4180, UTF-8) or Parquet. @throws Problem as `runQuery` does */
export function runDownload(plane: Plane, tenant: TenantId, run: DownloadRun): Promise<QueryDownload> {
  const { query, sql, timeoutMs, signal, format, limit } = run;
  return withStatement(plane, tenant, run, null, async ({ engine, shown, asOfEntry }) => {
    const fileName = `result.${crypto.randomUUID()}`;
    const order = { query, sql, timeoutMs, ...shown, format, limit, fileName };
    const result = await engine.download(order, signal);
    const content = contentOf(result, format, await engine.takeFile(fileName));
    return { content, rows: result.rows, atLimit: result.rows === limit, asOfEntry };
  });
}

function contentOf({ columns }: DownloadResult, format: DownloadFormat, file: Readable): Readable {
  if (format === 'parquet') return file;
  const header = csvHeader(columns.map(({ name }) => name));
  // Ends both when either fails or is left; whoever reads is told by the stream itself.
  const records = pipeline(file, crlfRecords(), () => undefined);
  return Readable.from(joined(header, records));
}

async function* joined(header: string, records: Readable): AsyncGenerator<Uint8Array> {
  yield Buffer.from(header);
  for await (const chunk of records) yield chunk as Uint8Array;
}
