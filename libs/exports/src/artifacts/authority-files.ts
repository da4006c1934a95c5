import { jsonText, MEDIA_TYPES, textFile } from '../bundle/bundle-file.ts';
import type { BundleFile } from '../bundle/bundle-file.ts';
import type { AuthorityContent, PinnedRow } from '../sources/export-content.ts';
import type { ExportStamp } from './export-stamp.ts';
import { bundleLinks, pinAnchor } from './html/bundle-links.ts';
import { escapeHtml } from './html/escape-html.ts';
import { markdownHtml } from './html/markdown-html.ts';
import { htmlPage, htmlTable } from './html/page.ts';

/** `authorities/<id>.json`: the published version whole, with what its links were resolved to. */
export function authorityJson(stamp: ExportStamp, authority: AuthorityContent): BundleFile {
  const { pins, ...document } = authority;
  const rows = pins.map(({ values, ...pin }) => ({
    ...pin,
    values: Object.fromEntries(values.map(({ column, value }) => [column, value])),
  }));
  const content = { format: 'chancery-authority/1', ...stamp, authority: { ...document, pins: rows } };
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
  const body = [
    `<h1>${escapeHtml(title)}</h1>`,
    `<p>Authority <code>${escapeHtml(id)}</code>, version ${version}, published ${published}, SHA-256 of its text <code>${escapeHtml(sha256)}</code>.</p>`,
    `<article>\n${markdownHtml(authority.markdown, bundleLinks(authority, exported))}\n</article>`,
    '<h2>Sources</h2>',
    evidenceTable(authority.pins),
    referenceTable(authority),
    findingTable(authority),
  ];
  const page = htmlPage(stamp, title, body.filter((part) => part !== '').join('\n'));
  return textFile(`authorities/${id}.html`, MEDIA_TYPES.html, page);
}

function evidenceTable(pins: readonly PinnedRow[]): string {
  if (pins.length === 0) return '<p>No evidence is cited.</p>';
  return htmlTable(
    'Evidence rows as they were when this version was published',
    ['Dataset', 'Row', 'Batch', 'SHA-256', 'Values'],
    pins.map(({ dataset, row, batch, sha256, values }) => [dataset, row, batch, sha256, valuesText(values)]),
    pins.map((_pin, index) => pinAnchor(index)),
  );
}

function referenceTable({ id, version: own, references }: AuthorityContent): string {
  const others = references.filter(({ authority, version }) => authority !== id || version !== own);
  if (others.length === 0) return '';
  return htmlTable(
    'Authorities referred to',
    ['Authority', 'Version', 'Section'],
    others.map(({ authority, version, section }) => [authority, String(version), section ?? '']),
  );
}

function findingTable({ findings }: AuthorityContent): string {
  if (findings.length === 0) return '';
  return htmlTable(
    'Findings of the validator that do not block the export',
    ['Line', 'Column', 'Finding', 'Message'],
    findings.map(({ line, column, code, message }) => [String(line), String(column), code, message]),
  );
}

function valuesText(values: PinnedRow['values']): string {
  return values.map(({ column, value }) => `${column}: ${value ?? '(no value)'}`).join('; ');
}
