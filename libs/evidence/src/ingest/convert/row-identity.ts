import { hash } from 'node:crypto';

const ROW_KEY = /^[A-Za-z0-9_.:]{1,64}$/;

/** Whether a cell of the row-key column can be a row ID. */
export function isRowKey(cell: string): boolean {
  return ROW_KEY.test(cell);
}

/** The ID of a row without a key: stable, because batch and number follow from the uploaded bytes alone. */
export function numberedRowId(batch: string, rowNumber: number): string {
  return `${batch.slice(1, 13)}_${rowNumber}`;
}

/**
 * Digests of rows under one header: SHA-256, hex, of the canonical JSON (RFC 8785: no spaces, names sorted by UTF-16
 * code units) of an object that maps each column name to the text of its cell. An empty cell is `""`. Anyone with the
 * CSV can compute it; neither delimiter, quoting nor the order of columns changes it.
 */
export function rowDigests(columns: readonly string[]): (cells: readonly string[]) => string {
  const order = columns
    .map((name, index) => ({ name, index }))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ name, index }) => ({ prefix: `${JSON.stringify(name)}:`, index }));
  return (cells) => {
    const members = order.map(({ prefix, index }) => prefix + JSON.stringify(cells[index] ?? ''));
    return hash('sha256', `{${members.join(',')}}`, 'hex');
  };
}
