import layoutBuilder from 'pdfmake/js/LayoutBuilder.js';
import type { LayoutLine } from 'pdfmake/js/LayoutBuilder.js';
import type { KeptNode, PdfTag, TaggedNode } from './pdf-tag.ts';

/** A line that knows what it is. A line that is repeated on another page is a copy with the same `inlines`. */
export interface TaggedLine extends LayoutLine {
  tag?: PdfTag;
}

/** pdfmake's layout, whose lines carry the tag of the text they are of, and whose headings are not left alone. */
export class TaggedLayout extends layoutBuilder.default {
  /** What needs more room than is left on the page, with what comes after it, begins the next one. */
  override processNode(node: KeptNode, isVerticalAlignmentAllowed?: boolean): void {
    const { keepWithNext } = node;
    if (keepWithNext !== undefined && this.writer.context().availableHeight < keepWithNext) {
      this.writer.moveToNextPage();
    }
    super.processNode(node, isVerticalAlignmentAllowed);
  }

  override buildNextLine(node: TaggedNode): LayoutLine | null {
    const line: TaggedLine | null = super.buildNextLine(node);
    if (line && node.tag) line.tag = node.tag;
    return line;
  }
}
