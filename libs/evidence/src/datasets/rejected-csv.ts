import { Readable } from 'node:stream';
import type { RejectedRow } from '../contract/rejected-row.ts';

/**
 * A report of rejected rows as CSV (RFC 4180): `line,row,code,reason`, then what stands in the row under the columns of
 * the batch, so that it can be corrected and sent again; cells beyond the header come last. A report line at a time.
 * @param report NDJSON, one `RejectedRow` a line
 */
export function rejectedCsv(report: Readable, columns: readonly string[]): Readable {
  return Readable.from(recordsOf(report, columns), { objectMode: false });
}

async function* recordsOf(report: Readable, columns: readonly string[]): AsyncGenerator<string> {
  yield record(['line', 'row', 'code', 'reason', ...columns]);
  for await (const text of linesOf(report)) {
    // Written by `RejectedReport`, the only one who does.
    const { line, row, code, reason, cells = [] } = JSON.parse(text) as RejectedRow;
    yield record([String(line), String(row), code, reason, ...cells]);
  }
}

/** Lines by LF alone: `node:readline` also splits at U+2028, which stands in JSON as it is. */
async function* linesOf(report: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of report as AsyncIterable<Buffer>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

function record(cells: readonly string[]): string {
  const quoted = cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return `${quoted.join(',')}\r\n`;
}
