import { FileRefused } from '../convert/file-refused.ts';
import { MAX_CELL_BYTES, MAX_COLUMNS } from '../convert/file-limits.ts';
import type { OpenedFile, RowListener } from '../convert/row-source.ts';
import { readLines } from './line-reader.ts';
import { parseRow } from './parse-row.ts';
import type { JsonRow } from './parse-row.ts';

/**
 * Opens an NDJSON file in UTF-8, one object a line: its columns are the names of all its objects, in the order they
 * first appear; a name an object lacks is an empty cell. So the file is read twice.
 * @throws FileRefused for a file without any object, or with too many names
 */
export async function openNdjson(path: string): Promise<OpenedFile> {
  const names = new Set<string>();
  await readLines(path, (bytes, line) => {
    const row = parseRow(bytes);
    if (row.kind === 'unreadable') return;
    for (const name of row.cells.keys()) names.add(name);
    if (names.size > MAX_COLUMNS) {
      throw new FileRefused(
        `Up to line ${line} the objects have more than ${MAX_COLUMNS} names, the most a dataset can have.`,
      );
    }
  });
  if (names.size === 0) throw new FileRefused('No line of the file is a JSON object with a name in it.');
  const columns = [...names];
  return {
    columns,
    delimiter: '',
    readRows: (listener) =>
      readLines(
        path,
        (bytes, line) => takeRow(listener, columns, parseRow(bytes), line),
        () => listener.room(),
      ),
  };
}

function takeRow(listener: RowListener, columns: readonly string[], row: JsonRow, line: number): void {
  if (row.kind === 'unreadable') {
    listener.onUnreadable(line, row.code, row.reason);
    return;
  }
  for (const [name, cell] of row.cells) {
    if (cell.length > MAX_CELL_BYTES) {
      const reason = `"${name}" has ${cell.length} characters; ${MAX_CELL_BYTES} are the most a cell can have.`;
      listener.onUnreadable(line, 'cell-too-large', reason);
      return;
    }
  }
  const cells = columns.map((name) => row.cells.get(name) ?? '');
  listener.onRow(cells, line);
}
