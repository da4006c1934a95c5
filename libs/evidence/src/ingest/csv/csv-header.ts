import { MAX_COLUMNS, MAX_COLUMN_NAME_LENGTH, RESERVED_COLUMNS } from './csv-limits.ts';
import { CsvRefused } from './csv-refused.ts';

/** Delimiters people use; a header of one column that holds one was probably meant to be split there. */
const USUAL_DELIMITERS: readonly string[] = [',', ';', '\t', '|'];

/**
 * The column names of a header.
 * @throws CsvRefused naming the column that is missing, repeated, reserved, too long or one too many.
 */
export function columnNames(cells: readonly string[], delimiter: string, rowKey: string | null): readonly string[] {
  if (cells.length > MAX_COLUMNS) {
    throw new CsvRefused(`The header has ${cells.length} columns; ${MAX_COLUMNS} are the most a dataset can have.`);
  }
  refuseUnsplitHeader(cells, delimiter);
  const seen = new Map<string, number>();
  cells.forEach((name, index) => {
    refuseUnfitName(name, index + 1);
    // SQL names differ without regard to case.
    const before = seen.get(name.toLowerCase());
    if (before !== undefined) {
      throw new CsvRefused(
        `The header names "${name}" twice, in columns ${before} and ${index + 1} (names differ without regard to case).`,
      );
    }
    seen.set(name.toLowerCase(), index + 1);
  });
  if (rowKey !== null && !cells.includes(rowKey)) {
    throw new CsvRefused(`The header has no column "${rowKey}", which is to be the row key.`);
  }
  return cells;
}

function refuseUnsplitHeader(cells: readonly string[], delimiter: string): void {
  const [only = ''] = cells;
  if (cells.length !== 1) return;
  const meant = USUAL_DELIMITERS.find((usual) => usual !== delimiter && only.includes(usual));
  if (meant === undefined) return;
  throw new CsvRefused(
    `The header has one column, ${JSON.stringify(only)}, with the delimiter ${JSON.stringify(delimiter)}. ` +
      `Send delimiter=${encodeURIComponent(meant)} to split it at ${JSON.stringify(meant)}.`,
  );
}

function refuseUnfitName(name: string, column: number): void {
  if (name.trim() === '') throw new CsvRefused(`Column ${column} of the header has no name.`);
  if (name.length > MAX_COLUMN_NAME_LENGTH) {
    throw new CsvRefused(
      `The name of column ${column} has ${name.length} characters; ${MAX_COLUMN_NAME_LENGTH} are the most it can have.`,
    );
  }
  if (/\p{Cc}/u.test(name)) {
    throw new CsvRefused(`The name of column ${column}, ${JSON.stringify(name)}, holds a control character.`);
  }
  if (RESERVED_COLUMNS.includes(name.toLowerCase())) {
    throw new CsvRefused(`Column ${column} is named "${name}", a name every dataset uses for itself.`);
  }
}
