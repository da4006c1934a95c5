import { FileRefused } from '../convert/file-refused.ts';
import { USUAL_DELIMITERS } from './detect-delimiter.ts';

/**
 * A header of one column that holds a usual delimiter was probably meant to be split there.
 * @throws FileRefused naming the delimiter to send
 */
export function refuseUnsplitHeader(cells: readonly string[], delimiter: string): void {
  const [only = ''] = cells;
  if (cells.length !== 1) return;
  const meant = USUAL_DELIMITERS.find((usual) => usual !== delimiter && only.includes(usual));
  if (meant === undefined) return;
  throw new FileRefused(
    `The header has one column, ${JSON.stringify(only)}, with the delimiter ${JSON.stringify(delimiter)}. ` +
      `Send delimiter=${encodeURIComponent(meant)} to split it at ${JSON.stringify(meant)}.`,
  );
}
