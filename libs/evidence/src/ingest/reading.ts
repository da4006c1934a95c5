import type { BatchReading, DatasetColumn } from '../dataset/dataset.events.ts';

/** How a file is asked to be read; `null`: to be found out from its bytes. */
export interface RequestedReading {
  readonly format: 'csv' | 'ndjson';
  /** Of CSV. `null`: the one that splits the first rows best. */
  readonly delimiter: string | null;
  /** Name of the WHATWG encoding. `null`: UTF-8 where the file's beginning is, else what it looks like. */
  readonly encoding: string | null;
  /** Column whose values are the row IDs; `null`: rows are numbered. */
  readonly rowKey: string | null;
  readonly ragged: 'reject' | 'fill';
  /** Columns whose type is given, not inferred. */
  readonly columnTypes: readonly DatasetColumn[];
}

/** What was found out about a file while it was read. */
export interface FoundReading {
  /** Empty for NDJSON. */
  readonly delimiter: string;
  readonly encoding: string;
}

/** A CSV as most people send it: everything found out. */
export const PLAIN_CSV: RequestedReading = {
  format: 'csv',
  delimiter: null,
  encoding: null,
  rowKey: null,
  ragged: 'reject',
  columnTypes: [],
};

/** The reading of a batch: what was asked for, and for the rest what was found. */
export function batchReading(requested: RequestedReading, found: FoundReading): BatchReading {
  const { format, rowKey, ragged, columnTypes } = requested;
  return {
    delimiter: format === 'ndjson' ? '' : (requested.delimiter ?? found.delimiter),
    rowKey,
    format,
    encoding: requested.encoding ?? found.encoding,
    ragged,
    columnTypes,
  };
}
