import { createHash } from 'node:crypto';
import type { ExportNameplate } from '../../bundle/manifest.ts';
import type { ExportStamp } from '../export-stamp.ts';
import type { ArtifactTable } from '../tables.ts';
import { nameplateLines } from '../nameplate-line.ts';
import { escapeHtml } from './escape-html.ts';
import { nameplateFooter, nameplateHeader, nameplateMeta } from './nameplate-html.ts';

/** The largest share of a table's width that a column may have. */
const MOST_SHARES = 8;

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
.nameplate { border-block: 2px solid; padding: .5rem 0; margin-block: 1rem; font-size: .875rem; }
.nameplate dl { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin: 0; }
.nameplate dt { font-weight: 600; }
.nameplate dd { margin: 0; }
.table { overflow-x: auto; margin-block: 1.5rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; min-width: 44rem; font-size: .875rem; }
caption { text-align: start; font-style: italic; padding-block-end: .25rem; }
${shareClasses()}
th, td { border: 1px solid; padding: .25rem .5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; white-space: pre-line; }
code, pre { font-family: ui-monospace, monospace; }
pre { overflow-x: auto; }
blockquote { border-inline-start: 3px solid; margin-inline-start: 0; padding-inline-start: 1rem; }
.outside { text-decoration: underline dotted; }
@media print { thead { display: table-header-group; } tr { break-inside: avoid; } body { max-width: none; padding: 0; } table { min-width: 0; font-size: 8pt; } .table { overflow: visible; } pre { white-space: pre-wrap; } h1, h2, h3, h4, h5, h6, caption { break-after: avoid; } }
`;

/** Columns of a table have its width by their shares, whatever is in them. */
function shareClasses(): string {
  return Array.from({ length: MOST_SHARES }, (_, index) => `.share-${index + 1} { width: ${index + 1}%; }`).join(' ');
}

/** On paper the nameplate stands at the head of every sheet, and its number at the foot. */
function styleFor(nameplate: ExportNameplate): string {
  const head = nameplateLines(nameplate).map(cssString).join(" '\\a ' ");
  return `${STYLE}@page { margin: 25mm 15mm 20mm; @top-left { content: ${head}; font: 8pt/1.3 sans-serif; white-space: pre-wrap; } @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages); font: 8pt sans-serif; } }\n`;
}

/** Text as a CSS string. What could end the string or the style sheet is written by its code point. */
function cssString(text: string): string {
  const escaped = text.replace(/[^\w .:@·-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `);
  return `'${escaped}'`;
}

/** Nothing is loaded, nothing runs: the page is text and its one style sheet. */
function policyFor(style: string): string {
  const digest = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
}

/** A whole page: the nameplate in its head, header and footer. `body` is HTML that was escaped already. */
export function htmlPage(stamp: ExportStamp, title: string, body: string): string {
  const { nameplate } = stamp;
  const style = styleFor(nameplate);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${nameplateMeta(nameplate)}
<title>${escapeHtml(title)} · ${escapeHtml(nameplate.legalEntity)}</title>
<style>${style}</style>
</head>
<body>
${nameplateHeader(nameplate)}
<main>
${body}
</main>
<p>Export ${escapeHtml(stamp.export)}, made for destination <strong>${escapeHtml(stamp.destination)}</strong> on <time datetime="${escapeHtml(stamp.createdAt)}">${escapeHtml(stamp.createdAt)}</time>. The signed <code>manifest.json</code> names every file and its digest.</p>
${nameplateFooter(nameplate)}
</body>
</html>
`;
}

/** A table with its caption. `ids` gives rows an anchor. */
export function htmlTable({ caption, columns, rows }: ArtifactTable, ids: readonly string[] = []): string {
  const widths = columns.map(({ share }) => `<col class="share-${share}">`).join('');
  const head = columns.map(({ title }) => `<th scope="col">${escapeHtml(title)}</th>`).join('');
  const body = rows
    .map((cells, index) => {
      const id = ids[index];
      const anchor = id === undefined ? '' : ` id="${escapeHtml(id)}"`;
      return `<tr${anchor}>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
    })
    .join('\n');
  return `<div class="table"><table>\n<caption>${escapeHtml(caption)}</caption>\n<colgroup>${widths}</colgroup>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`;
}
