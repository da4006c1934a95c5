import type { Content, TableCell } from 'pdfmake';
import { nameplateLines } from '../nameplate-line.ts';
import { sourceTable } from '../tables.ts';
import type { PdfContent } from './pdf-content.ts';
import { authorityChapter } from './pdf-chapter.ts';
import { PdfContents } from './pdf-contents.ts';
import { PAGE_MARGINS, PAGE_SIZE, STYLES } from './pdf-style.ts';
import { pdfTable } from './pdf-table.ts';
import { printableText } from './printable-text.ts';
import type { TaggedDefinition } from './tags/draw-tagged.ts';
import { PdfTag, tagged } from './tags/pdf-tag.ts';
import { undrawableNote } from './undrawable-note.ts';

/**
 * One document for the whole export: cover, contents, a chapter per authority, and the sources with their digests. The
 * nameplate stands on every page and in the document information. Nothing in it depends on the clock or on chance.
 */
export function pdfDocument(content: PdfContent): TaggedDefinition {
  const root = PdfTag.root();
  return {
    information: information(content),
    language: 'en',
    pageSize: PAGE_SIZE,
    pageMargins: PAGE_MARGINS,
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.15 },
    styles: { ...STYLES },
    header: () => header(content),
    footer: (page, pages) => footer(content, page, pages),
    content: [...cover(root, content), ...body(root, content)],
    root,
  };
}

/** The document information, with the nameplate for machines in an entry of our own. */
function information({ stamp, nameplateToken, authorities }: PdfContent) {
  return {
    Title: authorities.length === 1 ? (authorities[0]?.title ?? '') : `Export ${stamp.export}`,
    Author: stamp.nameplate.legalEntity,
    Subject: `Export ${stamp.export} for destination ${stamp.destination}`,
    Creator: 'Chancery',
    Producer: 'Chancery',
    CreationDate: new Date(stamp.createdAt),
    ChanceryNameplate: nameplateToken,
  };
}

function cover(root: PdfTag, content: PdfContent): Content[] {
  const { stamp, authorities } = content;
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
  const title = authorities.length === 1 ? printableText(authorities[0]?.title ?? '') : 'Export';
  const heading = tagged(root.add('H1'), { text: title, style: 'title' });
  const table = root.add('Table');
  const rows = facts.map(([term, value]): TableCell[] => {
    const row = table.add('TR');
    return [
      tagged(row.add('TH', 'Row'), { text: term, bold: true }),
      tagged(row.add('TD'), { text: printableText(value) }),
    ];
  });
  const note =
    'This document is one file of a signed bundle. The manifest of the bundle names every file with its digest; ' +
    'the signature over the manifest is checked offline with the public keys of the region.';
  return [
    heading,
    { table: { widths: [110, '*'], body: rows }, layout: 'noBorders', margin: [0, 16, 0, 16] },
    ...[note, undrawableNote(content)].flatMap((text) =>
      text === null ? [] : [tagged(root.add('P'), { text, style: 'paragraph' })],
    ),
  ];
}

function body(root: PdfTag, { authorities, sources }: PdfContent): Content[] {
  const exported = new Map(authorities.map(({ id, version }) => [id, version]));
  const contents = new PdfContents();
  const contentsTitle = tagged(root.add('H2'), { text: 'Contents', style: 'chapter', pageBreak: 'before' });
  const contentsTag = root.add('TOC');
  const chapters = authorities.flatMap((authority) => authorityChapter(root, contents, authority, exported));
  const tag = root.add('Sect');
  const sourcesTitle = tagged(tag.add('H2'), {
    text: 'Sources',
    style: 'chapter',
    pageBreak: 'before',
    outline: true,
    id: 'sources',
  });
  contents.add('Sources', 'sources');
  const front = authorities.length === 0 ? [] : [contentsTitle, contents.table(contentsTag)];
  return [...front, ...chapters, sourcesTitle, ...pdfTable(tag, sourceTable(sources))];
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
