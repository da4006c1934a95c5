import pdfDocument from 'pdfmake/js/PDFDocument.js';
import type { PdfStructureElement, PdfTextOptions } from 'pdfmake/js/PDFDocument.js';
import type { PdfTag } from './pdf-tag.ts';

/** Words of one link on one line. */
interface OpenLink {
  readonly options: PdfTextOptions;
  readonly element: PdfStructureElement;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  right: number;
  text: string;
}

/** Content of a page that belongs to an element. */
interface OpenContent {
  readonly tag: PdfTag;
  readonly element: PdfStructureElement;
  link: OpenLink | null;
}

/**
 * A document of pdfmake that writes its structure: everything drawn is either content of an element or page furniture
 * (an artifact). A link is an element of its own, with one annotation per line.
 */
export class TaggedDocument extends pdfDocument.default {
  private readonly elements = new Map<PdfTag, PdfStructureElement>();
  private open: OpenContent | null = null;

  /** Whether anything was drawn under the tag. */
  hasDrawn(tag: PdfTag): boolean {
    return this.elements.has(tag);
  }

  /** Draws content of an element. */
  within(tag: PdfTag, draw: () => void): void {
    const element = this.elementOf(tag);
    this.open = { tag, element, link: null };
    element.add(this.markStructureContent(tag.role));
    draw();
    this.endLink();
    this.endMarkedContent();
    this.open = null;
  }

  /** Draws what is not read out. */
  asArtifact(type: 'Pagination' | 'Layout', draw: () => void): void {
    this.markContent('Artifact', { type });
    draw();
    this.endMarkedContent();
  }

  /** Puts the elements together as `root` has them; after everything was drawn. */
  addStructureOf(root: PdfTag): void {
    this.addStructure(this.assembled(root));
  }

  override text(text: string, x: number, y: number, options: PdfTextOptions): this {
    const { link: url = null, goTo = null, ...plain } = options;
    const { open } = this;
    if (!open) return super.text(text, x, y, options);
    const leads = url !== null || goTo !== null;
    const { link } = open;
    if (link?.options.link === url && link.options.goTo === goTo) {
      link.text += text;
      link.right = x + options.textWidth;
    } else {
      this.endLink();
      if (leads) this.beginLink(open, text, x, y, { link: url, goTo, textWidth: options.textWidth });
    }
    return super.text(text, x, y, plain);
  }

  private beginLink(open: OpenContent, text: string, x: number, y: number, options: PdfTextOptions): void {
    this.endMarkedContent();
    const element = this.struct('Link');
    open.element.add(element);
    element.add(this.markStructureContent('Link'));
    const height = this.currentLineHeight();
    open.link = { options, element, x, y, height, right: x + options.textWidth, text };
  }

  /** The element is written at once: its annotation is found by the page that is open then. */
  private endLink(): void {
    const { open } = this;
    if (!open?.link) return;
    const { options, element, x, y, height, right, text } = open.link;
    this.endMarkedContent();
    // pdfkit tells a string of the document from a name by the wrapper.
    const described = { structParent: element, Contents: new String(text.trim()) };
    const [url, destination] = [options.link ?? null, options.goTo ?? null];
    if (url !== null) this.link(x, y, right - x, height, url, described);
    else if (destination !== null) this.goTo(x, y, right - x, height, destination, described);
    element.end();
    open.link = null;
    open.element.add(this.markStructureContent(open.tag.role));
  }

  private elementOf(tag: PdfTag): PdfStructureElement {
    const known = this.elements.get(tag);
    if (known) return known;
    const element = this.struct(tag.role, tag.scope === null ? {} : { scope: tag.scope });
    this.elements.set(tag, element);
    return element;
  }

  private assembled(tag: PdfTag): PdfStructureElement {
    const element = this.elementOf(tag);
    for (const child of tag.children) if (this.hasContent(child)) element.add(this.assembled(child));
    return element;
  }

  private hasContent(tag: PdfTag): boolean {
    return this.elements.has(tag) || tag.children.some((child) => this.hasContent(child));
  }
}
