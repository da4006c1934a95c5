import type { Content, TableCell } from 'pdfmake';
import { tagged } from './tags/pdf-tag.ts';
import type { PdfTag } from './tags/pdf-tag.ts';

/** Indent of a section below its chapter's title, in points, per level. */
const INDENT = 12;
const DEEPEST_INDENT = 4;

/** A line of the contents. */
interface Entry {
  readonly title: string;
  readonly destination: string;
  /** 0 for a chapter. */
  readonly depth: number;
}

/** The table of contents, filled while the chapters are made. */
export class PdfContents {
  private readonly entries: Entry[] = [];

  add(title: string, destination: string, depth = 0): void {
    this.entries.push({ title, destination, depth: Math.min(depth, DEEPEST_INDENT) });
  }

  /** Each entry with its page; both lead there. */
  table(tag: PdfTag): Content {
    const body = this.entries.map(({ title, destination, depth }): TableCell[] => {
      const entry = tag.add('TOCI').add('Reference');
      const margin: [number, number, number, number] = [depth * INDENT, 0, 0, 0];
      return [
        tagged(entry, { text: title, linkToDestination: destination, margin }),
        tagged(entry, { pageReference: destination, alignment: 'right' }),
      ];
    });
    return { table: { dontBreakRows: true, widths: ['*', 'auto'], body }, layout: 'noBorders' };
  }
}
