import type { Content, TableCell } from 'pdfmake';
import type { ArtifactTable } from '../tables.ts';
import { columnWidths, GRID, KEEP } from './pdf-style.ts';
import { printableText } from './printable-text.ts';
import { tagged } from './tags/pdf-tag.ts';
import type { PdfTag } from './tags/pdf-tag.ts';

/** Lines of a row at most that is kept on one page, and the width of a sign in points at most for most texts. */
const KEPT_LINES = 40;
const SIGN_WIDTH = 5;

/**
 * A table with its caption; the head is repeated on every page, and rows are not broken unless one is very long. `ids`
 * gives rows a destination.
 */
export function pdfTable(
  parent: PdfTag,
  { caption, columns, rows }: ArtifactTable,
  ids: readonly string[] = [],
): Content[] {
  const table = parent.add('Table');
  const captionText = tagged(table.add('Caption'), { text: caption, style: 'caption', keepWithNext: KEEP.caption });
  const headRow = table.add('TR');
  const head = columns.map(({ title }) => tagged(headRow.add('TH', 'Column'), { text: title, bold: true }));
  const body = rows.map((cells, index) => row(table.add('TR'), cells, ids[index]));
  const widths = columnWidths(columns.map(({ share }) => share));
  const unbroken = areShort(rows, widths) ? { keepWithHeaderRows: 1, dontBreakRows: true } : {};
  return [
    captionText,
    {
      table: {
        headerRows: 1,
        ...unbroken,
        widths,
        body: [head, ...body],
      },
      layout: GRID,
      style: 'table',
    },
  ];
}

/** The printer would cut off a row that is not to be broken and longer than a page. */
function areShort(rows: ArtifactTable['rows'], widths: readonly number[]): boolean {
  const lines = (text: string, width: number) =>
    text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length * SIGN_WIDTH + 1) / width), 0);
  return rows.every((cells) =>
    cells.every((cell, column) => lines(printableText(cell), widths[column] ?? 1) <= KEPT_LINES),
  );
}

function row(parent: PdfTag, cells: readonly string[], id: string | undefined): TableCell[] {
  return cells.map((cell, column): TableCell => {
    const text = printableText(cell);
    return tagged(parent.add('TD'), id !== undefined && column === 0 ? { text, id } : { text });
  });
}
