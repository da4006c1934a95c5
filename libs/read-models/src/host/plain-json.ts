import type { Json, JsonObject } from '@chancery/kernel';
import type { Document } from '../document-store.ts';

/**
 * The document as it would come back from a store, whatever page it is folded on: members that are `undefined` are
 * gone, and it is frozen, so that an `evolve` that writes into its input fails instead of giving documents that depend
 * on how the log was cut into pages. Parts that are where they were in `before` cost nothing.
 * @param before what it was made from, as this function returned it; `null` when there was nothing.
 * @throws TypeError for what JSON cannot hold.
 */
export function plainDocument(document: unknown, before: Document | null): Document | null {
  if (document === null) return null;
  if (typeof document !== 'object' || Array.isArray(document)) {
    throw new TypeError(`A document is an object or null, not ${kindOf(document)}`);
  }
  return plain(document, before, 'The document') as Document;
}

function plain(value: unknown, before: unknown, name: string): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${name} is ${value}, which JSON cannot hold`);
      // JSON has no minus zero.
      return value === 0 ? 0 : value;
    case 'object':
      if (value === null || value === before) return value as Json;
      return Object.freeze(Array.isArray(value) ? plainArray(value, before, name) : plainObject(value, before, name));
    default:
      throw new TypeError(`${name} is ${kindOf(value)}, which JSON cannot hold`);
  }
}

function plainArray(array: readonly unknown[], before: unknown, name: string): readonly Json[] {
  const old: readonly unknown[] = Array.isArray(before) ? before : [];
  const items = Array.from(array, (item, index) => plain(item, old[index], `An item of ${name}`));
  return items.every((item, index) => Object.is(item, array[index])) ? (array as readonly Json[]) : items;
}

function plainObject(object: object, before: unknown, name: string): JsonObject {
  if (!isPlain(object)) throw new TypeError(`${name} is ${kindOf(object)}, which JSON cannot hold`);
  const members = object as Members;
  const old: Members = typeof before === 'object' && before !== null ? (before as Members) : {};
  let changed = Object.getPrototypeOf(object) === null;
  for (const key of Object.keys(members)) {
    const value = members[key];
    if (value === undefined || !Object.is(plain(value, old[key], key), value)) changed = true;
  }
  if (!changed) return members as JsonObject;
  const kept = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept.map(([key, value]) => [key, plain(value, old[key], key)]));
}

interface Members {
  readonly [key: string]: unknown;
}

/** Made by a literal or a parser, of any realm: nothing but `Object.prototype` lies behind it. */
function isPlain(object: object): boolean {
  const prototype = Object.getPrototypeOf(object) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return typeof value === 'object' ? `a ${value.constructor.name}` : `a ${typeof value}`;
}
