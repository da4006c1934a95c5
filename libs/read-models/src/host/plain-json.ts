import type { Json, JsonObject } from '@chancery/kernel';
import type { Document } from '../document-store.ts';

/** Objects that were checked before. They are frozen, so they are what they were. */
const checked = new WeakSet<object>();

/**
 * The document as it would come back from a store, whatever page it is folded on: members that are `undefined` are
 * gone, and it is frozen, so that an `evolve` that writes into its input fails instead of giving documents that depend
 * on how the log was cut into pages. Parts that were checked before cost nothing.
 * @throws TypeError for what JSON cannot hold.
 */
export function plainDocument(document: unknown): Document | null {
  if (document === null) return null;
  if (typeof document !== 'object' || Array.isArray(document)) {
    throw new TypeError(`A document is an object or null, not ${kindOf(document)}`);
  }
  return plain(document, 'The document') as Document;
}

function plain(value: unknown, name: string): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${name} is ${value}, which JSON cannot hold`);
      // JSON has no minus zero.
      return value === 0 ? 0 : value;
    case 'object':
      if (value === null || checked.has(value)) return value as Json;
      return remember(Array.isArray(value) ? plainArray(value, name) : plainObject(value, name));
    default:
      throw new TypeError(`${name} is ${kindOf(value)}, which JSON cannot hold`);
  }
}

function remember<T extends Json & object>(value: T): T {
  checked.add(Object.freeze(value));
  return value;
}

function plainArray(array: readonly unknown[], name: string): readonly Json[] {
  let changed = false;
  const items = Array.from(array, (item) => {
    const checkedItem = plain(item, `An item of ${name}`);
    changed ||= !Object.is(checkedItem, item);
    return checkedItem;
  });
  return changed ? items : (array as readonly Json[]);
}

function plainObject(object: object, name: string): JsonObject {
  if (!isPlain(object)) throw new TypeError(`${name} is ${kindOf(object)}, which JSON cannot hold`);
  const members = object as { readonly [key: string]: unknown };
  let changed = Object.getPrototypeOf(object) === null;
  for (const key of Object.keys(members)) {
    const value = members[key];
    changed ||= value === undefined || !Object.is(plain(value, key), value);
  }
  if (!changed) return members as JsonObject;
  const kept = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept.map(([key, value]) => [key, plain(value, key)]));
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
