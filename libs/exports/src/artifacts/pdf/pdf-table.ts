import type { Content, TableCell } from 'pdfmake';
import type { ArtifactTable } from '../tables.ts';
import { columnWidths, GRID } from './pdf-style.ts';
import { printableText } from './printable-text.ts';
import { tagged } from './tags/pdf-tag.ts';
import type { PdfTag } from './tags/pdf-tag.ts';

/** A table with its caption; the head is repeated on every page. `ids` gives rows a destination. */
export function pdfTable(
  parent: PdfTag,
  { caption, columns, rows }: ArtifactTable,
  ids: readonly string[] = [],
): Content[] {
  const table = parent.add('Table');
  const captionText = tagged(table.add('Caption'), { text: caption, style: 'caption' });
  const headRow = table.add('TR');
  const head = columns.map(({ title }) => tagged(headRow.add('TH', 'Column'), { text: title, bold: true }));
  const body = rows.map((cells, index) => row(table.add('TR'), cells, ids[index]));
  return [
    captionText,
    {
      table: { headerRows: 1, widths: columnWidths(columns.map(({ share }) => share)), body: [head, ...body] },
      layout: GRID,
      style: 'table',
    },
  ];
}

function row(parent: PdfTag, cells: readonly string[], id: string | undefined): TableCell[] {
  return cells.map((cell, column): TableCell => {
    const text = printableText(cell);
    return tagged(parent.add('TD'), id !== undefined && column === 0 ? { text, id } : { text });
  });
}
