import type { Content, CustomTableLayout, Style } from 'pdfmake';
import { tagged } from './tags/pdf-tag.ts';
import type { PdfTag } from './tags/pdf-tag.ts';

/** A4 in points. */
export const PAGE_SIZE = { width: 595.28, height: 841.89 };
const SIDE_MARGIN = 56;
/** What of the page's width is left for the text. */
export const BODY_WIDTH = PAGE_SIZE.width - 2 * SIDE_MARGIN;
/** Left, top, right, bottom: the nameplate stands at the top of every page, its number at the foot. */
export const PAGE_MARGINS: [number, number, number, number] = [SIDE_MARGIN, 92, SIDE_MARGIN, 56];

export const CODE_FILL = '#eeeeee';

export const STYLES: { readonly [name: string]: Style } = {
  title: { fontSize: 26, bold: true, margin: [0, 40, 0, 4] },
  chapter: { fontSize: 20, bold: true, margin: [0, 0, 0, 4] },
  heading1: { fontSize: 16, bold: true, margin: [0, 14, 0, 4] },
  heading2: { fontSize: 14, bold: true, margin: [0, 12, 0, 4] },
  heading3: { fontSize: 12, bold: true, margin: [0, 10, 0, 3] },
  heading4: { fontSize: 10.5, bold: true, margin: [0, 8, 0, 3] },
  paragraph: { margin: [0, 0, 0, 6] },
  list: { margin: [0, 0, 0, 6] },
  caption: { fontSize: 9, italics: true, margin: [0, 10, 0, 3] },
  table: { fontSize: 8 },
  small: { fontSize: 8 },
};

/**
 * Room in points that has to be left on the page for a heading with some lines after it, for a caption with the head of
 * its table and a row, and for a heading with a table.
 */
export const KEEP = { heading: 90, caption: 75, headingOfTable: 130 };

/** Thin lines around every cell. */
export const GRID: CustomTableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  paddingLeft: () => 3,
  paddingRight: () => 3,
  paddingTop: () => 2,
  paddingBottom: () => 2,
};
/** What padding and lines of `GRID` take of the width, per column and once more for the last line. */
const COLUMN_EXTRA = 3 + 3 + 0.5;

/** Widths in points of columns with these shares, so that the table is as wide as the text. */
export function columnWidths(shares: readonly number[]): number[] {
  const available = BODY_WIDTH - shares.length * COLUMN_EXTRA - 0.5;
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (available * share) / total);
}

/** Text as it is, spaces and line ends kept, on a grey field. */
export function boxed(text: string, tag: PdfTag): Content {
  const cell = tagged(tag, { text, preserveLeadingSpaces: true, fillColor: CODE_FILL, fontSize: 9 });
  return { table: { widths: ['*'], body: [[cell]] }, layout: 'noBorders', margin: [0, 2, 0, 8] };
}

/** Content behind a line, as quotations are set. */
export function ruledAtLeft(content: Content[]): Content {
  const layout: CustomTableLayout = {
    hLineWidth: () => 0,
    vLineWidth: (column) => (column === 0 ? 2 : 0),
    vLineColor: () => '#888888',
    paddingLeft: () => 8,
  };
  return { table: { widths: ['*'], body: [[{ stack: content }]] }, layout, margin: [0, 2, 0, 6] };
}
