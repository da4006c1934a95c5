import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parse } from 'csv-parse';
import { rounded, timed } from './figures.ts';
import type { EvidenceFile } from './path-data.ts';
import type { BenchTenant } from './path-tenant.ts';
import { peakMemory } from './process-memory.ts';

/** Ingest over HTTP, until the rows are evidence, beside readers that only read. */
export interface IngestFigures {
  readonly megabytes: number;
  readonly rows: number;
  readonly megabytesPerSecond: number;
  readonly rowsPerSecond: number;
  /** Rows a second as a share of bare `csv-parse`, which parses and drops them. */
  readonly vsBareCsvParse: number;
  /** As a share of DuckDB's own reader, which writes them as Parquet. */
  readonly vsDuckDb: number;
  /** Of the service with its children. */
  readonly peakMb: number;
}

/** @param parquet where DuckDB's own reader writes the same rows */
export async function ingestBench(
  { api, base }: BenchTenant,
  pid: number,
  file: EvidenceFile,
  duckDb: DuckDBConnection,
  parquet: string,
): Promise<IngestFigures> {
  const { rows, bytes, path } = file;
  const csvParse = await timed(() => parseBarely(path));
  if (csvParse.result !== rows + 1) throw new Error(`csv-parse found ${csvParse.result} rows`);
  const own = await timed(() => duckDb.run(`COPY (SELECT * FROM read_csv('${path}')) TO '${parquet}'`));
  const content = await readFile(path);
  const { result: ingested, peakMb } = await peakMemory(pid, () =>
    timed(() =>
      api.ok<{ accepted: number }>('POST', `${base}/datasets/big/batches?rowKey=id`, {
        raw: { contentType: 'text/csv', content },
      }),
    ),
  );
  if (ingested.result.accepted !== rows) throw new Error(`${ingested.result.accepted} rows were ingested`);
  const megabytes = bytes / 1e6;
  return {
    megabytes: rounded(megabytes),
    rows,
    megabytesPerSecond: rounded((megabytes * 1000) / ingested.ms),
    rowsPerSecond: Math.round((rows * 1000) / ingested.ms),
    vsBareCsvParse: rounded(csvParse.ms / ingested.ms),
    vsDuckDb: rounded(own.ms / ingested.ms),
    peakMb,
  };
}

function parseBarely(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0;
    createReadStream(path)
      .pipe(parse())
      .on('data', () => rows++)
      .on('end', () => resolve(rows))
      .on('error', reject);
  });
}
