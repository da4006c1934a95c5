import { MEDIA_TYPES } from '../bundle/bundle-file.ts';
import type { BundleFile } from '../bundle/bundle-file.ts';
import type { ManifestSource } from '../bundle/manifest.ts';
import type { AuthorityContent } from '../sources/export-content.ts';
import type { ExportStamp } from './export-stamp.ts';
import { nameplateToken } from './pdf/nameplate-token.ts';
import { renderPdf } from './pdf/render-pdf.ts';
import type { PageProgress } from './pdf/render-pdf.ts';

/** `export.pdf`: all authorities of the export and the table of its sources in one document. @throws PdfTooLargeError */
export async function pdfFile(
  stamp: ExportStamp,
  authorities: readonly AuthorityContent[],
  sources: readonly ManifestSource[],
  progress: PageProgress,
): Promise<BundleFile> {
  const token = nameplateToken(stamp.nameplate);
  const content = await renderPdf({ stamp, nameplateToken: token, authorities, sources }, progress);
  return { path: 'export.pdf', mediaType: MEDIA_TYPES.pdf, content };
}
