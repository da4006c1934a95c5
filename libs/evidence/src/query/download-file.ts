import { stat, unlink } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { quotedText } from '../engine/sql-text.ts';
import type { Interruption } from './interruption.ts';

export type DownloadFormat = 'csv' | 'parquet';

/** A result as a file in the engine's folder. */
export interface DownloadFile {
  readonly fileName: string;
  readonly bytes: number;
  readonly rows: number;
}

/** A larger file is refused while it is written. */
export const MAX_DOWNLOAD_BYTES = 512 * 1024 * 1024;
const WATCH_INTERVAL_MS = 50;

/** CSV without a header: the composition would rename columns of the same name, so the host writes their own names. */
const COPY_OPTIONS: { readonly [format in DownloadFormat]: string } = {
  csv: 'FORMAT csv, HEADER false',
  parquet: 'FORMAT parquet, COMPRESSION zstd',
};

/** Stands before the composed statement when its rows are written to a file. */
export const COPY_PREFIX = 'COPY (';

/** Writes what `composed`, one validated SELECT, gives to a new file in the working folder; a failure leaves none. */
export async function writeDownload(
  connection: DuckDBConnection,
  composed: string,
  fileName: string,
  format: DownloadFormat,
  interruption: Interruption,
): Promise<DownloadFile> {
  const watch = setInterval(() => void stopWhenTooLarge(fileName, interruption), WATCH_INTERVAL_MS);
  try {
    const copy = `${COPY_PREFIX}${composed}) TO ${quotedText(fileName)} (${COPY_OPTIONS[format]})`;
    const { rowsChanged } = await connection.run(copy);
    const { size } = await stat(fileName);
    return { fileName, bytes: size, rows: rowsChanged };
  } catch (error) {
    await unlink(fileName).catch(() => undefined);
    throw error;
  } finally {
    clearInterval(watch);
  }
}

async function stopWhenTooLarge(fileName: string, interruption: Interruption): Promise<void> {
  const size = await stat(fileName).then(
    (file) => file.size,
    () => 0,
  );
  if (size > MAX_DOWNLOAD_BYTES) interruption.stop('too-large');
}
