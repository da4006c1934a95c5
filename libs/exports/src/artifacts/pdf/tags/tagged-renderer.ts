import renderer from 'pdfmake/js/Renderer.js';
import type { LayoutPage } from 'pdfmake/js/LayoutBuilder.js';
import type { PdfTag } from './pdf-tag.ts';
import type { TaggedDocument } from './tagged-document.ts';
import type { TaggedLine } from './tagged-layout.ts';

/** pdfmake's renderer, which says of every line and shape what it is. */
export class TaggedRenderer extends renderer.default {
  private readonly document: TaggedDocument;
  /** Lines that were drawn: the head of a table is repeated on every page, and read once. */
  private readonly drawn = new Set<readonly object[]>();
  /** Of the last line that was no number of a list. */
  private previous: PdfTag | null = null;

  constructor(document: TaggedDocument) {
    super(document);
    this.document = document;
  }

  /** @param onPage told each page after it was drawn, from 1 */
  renderEach(pages: readonly LayoutPage[], onPage: (page: number) => void): void {
    for (const [index, page] of pages.entries()) {
      this.renderPages([page]);
      onPage(index + 1);
    }
  }

  override renderLine(line: TaggedLine, x: number, y: number): void {
    const own = this.drawn.has(line.inlines) ? null : (line.tag ?? null);
    const tag = own ?? (line.tag ? null : this.labelOfItem());
    if (own || !tag) this.previous = own;
    this.drawn.add(line.inlines);
    const draw = () => super.renderLine(line, x, y);
    if (tag) this.document.within(tag, draw);
    else this.document.asArtifact('Pagination', draw);
  }

  override renderVector(vector: object): void {
    this.document.asArtifact('Layout', () => super.renderVector(vector));
  }

  /** pdfmake draws the number of an item right after the first line in it, an outer item's before an inner one's. */
  private labelOfItem(): PdfTag | null {
    let label: PdfTag | null = null;
    for (let tag = this.previous; tag; tag = tag.parent) {
      const own = tag.role === 'LI' ? tag.children.find(({ role }) => role === 'Lbl') : undefined;
      if (own && !this.document.hasDrawn(own)) label = own;
    }
    return label;
  }
}
