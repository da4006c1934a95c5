import type { ManifestSource } from '../../bundle/manifest.ts';
import type { AuthorityContent } from '../../sources/export-content.ts';
import type { ExportStamp } from '../export-stamp.ts';

/** Everything the PDF is made of. Plain data: it goes to another thread. */
export interface PdfContent {
  readonly stamp: ExportStamp;
  /** The nameplate for machines (`nameplate-token.ts`). */
  readonly nameplateToken: string;
  readonly authorities: readonly AuthorityContent[];
  readonly sources: readonly ManifestSource[];
}

/** What the thread reports: how far it is, then the file. */
export type PdfReport =
  /** Drawn so far; they are told once all are laid out. */
  | { readonly kind: 'progress'; readonly page: number; readonly pages: number }
  | { readonly kind: 'done'; readonly pdf: Uint8Array };
