import type { Content, TableCell, TDocumentDefinitions, TDocumentInformation } from 'pdfmake/interfaces';
import { nameplateLines } from '../nameplate-line.ts';
import { sourceTable } from '../tables.ts';
import type { PdfContent } from './pdf-content.ts';
import { authorityChapter } from './pdf-chapter.ts';
import { PAGE_MARGINS, STYLES } from './pdf-style.ts';
import { pdfTable } from './pdf-table.ts';
import { printableText } from './printable-text.ts';

/**
 * One document for the whole export: cover, contents, a chapter per authority, and the sources with their digests. The
 * nameplate stands on every page and in the document information. Nothing in it depends on the clock or on chance.
 */
export function pdfDocument(content: PdfContent): TDocumentDefinitions {
  const { authorities, sources } = content;
  const exported = new Map(authorities.map(({ id, version }) => [id, version]));
  return {
    info: information(content),
    language: 'en',
    displayTitle: true,
    version: '1.7',
    pageSize: 'A4',
    pageMargins: PAGE_MARGINS,
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.15 },
    styles: { ...STYLES },
    header: () => header(content),
    footer: (page, pages) => footer(content, page, pages),
    content: [
      ...cover(content),
      ...contents(content),
      ...authorities.flatMap((authority) => authorityChapter(authority, exported)),
      { text: 'Sources', style: 'chapter', pageBreak: 'before', tocItem: true, outline: true, id: 'sources' },
      ...pdfTable(sourceTable(sources)),
    ],
  };
}

/** The document information, with the nameplate for machines in an entry of our own. */
function information({ stamp, nameplateToken, authorities }: PdfContent): TDocumentInformation {
  const information = {
    title: authorities.length === 1 ? (authorities[0]?.title ?? '') : `Export ${stamp.export}`,
    author: stamp.nameplate.legalEntity,
    subject: `Export ${stamp.export} for destination ${stamp.destination}`,
    creator: 'Chancery',
    producer: 'Chancery',
    creationDate: new Date(stamp.createdAt),
    ChanceryNameplate: nameplateToken,
  };
  return information;
}

function cover({ stamp, authorities }: PdfContent): Content[] {
  const { nameplate } = stamp;
  const facts: readonly (readonly [string, string])[] = [
    ['Legal entity', nameplate.legalEntity],
    ['Tenant', nameplate.tenant],
    ['Region', nameplate.region],
    ['Residency policy', `${nameplate.policyId} version ${nameplate.policyVersion}`],
    ['Destination', stamp.destination],
    ['Export', stamp.export],
    ['Created', stamp.createdAt],
    ...authorities.map(({ id, version, title }) => ['Authority', `${title} (${id}, version ${version})`] as const),
  ];
  return [
    { text: authorities.length === 1 ? printableText(authorities[0]?.title ?? '') : 'Export', style: 'title' },
    {
      table: {
        widths: [110, '*'],
        body: facts.map(([term, value]): TableCell[] => [{ text: term, bold: true }, printableText(value)]),
      },
      layout: 'noBorders',
      margin: [0, 16, 0, 16],
    },
    'This document is one file of a signed bundle. The manifest of the bundle names every file with its digest; ' +
      'the signature over the manifest is checked offline with the public keys of the region.',
  ];
}

function contents({ authorities }: PdfContent): Content[] {
  if (authorities.length === 0) return [];
  return [{ toc: { title: { text: 'Contents', style: 'chapter' } }, pageBreak: 'before' }];
}

function header({ stamp }: PdfContent): Content {
  const [whose, policy] = nameplateLines(stamp.nameplate);
  return {
    margin: [PAGE_MARGINS[0], 28, PAGE_MARGINS[2], 0],
    style: 'small',
    stack: [{ text: printableText(whose), bold: true }, printableText(`${policy} · destination ${stamp.destination}`)],
  };
}

function footer({ stamp }: PdfContent, page: number, pages: number): Content {
  return {
    margin: [PAGE_MARGINS[0], 16, PAGE_MARGINS[2], 0],
    style: 'small',
    columns: [
      { text: `Export ${stamp.export} of ${stamp.createdAt}`, width: '*' },
      { text: `Page ${page} of ${pages}`, width: 'auto', alignment: 'right' },
    ],
  };
}
