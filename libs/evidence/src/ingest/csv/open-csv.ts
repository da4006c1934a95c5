import type { OpenedFile, RowListener } from '../convert/row-source.ts';
import { readCsv, readHeader } from './csv-reader.ts';
import type { CsvListener } from './csv-reader.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { refuseUnsplitHeader } from './unsplit-header.ts';

/**
 * Opens a CSV in UTF-8: its header names the columns.
 * @param requested the delimiter; `null`: found out
 * @throws FileRefused when there is no header, or it cannot be read
 */
export async function openCsv(path: string, requested: string | null): Promise<OpenedFile> {
  const delimiter = requested ?? (await detectDelimiter(path));
  const columns = await readHeader(path, delimiter);
  refuseUnsplitHeader(columns, delimiter);
  return { columns, delimiter, readRows: (listener) => readCsv(path, delimiter, withoutHeader(listener)) };
}

function withoutHeader(rows: RowListener): CsvListener {
  let headerSeen = false;
  return {
    onRecord(cells, line) {
      if (headerSeen) rows.onRow(cells, line);
      headerSeen = true;
    },
    onUnreadable: (line, code, reason) => rows.onUnreadable(line, code, reason),
    room: () => rows.room(),
  };
}
