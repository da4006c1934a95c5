import type { Content } from 'pdfmake';
import type { AuthorityContent } from '../../sources/export-content.ts';
import { evidenceTable, findingTable, quotationTable, referenceTable, skipTable } from '../tables.ts';
import { markdownPdf } from './markdown-pdf.ts';
import { chapterDestination, pdfLinks, rowDestination } from './pdf-links.ts';
import { pdfTable } from './pdf-table.ts';
import { printableText } from './printable-text.ts';

/** One authority: its text, then what it cites, what it refers to, and what the validator has to say about it. */
export function authorityChapter(authority: AuthorityContent, exported: ReadonlyMap<string, number>): Content[] {
  const { id, title, version, publishedAt, sha256, pins } = authority;
  const destination = chapterDestination(id);
  const evidence = evidenceTable(pins);
  const others = [
    referenceTable(authority),
    quotationTable(authority),
    findingTable(authority),
    skipTable(authority),
  ].flatMap((table) => (table ? pdfTable(table) : []));
  return [
    {
      text: printableText(title),
      style: 'chapter',
      pageBreak: 'before',
      id: destination,
      tocItem: true,
      outline: true,
    },
    {
      text: `Authority ${id}, version ${version}, published ${publishedAt}, SHA-256 of its text ${sha256}`,
      style: 'small',
      margin: [0, 0, 0, 10],
    },
    ...markdownPdf(authority.reading.markdown, pdfLinks(authority, exported), destination),
    { text: 'Sources', style: 'heading2' },
    ...(evidence
      ? pdfTable(
          evidence,
          pins.map((_pin, index) => rowDestination(id, index)),
        )
      : [{ text: 'No evidence is cited.', style: 'paragraph' }]),
    ...others,
  ];
}
