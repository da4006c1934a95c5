import type { ColumnType, DatasetColumn } from './dataset.events.ts';

/** Pairs of types of which the second holds every value of the first. */
const WIDER: readonly (readonly [ColumnType, ColumnType])[] = [
  ['BIGINT', 'DOUBLE'],
  ['DATE', 'TIMESTAMP'],
];

/** The narrowest type that cells of both types can be read as. */
export function commonType(left: ColumnType, right: ColumnType): ColumnType {
  if (left === right || right === 'NULL') return left;
  if (left === 'NULL') return right;
  for (const [narrow, wide] of WIDER) {
    if ((left === narrow && right === wide) || (left === wide && right === narrow)) return wide;
  }
  return 'VARCHAR';
}

/**
 * The columns of batches together, in the order they first appear. Names differ without regard to case (as in SQL);
 * the first spelling stays.
 */
export function mergeColumns(
  batches: Iterable<{ readonly columns: readonly DatasetColumn[] }>,
): readonly DatasetColumn[] {
  const merged = new Map<string, DatasetColumn>();
  for (const { columns } of batches) {
    for (const column of columns) {
      const before = merged.get(column.name.toLowerCase());
      const type = before ? commonType(before.type, column.type) : column.type;
      merged.set(column.name.toLowerCase(), { name: before?.name ?? column.name, type });
    }
  }
  return [...merged.values()];
}
