import { open } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';

/** What people delimit with, the likeliest first. */
export const USUAL_DELIMITERS: readonly string[] = [',', ';', '\t', '|'];

/** Rows are compared within the first of the file. */
const HEAD_BYTES = 64 * 1024;
const COMPARED_ROWS = 100;

/**
 * The delimiter that splits the beginning of a CSV best: the share of rows with as many cells as the header decides,
 * then the number of cells. A comma where nothing splits the header.
 */
export async function detectDelimiter(path: string): Promise<string> {
  const head = await headOf(path);
  let best = { delimiter: ',', alike: 0, cells: 1 };
  for (const delimiter of USUAL_DELIMITERS) {
    const split = { delimiter, ...fitOf(head, delimiter) };
    if (split.cells < 2) continue;
    if (split.alike > best.alike || (split.alike === best.alike && split.cells > best.cells)) best = split;
  }
  return best.delimiter;
}

/** How many cells the header has, and the share of rows that have as many. */
function fitOf(head: Buffer, delimiter: string): { readonly alike: number; readonly cells: number } {
  const records: readonly (readonly string[])[] = parse(head, {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    to: COMPARED_ROWS,
  });
  const cells = records[0]?.length ?? 0;
  return { cells, alike: records.filter(({ length }) => length === cells).length / Math.max(1, records.length) };
}

/** The first bytes of the file, up to the end of their last line. */
async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    if (bytesRead < HEAD_BYTES) return head;
    const lastLine = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r'));
    return lastLine === -1 ? head : head.subarray(0, lastLine + 1);
  } finally {
    await file.close();
  }
}
