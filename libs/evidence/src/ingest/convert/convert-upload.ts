import { openCsv } from '../csv/open-csv.ts';
import { openNdjson } from '../ndjson/open-ndjson.ts';
import type { RequestedReading } from '../reading.ts';
import { utf8Text } from '../text/utf8-text.ts';
import { checkColumnNames } from './column-names.ts';
import { REJECTED_FILE, ROWS_FILE, SOURCE_FILE, TEXT_FILE } from './conversion.ts';
import type { Conversion, ConversionOrder } from './conversion.ts';
import { FileRefused } from './file-refused.ts';
import { RejectedReport } from './rejected-report.ts';
import { RowIntake } from './row-intake.ts';
import { RowSink } from './row-sink.ts';
import type { OpenedFile } from './row-source.ts';

/**
 * Reads an uploaded file, checks every row, and writes the good ones as Parquet and the bad ones as a report.
 * @param onRows hears the rows read so far, every few thousand
 * @throws FileRefused when the file as a whole cannot be ingested.
 */
export async function convertUpload(
  { folder, batch, reading }: ConversionOrder,
  onRows: (rows: number) => void = () => undefined,
): Promise<Conversion> {
  const { path, encoding } = await utf8Text(`${folder}/${SOURCE_FILE}`, `${folder}/${TEXT_FILE}`, reading.encoding);
  const file = await openFile(path, reading);
  const typed = reading.columnTypes.map(({ name }) => name);
  checkColumnNames(file.columns, { rowKey: reading.rowKey, typed });
  const sink = await RowSink.open(folder, batch, file.columns);
  const report = new RejectedReport(`${folder}/${REJECTED_FILE}`);
  try {
    const intake = new RowIntake({ columns: file.columns, batch, reading, sink, report, onRows });
    await file.readRows(intake);
    if (intake.count === 0) throw new FileRefused('The file has no rows.');
    if (intake.accepted > 0) await sink.writeParquet(ROWS_FILE);
    return {
      found: { delimiter: file.delimiter, encoding },
      columns: intake.columns(),
      rowsAccepted: intake.accepted,
      rowsRejected: report.count,
      rejectedSample: report.sample,
      peakPendingRows: sink.peakPendingRows,
    };
  } finally {
    report.close();
    await sink.close();
  }
}

function openFile(path: string, reading: RequestedReading): Promise<OpenedFile> {
  switch (reading.format) {
    case 'csv':
      return openCsv(path, reading.delimiter);
    case 'ndjson':
      return openNdjson(path);
  }
}
