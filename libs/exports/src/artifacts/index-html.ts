import { MEDIA_TYPES, textFile } from '../bundle/bundle-file.ts';
import type { BundleFile } from '../bundle/bundle-file.ts';
import type { ManifestSource } from '../bundle/manifest.ts';
import type { AuthorityContent } from '../sources/export-content.ts';
import type { ExportStamp } from './export-stamp.ts';
import { escapeHtml } from './html/escape-html.ts';
import { htmlPage, htmlTable } from './html/page.ts';
import { sourceTable } from './tables.ts';

/** `index.html`: the cover of an export that has HTML, with the table of its sources and their digests. */
export function indexHtml(
  stamp: ExportStamp,
  authorities: readonly AuthorityContent[],
  sources: readonly ManifestSource[],
): BundleFile {
  const pages = authorities.map(
    ({ id, title, version }) =>
      `<li><a href="authorities/${escapeHtml(id)}.html">${escapeHtml(title)}</a> (<code>${escapeHtml(id)}</code>, version ${version})</li>`,
  );
  const body = [
    '<h1>Export</h1>',
    ...(pages.length > 0 ? ['<h2>Authorities</h2>', `<ul>\n${pages.join('\n')}\n</ul>`] : []),
    '<h2>Sources</h2>',
    htmlTable(sourceTable(sources)),
  ];
  return textFile('index.html', MEDIA_TYPES.html, htmlPage(stamp, 'Export', body.join('\n')));
}
