import { createHash } from 'node:crypto';
import type { ExportStamp } from '../export-stamp.ts';
import { escapeHtml } from './escape-html.ts';
import { nameplateFooter, nameplateHeader, nameplateMeta } from './nameplate-html.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
.nameplate { border-block: 2px solid; padding: .5rem 0; margin-block: 1rem; font-size: .875rem; }
.nameplate dl { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin: 0; }
.nameplate dt { font-weight: 600; }
.nameplate dd { margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { border: 1px solid; padding: .25rem .5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
code, pre { font-family: ui-monospace, monospace; }
pre { overflow-x: auto; }
blockquote { border-inline-start: 3px solid; margin-inline-start: 0; padding-inline-start: 1rem; }
.outside { text-decoration: underline dotted; }
@media print { thead { display: table-header-group; } tr { break-inside: avoid; } }
`;
const STYLE_DIGEST = createHash('sha256').update(STYLE).digest('base64');
/** Nothing is loaded, nothing runs: the page is text and its one style sheet. */
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_DIGEST}'; base-uri 'none'; form-action 'none'`;

/** A whole page: the nameplate in its head, header and footer. `body` is HTML that was escaped already. */
export function htmlPage(stamp: ExportStamp, title: string, body: string): string {
  const { nameplate } = stamp;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${nameplateMeta(nameplate)}
<title>${escapeHtml(title)} · ${escapeHtml(nameplate.legalEntity)}</title>
<style>${STYLE}</style>
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

/** A table with a caption; cells are text. `ids` gives rows an anchor. */
export function htmlTable(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  ids: readonly string[] = [],
): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const body = rows
    .map((cells, index) => {
      const id = ids[index];
      const anchor = id === undefined ? '' : ` id="${escapeHtml(id)}"`;
      return `<tr${anchor}>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
    })
    .join('\n');
  return `<table>\n<caption>${escapeHtml(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}
