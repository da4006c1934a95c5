import { setImmediate } from 'node:timers/promises';
import type { BundleFile } from '../bundle/bundle-file.ts';
import type { BundleSize } from '../bundle/bundle-size.ts';
import type { ExportFormat, ManifestSource, NeutralisedCells } from '../bundle/manifest.ts';
import type { AuthorityContent, ExportContent } from '../sources/export-content.ts';
import { authorityHtml, authorityJson } from './authority-files.ts';
import type { WrittenCsv } from './csv-note.ts';
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

/** Told while the artifacts are written. */
export interface ArtifactProgress {
  /** A document begins: this many are done. */
  documents(done: number, total: number): void;
  /** The PDF is drawn next. */
  drawing(): void;
  pages(done: number, total: number): void;
}

/** Where nobody asks. */
const UNTOLD: ArtifactProgress = {
  documents: () => undefined,
  drawing: () => undefined,
  pages: () => undefined,
};

/**
 * Every artifact of an export in the formats asked for. HTML: a cover and a page per authority. PDF: one document. CSV:
 * datasets and the pinned evidence. JSON: all of it. @throws BundleTooLargeError, PdfTooLargeError
 */
export async function writeArtifacts(
  stamp: ExportStamp,
  content: ExportContent,
  formats: readonly ExportFormat[],
  size: BundleSize,
  progress = UNTOLD,
): Promise<WrittenArtifacts> {
  const { authorities, datasets } = content;
  const sources = [...authorities.map(authoritySource), ...datasets.map(datasetSource)];
  const files: BundleFile[] = [];
  const neutralised: NeutralisedCells[] = [];
  const documents = documentsOf(stamp, content, formats, sources, size, progress);
  for (const [index, write] of documents.entries()) {
    progress.documents(index, documents.length);
    // Others have their turn in between, whoever asks how far it is among them.
    await setImmediate();
    const written = await write();
    files.push(...written.files);
    neutralised.push(...written.neutralised);
  }
  progress.documents(documents.length, documents.length);
  return { files, sources, neutralised };
}

/** Writes one document, with what stands beside it. */
type WriteDocument = () => Promise<WrittenCsv>;

function documentsOf(
  stamp: ExportStamp,
  { authorities, datasets }: ExportContent,
  formats: readonly ExportFormat[],
  sources: readonly ManifestSource[],
  size: BundleSize,
  progress: ArtifactProgress,
): readonly WriteDocument[] {
  const exported = new Map(authorities.map(({ id, version }) => [id, version]));
  const pins = authorities.flatMap((authority) => authority.pins);
  const counted = (written: WrittenCsv): WrittenCsv => {
    for (const { content } of written.files) size.add(content.byteLength);
    return written;
  };
  const file = (write: () => BundleFile): WriteDocument => {
    return () => Promise.resolve(counted({ files: [write()], neutralised: [] }));
  };
  const html = [
    file(() => indexHtml(stamp, authorities, sources)),
    ...authorities.map((authority) => file(() => authorityHtml(stamp, authority, exported))),
  ];
  const pdf = async () => {
    progress.drawing();
    const drawn = await pdfFile(stamp, authorities, sources, (page, pages) => progress.pages(page, pages));
    return counted({ files: [drawn], neutralised: [] });
  };
  const json = [
    ...authorities.map((authority) => file(() => authorityJson(stamp, authority))),
    ...(authorities.length > 0 ? [file(() => pinsJson(stamp, pins))] : []),
  ];
  const csv = authorities.length > 0 ? [() => Promise.resolve(counted(pinsCsv(stamp, pins)))] : [];
  // They count their bytes themselves, row by row.
  const rows = datasets.map((dataset) => () => datasetFiles(stamp, dataset, formats, size));
  return [
    ...(formats.includes('html') ? html : []),
    ...(formats.includes('json') ? json : []),
    ...(formats.includes('csv') ? csv : []),
    ...(formats.includes('json') || formats.includes('csv') ? rows : []),
    ...(formats.includes('pdf') ? [pdf] : []),
  ];
}

function authoritySource({ id, version, sha256 }: AuthorityContent): ManifestSource {
  return { kind: 'authority', id, version, sha256 };
}
