import { MAX_COLUMNS, MAX_COLUMN_NAME_LENGTH, RESERVED_COLUMNS } from './file-limits.ts';
import { FileRefused } from './file-refused.ts';

/** Columns that a request names and the file must have. */
export interface NamedColumns {
  readonly rowKey: string | null;
  /** Names of the columns whose type is given. */
  readonly typed: readonly string[];
}

/**
 * Checks the column names of a file.
 * @throws FileRefused naming the column that is missing, repeated, reserved, too long or one too many.
 */
export function checkColumnNames(names: readonly string[], { rowKey, typed }: NamedColumns): void {
  if (names.length > MAX_COLUMNS) {
    throw new FileRefused(`The file has ${names.length} columns; ${MAX_COLUMNS} are the most a dataset can have.`);
  }
  const seen = new Map<string, number>();
  names.forEach((name, index) => {
    refuseUnfitName(name, index + 1);
    // SQL names differ without regard to case.
    const before = seen.get(name.toLowerCase());
    if (before !== undefined) {
      throw new FileRefused(
        `The file names the column "${name}" twice, in columns ${before} and ${index + 1} (names differ without regard to case).`,
      );
    }
    seen.set(name.toLowerCase(), index + 1);
  });
  if (rowKey !== null && !names.includes(rowKey)) {
    throw new FileRefused(`The file has no column "${rowKey}", which is to be the row key.`);
  }
  const unknown = typed.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new FileRefused(`The file has no column "${unknown}", whose type is given.`);
}

function refuseUnfitName(name: string, column: number): void {
  if (name.trim() === '') throw new FileRefused(`Column ${column} has no name.`);
  if (name.length > MAX_COLUMN_NAME_LENGTH) {
    throw new FileRefused(
      `The name of column ${column} has ${name.length} characters; ${MAX_COLUMN_NAME_LENGTH} are the most it can have.`,
    );
  }
  if (/\p{Cc}/u.test(name)) {
    throw new FileRefused(`The name of column ${column}, ${JSON.stringify(name)}, holds a control character.`);
  }
  if (RESERVED_COLUMNS.includes(name.toLowerCase())) {
    throw new FileRefused(`Column ${column} is named "${name}", a name every dataset uses for itself.`);
  }
}
