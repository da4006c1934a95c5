import { Problem } from '@chancery/platform';
import type { IngestQuery } from '../../contract/ingest.dto.ts';
import type { RequestedReading } from '../../ingest/reading.ts';
import { requireEncoding } from '../../ingest/upload-body.ts';
import type { UploadBody } from '../../ingest/upload-body.ts';
import type { ColumnType, DatasetColumn } from '../dataset.events.ts';

/**
 * How a request asks its file to be read: by its query, then by its headers.
 * @throws Problem `validation-failed` for options that contradict each other, `unsupported-media-type`
 */
export function requestedReading(query: IngestQuery, body: UploadBody): RequestedReading {
  if (query.format && body.format && query.format !== body.format) {
    throw invalid('format', `must be ${body.format}, as the Content-Type says, or left out`);
  }
  const format = query.format ?? body.format ?? 'csv';
  if (format === 'ndjson' && query.delimiter !== undefined) throw invalid('delimiter', 'is of CSV only, not of NDJSON');
  return {
    format,
    delimiter: query.delimiter ?? body.delimiter,
    encoding: query.encoding === undefined ? body.charset : requireEncoding(query.encoding),
    rowKey: query.rowKey ?? null,
    ragged: query.ragged ?? 'reject',
    columnTypes: columnTypes(query.columnType ?? []),
  };
}

/** @param given `<name>:<TYPE>`, checked */
function columnTypes(given: readonly string[]): readonly DatasetColumn[] {
  const columns = given.map((text) => {
    const colon = text.lastIndexOf(':');
    return { name: text.slice(0, colon), type: text.slice(colon + 1) as ColumnType };
  });
  const repeated = columns.find(({ name }, index) => columns.findIndex((one) => one.name === name) !== index);
  if (repeated) throw invalid('columnType', `gives the type of "${repeated.name}" twice`);
  return columns;
}

function invalid(field: string, rule: string): Problem {
  const message = `${field} ${rule}`;
  return new Problem('validation-failed', `${message}.`, { errors: [{ field, message }] });
}
