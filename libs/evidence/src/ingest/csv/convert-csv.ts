import type { RejectedRowCode } from '../../contract/dataset-answers.ts';
import { ColumnInference } from './column-inference.ts';
import { REJECTED_FILE, ROWS_FILE, SOURCE_FILE } from './conversion.ts';
import type { Conversion, ConversionOrder } from './conversion.ts';
import { columnNames } from './csv-header.ts';
import { MAX_KEYED_ROWS } from './csv-limits.ts';
import { readCsv, readHeader } from './csv-reader.ts';
import type { CsvListener } from './csv-reader.ts';
import { CsvRefused } from './csv-refused.ts';
import { RejectedReport } from './rejected-report.ts';
import { isRowKey, numberedRowId, rowDigests } from './row-identity.ts';
import { RowSink } from './row-sink.ts';

/**
 * Reads a CSV, checks every row, and writes the good ones as Parquet and the bad ones as a report.
 * @throws CsvRefused when the file as a whole cannot be ingested.
 */
export async function convertCsv({ folder, batch, reading }: ConversionOrder): Promise<Conversion> {
  const source = `${folder}/${SOURCE_FILE}`;
  const { delimiter, rowKey } = reading;
  const columns = columnNames(await readHeader(source, delimiter), delimiter, rowKey);
  const sink = await RowSink.open(folder, batch, columns);
  const report = new RejectedReport(`${folder}/${REJECTED_FILE}`);
  try {
    const rows = new RowReader(columns, batch, rowKey, sink, report);
    await readCsv(source, delimiter, rows);
    if (rows.count === 0) throw new CsvRefused('The file has a header and no rows.');
    if (rows.accepted > 0) await sink.writeParquet(ROWS_FILE);
    return {
      columns: rows.types.types().map((type, index) => ({ name: columns[index] ?? '', type })),
      rowsAccepted: rows.accepted,
      rowsRejected: report.count,
      rejectedSample: report.sample,
      peakPendingRows: sink.peakPendingRows,
    };
  } finally {
    report.close();
    await sink.close();
  }
}

/** Takes the records after the header one by one. */
class RowReader implements CsvListener {
  readonly types: ColumnInference;
  accepted = 0;
  /** Rows seen, rejected ones too. */
  count = 0;
  private headerSeen = false;
  private readonly keyColumn: number;
  private readonly keys = new Set<string>();
  private readonly digestOf: (cells: readonly string[]) => string;

  private readonly columns: readonly string[];
  private readonly batch: string;
  private readonly rowKey: string | null;
  private readonly sink: RowSink;
  private readonly report: RejectedReport;

  constructor(columns: readonly string[], batch: string, rowKey: string | null, sink: RowSink, report: RejectedReport) {
    this.columns = columns;
    this.batch = batch;
    this.rowKey = rowKey;
    this.sink = sink;
    this.report = report;
    this.types = new ColumnInference(columns.length);
    this.keyColumn = rowKey === null ? -1 : columns.indexOf(rowKey);
    this.digestOf = rowDigests(columns);
  }

  onRecord(cells: readonly string[], line: number): void {
    if (!this.headerSeen) {
      this.headerSeen = true;
      return;
    }
    this.count++;
    if (cells.length !== this.columns.length) {
      this.reject(line, 'ragged', `The row has ${cells.length} cells where the header has ${this.columns.length}.`);
      return;
    }
    const rowId = this.rowIdOf(cells, line);
    if (rowId === null) return;
    this.sink.add({ rowId, digest: this.digestOf(cells), line, cells });
    this.types.see(cells);
    this.accepted++;
  }

  onUnreadable(line: number, code: RejectedRowCode, reason: string): void {
    this.count++;
    this.reject(line, code, reason);
  }

  private reject(line: number, code: RejectedRowCode, reason: string): void {
    this.report.add({ line, row: this.count, code, reason });
  }

  /** `null` when the row was rejected for its key. */
  private rowIdOf(cells: readonly string[], line: number): string | null {
    if (this.rowKey === null) return numberedRowId(this.batch, this.count);
    const key = cells[this.keyColumn] ?? '';
    if (!isRowKey(key)) {
      const reason = `${JSON.stringify(key.slice(0, 80))} in the row key "${this.rowKey}" is not 1 to 64 of A–Z a–z 0–9 _ . :`;
      this.reject(line, 'row-key-invalid', `${reason}.`);
      return null;
    }
    if (this.keys.has(key)) {
      this.reject(line, 'row-key-repeated', `"${key}" in the row key "${this.rowKey}" stands in an earlier row too.`);
      return null;
    }
    if (this.keys.size >= MAX_KEYED_ROWS) {
      throw new CsvRefused(`A file with a row key can have ${MAX_KEYED_ROWS} rows at most; split it.`);
    }
    this.keys.add(key);
    return key;
  }
}
