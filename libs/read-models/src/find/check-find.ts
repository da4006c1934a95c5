import { refText } from '../collection-ref.ts';
import type { CollectionRef, FindOptions, IndexSpec } from '../document-store.ts';

const MAX_LIMIT = 1000;

/** A list asks for a field that is in no index of its read model: declare one, or it would read every document. */
export class FieldNotIndexedError extends Error {
  override readonly name = 'FieldNotIndexedError';
}

/** @throws FieldNotIndexedError, or RangeError for a limit outside 1 to 1000. */
export function checkFind(ref: CollectionRef, indexes: readonly IndexSpec[], options: FindOptions): void {
  const { limit, sortBy, where } = options;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new RangeError(`limit must be a whole number from 1 to ${MAX_LIMIT}; it is ${limit}`);
  }
  const indexed = new Set(indexes.flatMap(({ fields }) => fields));
  for (const field of [...Object.keys(where), ...(sortBy === undefined ? [] : [sortBy])]) {
    if (!indexed.has(field)) {
      throw new FieldNotIndexedError(
        `${refText(ref)} has no index on "${field}"; indexed are ${[...indexed].join(', ') || 'no fields'}`,
      );
    }
  }
}
