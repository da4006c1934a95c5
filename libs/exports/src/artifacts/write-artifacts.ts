import type { BundleFile } from '../bundle/bundle-file.ts';
import type { BundleSize } from '../bundle/bundle-size.ts';
import type { ExportFormat, ManifestSource, NeutralisedCells } from '../bundle/manifest.ts';
import type { AuthorityContent, ExportContent } from '../sources/export-content.ts';
import { authorityHtml, authorityJson } from './authority-files.ts';
import { datasetFiles, datasetSource } from './dataset-files.ts';
import type { ExportStamp } from './export-stamp.ts';
import { indexHtml } from './index-html.ts';
import { pdfFile } from './pdf-file.ts';
import { pinsCsv, pinsJson } from './pin-files.ts';

/** What was written, for the manifest. */
export interface WrittenArtifacts {
  readonly files: readonly BundleFile[];
  readonly sources: readonly ManifestSource[];
  readonly neutralised: readonly NeutralisedCells[];
}

/**
 * Every artifact of an export in the formats asked for. HTML: a cover and a page per authority. PDF: one document. CSV:
 * datasets and the pinned evidence. JSON: all of it. @throws BundleTooLargeError, PdfTooLargeError
 */
export async function writeArtifacts(
  stamp: ExportStamp,
  { authorities, datasets }: ExportContent,
  formats: readonly ExportFormat[],
  size: BundleSize,
): Promise<WrittenArtifacts> {
  const sources = [...authorities.map(authoritySource), ...datasets.map(datasetSource)];
  const files: BundleFile[] = [];
  const neutralised: NeutralisedCells[] = [];
  const pins = authorities.flatMap((authority) => authority.pins);
  const exported = new Map(authorities.map(({ id, version }) => [id, version]));
  if (formats.includes('html')) {
    files.push(indexHtml(stamp, sources));
    files.push(...authorities.map((authority) => authorityHtml(stamp, authority, exported)));
  }
  if (formats.includes('pdf')) files.push(await pdfFile(stamp, authorities, sources));
  if (formats.includes('json')) {
    files.push(...authorities.map((authority) => authorityJson(stamp, authority)));
    if (authorities.length > 0) files.push(pinsJson(stamp, pins));
  }
  if (formats.includes('csv') && authorities.length > 0) {
    const written = pinsCsv(stamp, pins);
    files.push(...written.files);
    neutralised.push(...written.neutralised);
  }
  for (const { content } of files) size.add(content.byteLength);
  for (const dataset of datasets) {
    const written = await datasetFiles(stamp, dataset, formats, size);
    files.push(...written.files);
    neutralised.push(...written.neutralised);
  }
  return { files, sources, neutralised };
}

function authoritySource({ id, version, sha256 }: AuthorityContent): ManifestSource {
  return { kind: 'authority', id, version, sha256 };
}
