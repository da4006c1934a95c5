import { MEDIA_TYPES, textFile } from '../bundle/bundle-file.ts';
import type { BundleSize } from '../bundle/bundle-size.ts';
import type { ExportFormat } from '../bundle/manifest.ts';
import type { ManifestSource } from '../bundle/manifest.ts';
import type { DatasetContent, DatasetRow } from '../sources/export-content.ts';
import { writeCsv } from './csv-note.ts';
import type { WrittenCsv } from './csv-note.ts';
import { CsvText } from './csv.ts';
import type { ExportStamp } from './export-stamp.ts';

/** Columns of a dataset's CSV that are not the dataset's own. */
const ROW_COLUMNS = ['_row_id', '_sha256'];

/**
 * `datasets/<id>.csv` with its note, and `datasets/<id>.json`, as far as asked for. Reads the rows once and adds
 * their bytes to `size`.
 * @throws BundleTooLargeError
 */
export async function datasetFiles(
  stamp: ExportStamp,
  dataset: DatasetContent,
  formats: readonly ExportFormat[],
  size: BundleSize,
): Promise<WrittenCsv> {
  const csv = formats.includes('csv') ? new CsvText() : null;
  const json: string[] | null = formats.includes('json') ? [] : null;
  csv?.add([...ROW_COLUMNS, ...dataset.columns]);
  for await (const row of dataset.rows) {
    if (csv) size.add(csv.add([row.row, row.sha256, ...row.values]));
    if (json) {
      const line = JSON.stringify(rowObject(dataset.columns, row));
      size.add(Buffer.byteLength(line));
      json.push(line);
    }
  }
  const written = csv ? writeCsv(`datasets/${dataset.id}.csv`, csv, stamp) : NOTHING;
  if (!json) return written;
  const text = datasetJson(stamp, dataset, json);
  return { ...written, files: [...written.files, textFile(`datasets/${dataset.id}.json`, MEDIA_TYPES.json, text)] };
}

const NOTHING: WrittenCsv = { files: [], neutralised: [] };

/** The dataset as the manifest names it. */
export function datasetSource({ id, batches, sha256 }: DatasetContent): ManifestSource {
  return {
    kind: 'dataset',
    id,
    batches: batches.map(({ batch }) => batch),
    rows: batches.reduce((rows, batch) => rows + batch.rows, 0),
    sha256,
  };
}

/** One row a line, so that the file can be read and compared by line. */
function datasetJson(
  stamp: ExportStamp,
  { id, sha256, batches, columns }: DatasetContent,
  rows: readonly string[],
): string {
  const head = JSON.stringify({ format: 'chancery-dataset/1', ...stamp, dataset: { id, sha256, batches, columns } });
  return `${head.slice(0, -1)},"rows":[\n${rows.join(',\n')}\n]}\n`;
}

function rowObject(columns: readonly string[], { row, sha256, values }: DatasetRow) {
  return { row, sha256, values: Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null])) };
}
