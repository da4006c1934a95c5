import { MEDIA_TYPES, textFile } from '../bundle/bundle-file.ts';
import type { BundleFile } from '../bundle/bundle-file.ts';
import type { ManifestSource } from '../bundle/manifest.ts';
import type { ExportStamp } from './export-stamp.ts';
import { escapeHtml } from './html/escape-html.ts';
import { htmlPage, htmlTable } from './html/page.ts';

/** `index.html`: the cover of an export that has HTML, with the table of its sources and their digests. */
export function indexHtml(stamp: ExportStamp, sources: readonly ManifestSource[]): BundleFile {
  const pages = sources
    .filter(({ kind }) => kind === 'authority')
    .map(({ id }) => `<li><a href="authorities/${escapeHtml(id)}.html">${escapeHtml(id)}</a></li>`);
  const body = [
    '<h1>Export</h1>',
    ...(pages.length > 0 ? ['<h2>Authorities</h2>', `<ul>\n${pages.join('\n')}\n</ul>`] : []),
    '<h2>Sources</h2>',
    htmlTable('What this export was made of', ['Kind', 'ID', 'Version or batches', 'SHA-256'], sources.map(sourceRow)),
  ];
  return textFile('index.html', MEDIA_TYPES.html, htmlPage(stamp, 'Export', body.join('\n')));
}

function sourceRow(source: ManifestSource): readonly string[] {
  const extent =
    source.kind === 'authority'
      ? `version ${source.version}`
      : `${source.rows} rows in ${source.batches.length} batches: ${source.batches.join(', ')}`;
  return [source.kind, source.id, extent, source.sha256];
}
