import { commonType } from '../dataset/column-types.ts';
import type { ColumnType, DatasetColumn } from '../dataset/dataset.events.ts';

/** How many batches have a column, by its type there: enough to tell the column's type when a batch is taken away. */
export type ColumnUses = {
  /** As the first batch spells it. */
  readonly name: string;
  readonly uses: readonly TypeUse[];
};

export type TypeUse = {
  readonly type: ColumnType;
  /** At least 1. */
  readonly batches: number;
};

export function addUses(before: readonly ColumnUses[], batch: readonly DatasetColumn[]): readonly ColumnUses[] {
  return count(before, batch, 1);
}

/** Columns that no batch has any more are gone. */
export function removeUses(before: readonly ColumnUses[], batch: readonly DatasetColumn[]): readonly ColumnUses[] {
  return count(before, batch, -1);
}

/** The columns with the narrowest type that holds every batch's. */
export function columnsOfUses(columns: readonly ColumnUses[]): readonly DatasetColumn[] {
  return columns.map(({ name, uses }) => ({
    name,
    type: uses.map(({ type }) => type).reduce<ColumnType>(commonType, 'NULL'),
  }));
}

function count(before: readonly ColumnUses[], batch: readonly DatasetColumn[], step: 1 | -1): readonly ColumnUses[] {
  const columns = new Map(before.map((column) => [column.name.toLowerCase(), column]));
  for (const { name, type } of batch) {
    const known = columns.get(name.toLowerCase()) ?? { name, uses: [] };
    const batches = (known.uses.find((use) => use.type === type)?.batches ?? 0) + step;
    const others = known.uses.filter((use) => use.type !== type);
    columns.set(name.toLowerCase(), { name: known.name, uses: batches > 0 ? [...others, { type, batches }] : others });
  }
  return [...columns.values()].filter(({ uses }) => uses.length > 0);
}
