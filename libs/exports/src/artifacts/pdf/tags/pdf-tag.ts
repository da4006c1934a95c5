import type { ContentPageReference, ContentText, TableCellProperties } from 'pdfmake/interfaces';

/** Standard structure types (ISO 32000-1, 14.8.4) that the document uses. */
export type PdfRole =
  | 'Document'
  | 'Sect'
  | `H${1 | 2 | 3 | 4 | 5 | 6}`
  | 'P'
  | 'BlockQuote'
  | 'Code'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'Caption'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'TOC'
  | 'TOCI'
  | 'Reference';

/** What a table's head cell is the head of. */
export type PdfScope = 'Row' | 'Column';

/**
 * An element of the document's structure: what assistive technology reads, in which order, and as what. The tree is made
 * with the content; a tag that nothing is drawn for does not come into the document.
 */
export class PdfTag {
  readonly role: PdfRole;
  readonly parent: PdfTag | null;
  readonly scope: PdfScope | null;
  readonly children: PdfTag[] = [];

  private constructor(role: PdfRole, parent: PdfTag | null, scope: PdfScope | null) {
    this.role = role;
    this.parent = parent;
    this.scope = scope;
  }

  static root(): PdfTag {
    return new PdfTag('Document', null, null);
  }

  /** A new last child. */
  add(role: PdfRole, scope: PdfScope | null = null): PdfTag {
    const child = new PdfTag(role, this, scope);
    this.children.push(child);
    return child;
  }
}

type TaggableText = (ContentText | ContentPageReference) & TableCellProperties;

/** A text of the document under the name by which the layout finds its tag. */
export interface TaggedNode {
  readonly tag?: PdfTag;
}

/** A text that must not stand alone at the foot of a page: `keepWithNext` points are asked for, all told. */
export interface KeptNode {
  readonly keepWithNext?: number;
}

/** Says what a text is. What has no tag is page furniture, and not read out. */
export function tagged<T extends TaggableText & KeptNode>(tag: PdfTag, text: T): T & TaggedNode {
  return { ...text, tag };
}
