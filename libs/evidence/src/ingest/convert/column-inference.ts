import { commonType } from '../../dataset/column-types.ts';
import type { ColumnType } from '../../dataset/dataset.events.ts';

/** From narrow to wide; a column gets the first that all its cells fit. */
const CANDIDATES: readonly { readonly type: ColumnType; fits(cell: string): boolean }[] = [
  { type: 'BOOLEAN', fits: (cell) => /^(?:true|false)$/i.test(cell) },
  // 18 digits always fit 64 bits. A leading zero is a code (a postcode, an account), not a number.
  { type: 'BIGINT', fits: (cell) => /^(?:0|-?[1-9]\d{0,17})$/.test(cell) },
  // 15 digits before the point are exact in a double; the exponent is bounded so that none overflows.
  { type: 'DOUBLE', fits: (cell) => /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,17})?(?:[eE][+-]?\d{1,2})?$/.test(cell) },
  { type: 'DATE', fits: (cell) => /^\d{4}-\d\d-\d\d$/.test(cell) && isDay(cell) },
  { type: 'TIMESTAMP', fits: (cell) => TIME.test(cell) && isDay(cell) },
  { type: 'TIMESTAMPTZ', fits: (cell) => ZONED_TIME.test(cell) && isDay(cell) },
];
const TIME = /^\d{4}-\d\d-\d\d[T ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?$/;
const ZONED_TIME =
  /^\d{4}-\d\d-\d\d[T ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
const ALL = 2 ** CANDIDATES.length - 1;

/**
 * Finds the type of every column of a batch while its rows pass by. Only reading depends on it: what is stored, hashed
 * and exported is the text of the cell.
 */
export class ColumnInference {
  /** Bit n: every non-empty cell so far fits candidate n. */
  private readonly possible: Uint8Array;
  private readonly valued: Uint8Array;

  constructor(columns: number) {
    this.possible = new Uint8Array(columns).fill(ALL);
    this.valued = new Uint8Array(columns);
  }

  see(cells: readonly string[]): void {
    for (let column = 0; column < cells.length; column++) {
      const cell = cells[column];
      const possible = this.possible[column];
      if (cell === undefined || cell === '' || possible === undefined) continue;
      this.valued[column] = 1;
      if (possible !== 0) this.possible[column] = narrowed(possible, cell);
    }
  }

  types(): readonly ColumnType[] {
    return Array.from(this.possible, (possible, column) => {
      if (this.valued[column] === 0) return 'NULL';
      return CANDIDATES.find((_, bit) => (possible & (1 << bit)) !== 0)?.type ?? 'VARCHAR';
    });
  }
}

/** Whether a cell can be read as a type that was given: it, or one that it holds every value of. Empty cells always can. */
export function fitsType(cell: string, type: ColumnType): boolean {
  if (cell === '' || type === 'VARCHAR') return true;
  return CANDIDATES.some((candidate) => commonType(candidate.type, type) === type && candidate.fits(cell));
}

function narrowed(possible: number, cell: string): number {
  let left = possible;
  CANDIDATES.forEach((candidate, bit) => {
    if ((left & (1 << bit)) !== 0 && !candidate.fits(cell)) left &= ~(1 << bit);
  });
  return left;
}

/** Whether the text begins with a day that exists in the Gregorian calendar. */
function isDay(text: string): boolean {
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}
