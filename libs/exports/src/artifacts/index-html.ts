import { MEDIA_TYPES, textFile } from '../bundle/bundle-file.ts';
import type { BundleFile } from '../bundle/bundle-file.ts';
import type { ManifestSource } from '../bundle/manifest.ts';
import type { ExportStamp } from './export-stamp.ts';
import { escapeHtml } from './html/escape-html.ts';
import { htmlPage, htmlTable } from './html/page.ts';
import { sourceTable } from './tables.ts';

/** `index.html`: the cover of an export that has HTML, with the table of its sources and their digests. */
export function indexHtml(stamp: ExportStamp, sources: readonly ManifestSource[]): BundleFile {
  const pages = sources
    .filter(({ kind }) => kind === 'authority')
    .map(({ id }) => `<li><a href="authorities/${escapeHtml(id)}.html">${escapeHtml(id)}</a></li>`);
  const body = [
    '<h1>Export</h1>',
    ...(pages.length > 0 ? ['<h2>Authorities</h2>', `<ul>\n${pages.join('\n')}\n</ul>`] : []),
    '<h2>Sources</h2>',
    htmlTable(sourceTable(sources)),
  ];
  return textFile('index.html', MEDIA_TYPES.html, htmlPage(stamp, 'Export', body.join('\n')));
}
