import { jsonText, MEDIA_TYPES, textFile } from '../bundle/bundle-file.ts';
import type { BundleFile } from '../bundle/bundle-file.ts';
import type { NeutralisedCells } from '../bundle/manifest.ts';
import { NEUTRALISING_RULE } from './csv.ts';
import type { CsvText } from './csv.ts';
import type { ExportStamp } from './export-stamp.ts';

/** Where the note that belongs to a CSV file stands: CSV has no place for a nameplate of its own. */
export function csvNotePath(csvPath: string): string {
  return `${csvPath}.nameplate.json`;
}

export interface WrittenCsv {
  /** The CSV file and, beside it, the note with its nameplate and with what was done to its cells. */
  readonly files: readonly BundleFile[];
  /** Empty when no cell had to be changed. */
  readonly neutralised: readonly NeutralisedCells[];
}

export function writeCsv(path: string, csv: CsvText, stamp: ExportStamp): WrittenCsv {
  const cells = csv.neutralisedCells;
  const note = {
    format: 'chancery-csv-note/1',
    ...stamp,
    describes: path,
    neutralised: { rule: NEUTRALISING_RULE, cells },
  };
  return {
    files: [textFile(path, MEDIA_TYPES.csv, csv.text), textFile(csvNotePath(path), MEDIA_TYPES.json, jsonText(note))],
    neutralised: cells === 0 ? [] : [{ path, cells }],
  };
}
