import type { BatchReading } from './dataset.events.ts';

/** A reading with everything said that older events leave out. */
type WholeReading = Required<BatchReading>;

export function wholeReading(reading: BatchReading): WholeReading {
  return { format: 'csv', encoding: 'utf-8', ragged: 'reject', columnTypes: [], ...reading };
}

/** Whether the same bytes become the same rows. */
export function isSameReading(left: BatchReading, right: BatchReading): boolean {
  return described(left) === described(right);
}

/** The reading in words: two readings that differ are described differently. */
export function described(reading: BatchReading): string {
  const { format, delimiter, encoding, rowKey, ragged, columnTypes } = wholeReading(reading);
  const types = columnTypes.map(({ name, type }) => `${JSON.stringify(name)} as ${type}`).sort();
  return [
    format === 'csv' ? `the delimiter ${JSON.stringify(delimiter)}` : 'NDJSON',
    encoding,
    rowKey === null ? 'no row key' : `the row key ${JSON.stringify(rowKey)}`,
    ...(ragged === 'fill' ? ['ragged rows filled up'] : []),
    ...types,
  ].join(', ');
}
