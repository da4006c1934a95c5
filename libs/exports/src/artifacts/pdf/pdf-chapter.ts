import type { Content } from 'pdfmake';
import type { AuthorityContent } from '../../sources/export-content.ts';
import { evidenceTable, findingTable, quotationTable, referenceTable, skipTable } from '../tables.ts';
import { markdownPdf } from './markdown-pdf.ts';
import type { PdfContents } from './pdf-contents.ts';
import { chapterDestination, pdfLinks, rowDestination } from './pdf-links.ts';
import { KEEP } from './pdf-style.ts';
import { pdfTable } from './pdf-table.ts';
import { printableText } from './printable-text.ts';
import { tagged } from './tags/pdf-tag.ts';
import type { PdfTag } from './tags/pdf-tag.ts';

/** One authority: its text, then what it cites, what it refers to, and what the validator has to say about it. */
export function authorityChapter(
  parent: PdfTag,
  contents: PdfContents,
  authority: AuthorityContent,
  exported: ReadonlyMap<string, number>,
): Content[] {
  const { id, title, version, publishedAt, sha256, pins } = authority;
  const destination = chapterDestination(id);
  const tag = parent.add('Sect');
  contents.add(printableText(title), destination);
  const heading = tagged(tag.add('H2'), {
    text: printableText(title),
    style: 'chapter',
    pageBreak: 'before',
    id: destination,
    outline: true,
  });
  const origin = tagged(tag.add('P'), {
    text: `Authority ${id}, version ${version}, published ${publishedAt}, SHA-256 of its text ${sha256}`,
    style: 'small',
    margin: [0, 0, 0, 10],
  });
  const chapter = { tag, destination, level: 2, contents };
  const text = markdownPdf(authority.reading.markdown, pdfLinks(authority, exported), chapter);
  const sources = tagged(tag.add('H3'), {
    text: 'Sources',
    style: 'heading2',
    keepWithNext: KEEP.headingOfTable,
  });
  const evidence = evidenceTable(pins);
  const rows = pins.map((_pin, index) => rowDestination(id, index));
  const cited = evidence
    ? pdfTable(tag, evidence, rows)
    : [tagged(tag.add('P'), { text: 'No evidence is cited.', style: 'paragraph' })];
  const others = [
    referenceTable(authority),
    quotationTable(authority),
    findingTable(authority),
    skipTable(authority),
  ].flatMap((table) => (table ? pdfTable(tag, table) : []));
  return [heading, origin, ...text, sources, ...cited, ...others];
}
