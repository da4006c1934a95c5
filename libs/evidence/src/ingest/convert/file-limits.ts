/** Limits of a file; breaking one refuses the whole file and names what broke it. */
export const MAX_COLUMNS = 10_000;
export const MAX_COLUMN_NAME_LENGTH = 200;
/** 5 MiB. Also what an opening quote that is never closed can swallow. */
export const MAX_CELL_BYTES = 5 * 1024 * 1024;
/** 32 MiB: an NDJSON line is held as a whole. */
export const MAX_LINE_BYTES = 32 * 1024 * 1024;
/** Row keys are held in memory to find repeats: about 100 bytes each. */
export const MAX_KEYED_ROWS = 5_000_000;
/** Columns every dataset has besides its own. */
export const RESERVED_COLUMNS: readonly string[] = ['_row_id', '_digest', '_line', '_batch'];
