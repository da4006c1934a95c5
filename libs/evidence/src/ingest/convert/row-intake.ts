import type { RejectedRowCode } from '../../contract/rejected-row.ts';
import type { DatasetColumn } from '../../dataset/dataset.events.ts';
import type { RequestedReading } from '../reading.ts';
import { ColumnInference, fitsType } from './column-inference.ts';
import { MAX_KEYED_ROWS } from './file-limits.ts';
import { FileRefused } from './file-refused.ts';
import type { RejectedReport } from './rejected-report.ts';
import { isRowKey, numberedRowId, rowDigests } from './row-identity.ts';
import type { RowSink } from './row-sink.ts';
import type { RowListener } from './row-source.ts';

export interface IntakeParts {
  readonly columns: readonly string[];
  readonly batch: string;
  readonly reading: RequestedReading;
  readonly sink: RowSink;
  readonly report: RejectedReport;
  /** Hears the rows read so far, every few thousand. */
  readonly onRows: (rows: number) => void;
}

const ROWS_PER_REPORT = 5_000;

/** Why a row is no evidence. */
interface Fault {
  readonly code: RejectedRowCode;
  readonly reason: string;
}

/** Takes the rows of a file one by one: the good ones go to the sink, the bad ones to the report. */
export class RowIntake implements RowListener {
  accepted = 0;
  /** Rows seen, rejected ones too. */
  count = 0;
  private readonly parts: IntakeParts;
  private readonly types: ColumnInference;
  /** The column of the row key; -1: rows are numbered. */
  private readonly keyColumn: number;
  private readonly given: readonly { readonly column: number; readonly type: DatasetColumn['type'] }[];
  private readonly keys = new Set<string>();
  private readonly digestOf: (cells: readonly string[]) => string;

  constructor(parts: IntakeParts) {
    const { columns, reading } = parts;
    this.parts = parts;
    this.types = new ColumnInference(columns.length);
    this.keyColumn = reading.rowKey === null ? -1 : columns.indexOf(reading.rowKey);
    this.given = reading.columnTypes.map(({ name, type }) => ({ column: columns.indexOf(name), type }));
    this.digestOf = rowDigests(columns);
  }

  onRow(written: readonly string[], line: number): void {
    this.countRow();
    const cells = this.fitted(written);
    const fault = cells === null ? this.ragged(written) : (this.mistyped(cells) ?? this.keyFault(cells));
    if (cells === null || fault !== null) {
      if (fault) this.parts.report.add({ line, row: this.count, ...fault, cells: written });
      return;
    }
    const rowId = this.keyColumn === -1 ? numberedRowId(this.parts.batch, this.count) : this.takeKey(cells);
    this.parts.sink.add({ rowId, digest: this.digestOf(cells), line, cells });
    this.types.see(cells);
    this.accepted++;
  }

  onUnreadable(line: number, code: RejectedRowCode, reason: string): void {
    this.countRow();
    this.parts.report.add({ line, row: this.count, code, reason });
  }

  room(): Promise<void> {
    return this.parts.sink.room();
  }

  /** The columns with the types given, or inferred from the accepted rows. */
  columns(): readonly DatasetColumn[] {
    const given = new Map(this.given.map(({ column, type }) => [column, type]));
    return this.types
      .types()
      .map((type, index) => ({ name: this.parts.columns[index] ?? '', type: given.get(index) ?? type }));
  }

  private countRow(): void {
    this.count++;
    if (this.count % ROWS_PER_REPORT === 0) this.parts.onRows(this.count);
  }

  /** A cell per column; `null` when the row has more or fewer and is not to be, or cannot be, filled up. */
  private fitted(cells: readonly string[]): readonly string[] | null {
    const { columns, reading } = this.parts;
    if (cells.length === columns.length) return cells;
    if (reading.ragged === 'reject' || cells.slice(columns.length).some((cell) => cell !== '')) return null;
    return columns.map((_, index) => cells[index] ?? '');
  }

  private ragged({ length }: readonly string[]): Fault {
    const { columns, reading } = this.parts;
    const reason = `The row has ${length} cells where the header has ${columns.length}`;
    return {
      code: 'ragged',
      reason: reading.ragged === 'reject' ? `${reason}.` : `${reason}, and the last have values.`,
    };
  }

  private mistyped(cells: readonly string[]): Fault | null {
    for (const { column, type } of this.given) {
      const cell = cells[column] ?? '';
      if (fitsType(cell, type)) continue;
      const name = this.parts.columns[column] ?? '';
      return { code: 'type-mismatch', reason: `${shown(cell)} in the column "${name}" is no ${type}.` };
    }
    return null;
  }

  private keyFault(cells: readonly string[]): Fault | null {
    if (this.keyColumn === -1) return null;
    const key = cells[this.keyColumn] ?? '';
    const where = `in the row key "${this.parts.reading.rowKey ?? ''}"`;
    if (!isRowKey(key)) {
      return { code: 'row-key-invalid', reason: `${shown(key)} ${where} is not 1 to 64 of A–Z a–z 0–9 _ . :.` };
    }
    return this.keys.has(key)
      ? { code: 'row-key-repeated', reason: `${shown(key)} ${where} stands in an earlier row too.` }
      : null;
  }

  private takeKey(cells: readonly string[]): string {
    const key = cells[this.keyColumn] ?? '';
    if (this.keys.size >= MAX_KEYED_ROWS) {
      throw new FileRefused(`A file with a row key can have ${MAX_KEYED_ROWS} rows at most; split it.`);
    }
    this.keys.add(key);
    return key;
  }
}

/** The beginning of a cell, quoted. */
function shown(cell: string): string {
  return JSON.stringify(cell.slice(0, 80));
}
