import { dirname } from 'node:path';
import { tableLayouts } from 'pdfmake/js/tableLayouts.js';
import type { Content, DynamicContent, Style, StyleDictionary } from 'pdfmake/interfaces';
import { FONT_FOLDER, FONTS } from '../pdf-fonts.ts';
import type { PdfTag } from './pdf-tag.ts';
import { TaggedDocument } from './tagged-document.ts';
import { TaggedLayout } from './tagged-layout.ts';
import { TaggedRenderer } from './tagged-renderer.ts';

/** A document to be drawn, and what everything in it is. */
export interface TaggedDefinition {
  /** Entries of the document information. */
  readonly information: { readonly [entry: string]: string | Date };
  /** BCP 47. */
  readonly language: string;
  /** Points. */
  readonly pageSize: { readonly width: number; readonly height: number };
  /** Left, top, right, bottom. */
  readonly pageMargins: readonly [number, number, number, number];
  readonly defaultStyle: Style;
  readonly styles: StyleDictionary;
  readonly header: DynamicContent;
  readonly footer: DynamicContent;
  readonly content: Content[];
  /** The structure of `content`. */
  readonly root: PdfTag;
}

/** @param pages of the whole document: known once all of it is laid out */
export type OnPage = (page: number, pages: number) => void;

/**
 * Draws a document as pdfmake's own printer does, with its structure: a tagged PDF in the form that PDF/UA-1 asks for.
 * Nothing but the fonts is read, and nothing is fetched, whatever a document should say.
 */
export async function drawTagged(definition: TaggedDefinition, onPage: OnPage): Promise<Buffer> {
  const { information, language, pageSize, pageMargins, content, root } = definition;
  const { width, height } = pageSize;
  const [left, top, right, bottom] = pageMargins;
  const document = new TaggedDocument(
    FONTS,
    {},
    {},
    {},
    {
      size: [width, height],
      pdfVersion: '1.7',
      subset: 'PDF/UA',
      tagged: true,
      displayTitle: true,
      compress: true,
      lang: language,
      fontLayoutCache: true,
      bufferPages: false,
      autoFirstPage: false,
      info: information,
      font: null,
    },
    null,
    (path) => dirname(path) === FONT_FOLDER,
  );
  const layout = new TaggedLayout({ width, height, orientation: 'portrait' }, { left, top, right, bottom }, null);
  layout.registerTableLayouts(tableLayouts);
  const { styles, defaultStyle, header, footer } = definition;
  const pages = layout.layoutDocument(content, document, styles, defaultStyle, undefined, header, footer);
  new TaggedRenderer(document).renderEach(pages, (page) => onPage(page, pages.length));
  document.addStructureOf(root);
  return bytesOf(document);
}

function bytesOf(document: TaggedDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk) => chunks.push(chunk));
    document.on('error', reject);
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.end();
  });
}
