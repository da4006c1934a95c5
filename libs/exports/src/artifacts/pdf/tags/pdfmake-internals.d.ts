// The parts of pdfmake that its own printer is made of, as far as they are used here. They are no public interface:
// `draw-tagged.int.spec.ts` fails when a release changes them.

declare module 'pdfmake/js/PDFDocument.js' {
  /** A page of pdfkit. */
  interface PdfPage {
    readonly dictionary: object;
  }

  /** An element of the structure tree; written once it has its parent and was ended. */
  interface PdfStructureElement {
    add(child: PdfStructureElement | PdfStructureContent | object): this;
    end(): void;
  }

  /** Marked content of a page. */
  interface PdfStructureContent {
    readonly refs: readonly object[];
  }

  interface PdfTextOptions {
    readonly link?: string | null;
    readonly goTo?: string | null;
    readonly textWidth: number;
  }

  interface PdfOptions {
    readonly size: readonly [number, number];
    readonly pdfVersion: '1.7';
    readonly subset: 'PDF/UA';
    readonly tagged: true;
    readonly displayTitle: true;
    readonly compress: true;
    readonly lang: string;
    readonly fontLayoutCache: true;
    readonly bufferPages: false;
    readonly autoFirstPage: false;
    readonly info: { readonly [entry: string]: string | Date };
    readonly font: null;
  }

  type Fonts = { readonly [family: string]: { readonly [style: string]: string } };

  class PDFDocument {
    constructor(
      fonts: Fonts,
      images: object,
      patterns: object,
      attachments: object,
      options: PdfOptions,
      virtualfs: null,
      localAccessPolicy: (path: string) => boolean,
    );
    readonly page: PdfPage;
    text(text: string, x: number, y: number, options: PdfTextOptions): this;
    link(x: number, y: number, width: number, height: number, url: string, options: object): this;
    goTo(x: number, y: number, width: number, height: number, destination: string, options: object): this;
    currentLineHeight(): number;
    struct(role: string, options?: { readonly scope?: string }): PdfStructureElement;
    addStructure(element: PdfStructureElement): this;
    markStructureContent(role: string): PdfStructureContent;
    markContent(tag: 'Artifact', options: { readonly type: 'Pagination' | 'Layout' }): this;
    endMarkedContent(): this;
    on(event: 'data', listener: (chunk: Buffer) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    end(): void;
  }

  const exported: { readonly default: typeof PDFDocument };
  export type { PDFDocument, PdfOptions, PdfStructureContent, PdfStructureElement, PdfTextOptions };
  export default exported;
}

declare module 'pdfmake/js/LayoutBuilder.js' {
  import type { Content, DynamicContent, Style, StyleDictionary } from 'pdfmake/interfaces';
  import type { PDFDocument } from 'pdfmake/js/PDFDocument.js';

  interface LayoutLine {
    readonly inlines: readonly object[];
    readonly x: number;
    readonly y: number;
  }

  type LayoutItem =
    | { readonly type: 'line'; readonly item: LayoutLine }
    | { readonly type: 'vector' | 'beginClip' | 'endClip'; readonly item: object };

  interface LayoutPage {
    readonly items: readonly LayoutItem[];
    readonly pageSize: { readonly width: number; readonly height: number };
  }

  class LayoutBuilder {
    constructor(
      pageSize: { readonly width: number; readonly height: number; readonly orientation: 'portrait' },
      margins: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
      svgMeasure: null,
    );
    registerTableLayouts(layouts: object): void;
    layoutDocument(
      content: Content,
      document: PDFDocument,
      styles: StyleDictionary,
      defaultStyle: Style,
      background: undefined,
      header: DynamicContent,
      footer: DynamicContent,
    ): LayoutPage[];
    /** Where the next thing is put. Heights in points. */
    protected readonly writer: {
      context(): { readonly availableHeight: number };
      moveToNextPage(): void;
    };
    processNode(node: object, isVerticalAlignmentAllowed?: boolean): void;
    /** The next line of a text; `null` after its last. */
    buildNextLine(node: object): LayoutLine | null;
  }

  const exported: { readonly default: typeof LayoutBuilder };
  export type { LayoutBuilder, LayoutLine, LayoutPage };
  export default exported;
}

declare module 'pdfmake/js/Renderer.js' {
  import type { LayoutLine, LayoutPage } from 'pdfmake/js/LayoutBuilder.js';
  import type { PDFDocument } from 'pdfmake/js/PDFDocument.js';

  class Renderer {
    constructor(document: PDFDocument);
    renderPages(pages: readonly LayoutPage[]): void;
    renderLine(line: LayoutLine, x: number, y: number): void;
    renderVector(vector: object): void;
  }

  const exported: { readonly default: typeof Renderer };
  export type { Renderer };
  export default exported;
}

declare module 'pdfmake/js/tableLayouts.js' {
  export const tableLayouts: object;
}
