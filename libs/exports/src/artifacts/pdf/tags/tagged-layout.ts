import layoutBuilder from 'pdfmake/js/LayoutBuilder.js';
import type { LayoutLine } from 'pdfmake/js/LayoutBuilder.js';
import type { PdfTag, TaggedNode } from './pdf-tag.ts';

/** A line that knows what it is. A line that is repeated on another page is a copy with the same `inlines`. */
export interface TaggedLine extends LayoutLine {
  tag?: PdfTag;
}

/** pdfmake's layout, whose lines carry the tag of the text they are of. */
export class TaggedLayout extends layoutBuilder.default {
  override buildNextLine(node: TaggedNode): LayoutLine | null {
    const line: TaggedLine | null = super.buildNextLine(node);
    if (line && node.tag) line.tag = node.tag;
    return line;
  }
}
