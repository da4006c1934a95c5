import type { Filter, Sort } from 'mongodb';
import type { FindOptions, IndexSpec } from '../../document-store.ts';
import type { PageEnd } from '../../find/cursor.ts';
import { keyOf } from './kept-document.ts';
import type { KeptDocument } from './kept-document.ts';
import { sortKey } from './sort-key.ts';

/** What is in the indexes: live documents. A query has to say so too, or the planner does not use them. */
export const LIVE = { json: { $exists: true } } as const;

/** The query for a list's documents after `start`. */
export function findQuery(options: FindOptions, start: PageEnd | null): { filter: Filter<KeptDocument>; sort: Sort } {
  const { where, sortBy, descending = false } = options;
  const direction = descending ? -1 : 1;
  const beyond = (value: string) => (descending ? { $lt: value } : { $gt: value });
  const filter: Filter<KeptDocument> = { ...LIVE };
  for (const [field, value] of Object.entries(where)) filter[pathOf(field)] = sortKey(value);
  if (sortBy === undefined) {
    return { filter: start ? { ...filter, _id: beyond(start.id) } : filter, sort: { _id: direction } };
  }
  const path = pathOf(sortBy);
  const sort: Sort = { [path]: direction, _id: direction };
  if (!start) return { filter, sort };
  const from = sortKey(start.value);
  return { filter: { ...filter, $or: [{ [path]: from, _id: beyond(start.id) }, { [path]: beyond(from) }] }, sort };
}

/** Live documents by the fields and then by ID, so that a page of a list is one walk along the index. */
export function indexKeys({ fields }: IndexSpec): { readonly [path: string]: 1 } {
  return Object.fromEntries([...fields.map(pathOf), '_id'].map((path) => [path, 1 as const]));
}

/** Where the sort key of an indexed field is kept. */
export function pathOf(field: string): string {
  return `fields.${keyOf(field)}`;
}
