import type { Content, TableCell } from 'pdfmake';
import type { ArtifactTable } from '../tables.ts';
import { columnWidths, GRID } from './pdf-style.ts';
import { printableText } from './printable-text.ts';

/** A table with its caption; the head is repeated on every page. `ids` gives rows a destination. */
export function pdfTable({ caption, columns, rows }: ArtifactTable, ids: readonly string[] = []): Content[] {
  const head: TableCell[] = columns.map(({ title }) => ({ text: title, bold: true }));
  const body = rows.map((cells, index) => row(cells, ids[index]));
  return [
    { text: caption, style: 'caption' },
    {
      table: { headerRows: 1, widths: columnWidths(columns.map(({ share }) => share)), body: [head, ...body] },
      layout: GRID,
      style: 'table',
    },
  ];
}

function row(cells: readonly string[], id: string | undefined): TableCell[] {
  return cells.map((cell, column): TableCell => {
    const text = printableText(cell);
    return id !== undefined && column === 0 ? { text, id } : { text };
  });
}
