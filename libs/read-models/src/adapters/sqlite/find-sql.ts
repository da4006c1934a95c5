import type { CollectionRef, FindOptions } from '../../document-store.ts';
import type { PageEnd } from '../../find/cursor.ts';
import { fieldExpression, tableOf } from './schema.ts';

/** One statement of a list: its text, and the values to bind before the limit. */
export interface FindStatement {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/**
 * The statements that give a list's documents after `start`, one after the other until the page is full. Sorting by a
 * field takes two, because `NULL` (the field is missing) never compares: the missing ones come first, or last when
 * descending.
 */
export function findStatements(
  ref: CollectionRef,
  options: FindOptions,
  start: PageEnd | null,
): readonly FindStatement[] {
  const { sortBy, descending = false } = options;
  const direction = descending ? 'DESC' : 'ASC';
  const beyond = descending ? '<' : '>';
  const select = (conditions: readonly Condition[], order: string): FindStatement => {
    const all = [{ sql: 'document IS NOT NULL', values: [] }, ...whereConditions(options), ...conditions];
    return {
      sql: `SELECT id, document, last_position FROM ${tableOf(ref)} WHERE ${all.map(({ sql }) => sql).join(' AND ')} ORDER BY ${order} LIMIT ?`,
      values: all.flatMap(({ values }) => values),
    };
  };
  const byId = (id: string): Condition => ({ sql: `id ${beyond} ?`, values: [id] });

  if (sortBy === undefined) return [select(start ? [byId(start.id)] : [], `id ${direction}`)];

  const field = fieldExpression(sortBy);
  const missing = (after: readonly Condition[]) =>
    select([{ sql: `${field} IS NULL`, values: [] }, ...after], `id ${direction}`);
  const present = (after: readonly Condition[]) =>
    select([{ sql: `${field} IS NOT NULL`, values: [] }, ...after], `${field} ${direction}, id ${direction}`);
  if (start === null) return descending ? [present([]), missing([])] : [missing([]), present([])];
  if (start.value === null) return descending ? [missing([byId(start.id)])] : [missing([byId(start.id)]), present([])];
  const afterStart = present([{ sql: `(${field}, id) ${beyond} (?, ?)`, values: [start.value, start.id] }]);
  return descending ? [afterStart, missing([])] : [afterStart];
}

interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

function whereConditions({ where }: FindOptions): readonly Condition[] {
  return Object.entries(where).map(([field, value]) => ({ sql: `${fieldExpression(field)} = ?`, values: [value] }));
}
