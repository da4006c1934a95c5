import { jsonText, MEDIA_TYPES, textFile } from '../bundle/bundle-file.ts';
import type { BundleFile } from '../bundle/bundle-file.ts';
import type { PinnedRow } from '../sources/export-content.ts';
import { writeCsv } from './csv-note.ts';
import type { WrittenCsv } from './csv-note.ts';
import { CsvText } from './csv.ts';
import type { ExportStamp } from './export-stamp.ts';

/** `pins/evidence.csv`: one line per value of each evidence row the authorities point at. */
export function pinsCsv(stamp: ExportStamp, pins: readonly PinnedRow[]): WrittenCsv {
  const csv = new CsvText();
  csv.add(['authority', 'dataset', 'row', 'batch', 'sha256', 'column', 'value']);
  for (const { authority, dataset, row, batch, sha256, values } of pins) {
    for (const { column, value } of values) csv.add([authority, dataset, row, batch, sha256, column, value]);
  }
  return writeCsv('pins/evidence.csv', csv, stamp);
}

/** `pins/evidence.json`: the evidence rows the authorities point at. */
export function pinsJson(stamp: ExportStamp, pins: readonly PinnedRow[]): BundleFile {
  const rows = pins.map(({ values, targets: _targets, ...pin }) => ({
    ...pin,
    values: Object.fromEntries(values.map(({ column, value }) => [column, value])),
  }));
  return textFile(
    'pins/evidence.json',
    MEDIA_TYPES.json,
    jsonText({ format: 'chancery-pins/1', ...stamp, pins: rows }),
  );
}
