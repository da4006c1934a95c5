import { StreamableFile } from '@nestjs/common';
import { Problem } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { QueryAnswer } from '../contract/query-answer.ts';
import {
  DEFAULT_QUERY_TIMEOUT_MS,
  DEFAULT_ROW_LIMIT,
  MAX_DOWNLOAD_ROWS,
  MAX_ROW_LIMIT,
  RESULT_FORMATS,
} from '../contract/query.dto.ts';
import type { ResultFormat, ResultOptions } from '../contract/query.dto.ts';
import { admitAudit } from './audit-dataset/admit-audit.ts';
import { runDownload } from './run-download.ts';
import { runQuery } from './run-query.ts';
import type { StatementRun } from './run-query.ts';
import { queryToList } from './running-queries.ts';
import type { RunningQueries } from './running-queries.ts';

export const MEDIA_TYPES: { readonly [format in ResultFormat]: string } = {
  json: 'application/json',
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
};

/**
 * Runs a user's statement, listed while it runs, and answers in the format that was asked for: a page as JSON, or a file.
 * @throws Problem as `runQuery` does; `validation-failed` for options that do not go together
 */
export function answerQuery(
  running: RunningQueries,
  caller: Caller,
  sql: string,
  options: ResultOptions,
  accept: string | undefined,
): Promise<QueryAnswer | StreamableFile> {
  const format = options.format ?? formatAccepted(accept);
  checkOptions(format, options);
  const { timeoutMs = DEFAULT_QUERY_TIMEOUT_MS, after = null, query: ownId } = options;
  return running.run(caller.tenant, queryToList(caller, sql, ownId), async (query, signal) => {
    const run = { query, sql, timeoutMs, signal, admitAudit: () => admitAudit(caller) };
    if (format !== 'json') return download(caller, run, format, options.limit ?? MAX_DOWNLOAD_ROWS);
    return runQuery(caller.plane, caller.tenant, { ...run, after, limit: options.limit ?? DEFAULT_ROW_LIMIT });
  });
}

async function download(
  caller: Caller,
  run: StatementRun,
  format: 'csv' | 'parquet',
  limit: number,
): Promise<StreamableFile> {
  const { content, rows, atLimit, asOfEntry } = await runDownload(caller.plane, caller.tenant, {
    ...run,
    format,
    limit,
  });
  caller.header('Chancery-Query-Rows', String(rows));
  caller.header('Chancery-Query-At-Limit', String(atLimit));
  if (asOfEntry !== null) caller.header('Chancery-As-Of-Entry', String(asOfEntry));
  const disposition = `attachment; filename="query.${format}"`;
  return new StreamableFile(content, { type: MEDIA_TYPES[format], disposition });
}

/** The first known type of `Accept`, JSON where it names none. */
function formatAccepted(accept = ''): ResultFormat {
  const types = accept.split(',').map((part) => part.split(';')[0]?.trim().toLowerCase());
  const known = types.map((type) => RESULT_FORMATS.find((format) => MEDIA_TYPES[format] === type));
  return known.find((format) => format !== undefined) ?? 'json';
}

function checkOptions(format: ResultFormat, { limit, after }: ResultOptions): void {
  const isJson = format === 'json';
  if (isJson && limit !== undefined && limit > MAX_ROW_LIMIT) {
    throw invalid('limit', `limit must not be greater than ${MAX_ROW_LIMIT} for JSON; go on by \`cursor\``);
  }
  if (!isJson && after !== undefined)
    throw invalid('after', 'after is for pages of JSON; a file holds the whole result');
}

function invalid(field: string, message: string): Problem {
  return new Problem('validation-failed', `${message}.`, { errors: [{ field, message }] });
}
