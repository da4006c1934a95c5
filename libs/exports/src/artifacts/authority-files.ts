import { jsonText, MEDIA_TYPES, textFile } from '../bundle/bundle-file.ts';
import type { BundleFile } from '../bundle/bundle-file.ts';
import type { AuthorityContent } from '../sources/export-content.ts';
import type { ExportStamp } from './export-stamp.ts';
import { bundleLinks, pinAnchor } from './html/bundle-links.ts';
import { escapeHtml } from './html/escape-html.ts';
import { markdownHtml } from './html/markdown-html.ts';
import { htmlPage, htmlTable } from './html/page.ts';
import { evidenceTable, findingTable, quotationTable, referenceTable, skipTable } from './tables.ts';

/** `authorities/<id>.json`: the published version whole, with what its links were resolved to. */
export function authorityJson(stamp: ExportStamp, authority: AuthorityContent): BundleFile {
  const { pins, reading, ...document } = authority;
  const rows = pins.map(({ values, ...pin }) => ({
    ...pin,
    values: Object.fromEntries(values.map(({ column, value }) => [column, value])),
  }));
  const { markdown: asRead, quotations } = reading;
  const quoted = quotations.length > 0 ? { asRead, quotations } : {};
  const content = { format: 'chancery-authority/1', ...stamp, authority: { ...document, ...quoted, pins: rows } };
  return textFile(`authorities/${authority.id}.json`, MEDIA_TYPES.json, jsonText(content));
}

/**
 * `authorities/<id>.html`: the version to read, with tables of the evidence, references and findings.
 * @param exported version by ID of the authorities that have a page in the bundle.
 */
export function authorityHtml(
  stamp: ExportStamp,
  authority: AuthorityContent,
  exported: ReadonlyMap<string, number>,
): BundleFile {
  const { id, title, version, publishedAt, sha256 } = authority;
  const published = `<time datetime="${escapeHtml(publishedAt)}">${escapeHtml(publishedAt)}</time>`;
  const evidence = evidenceTable(authority.pins);
  const body = [
    `<h1>${escapeHtml(title)}</h1>`,
    `<p>Authority <code>${escapeHtml(id)}</code>, version ${version}, published ${published}, SHA-256 of its text <code>${escapeHtml(sha256)}</code>.</p>`,
    `<article>\n${markdownHtml(authority.reading.markdown, bundleLinks(authority, exported))}\n</article>`,
    '<h2>Sources</h2>',
    evidence
      ? htmlTable(
          evidence,
          authority.pins.map((_pin, index) => pinAnchor(index)),
        )
      : '<p>No evidence is cited.</p>',
    ...[referenceTable(authority), quotationTable(authority), findingTable(authority), skipTable(authority)].flatMap(
      (table) => (table ? [htmlTable(table)] : []),
    ),
  ];
  const page = htmlPage(stamp, title, body.join('\n'));
  return textFile(`authorities/${id}.html`, MEDIA_TYPES.html, page);
}
