import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '@chancery/kernel';

/** Keywords that describe and decide nothing: they may change at any time. */
const ANNOTATIONS = new Set(['$schema', 'title', 'description', 'examples', '$comment', 'deprecated']);

/**
 * Why payloads of a schema that was written down are not safe with its successor under the same version; empty when
 * they are. Allowed: other words in the descriptions, and new optional fields. Anything else needs a new version.
 */
export function incompatibilities(before: JsonObject, after: JsonObject): readonly string[] {
  return compare(new Side(before), new Side(after), before, after, 'data', new Set());
}

class Side {
  constructor(private readonly root: JsonObject) {}

  /** The schema behind a reference, without annotations. */
  resolve(schema: JsonObject): { name: string | null; schema: JsonObject } {
    const { $ref, ...own } = schema;
    const constraints = Object.fromEntries(Object.entries(own).filter(([key]) => !ANNOTATIONS.has(key)));
    if (typeof $ref !== 'string') return { name: null, schema: constraints };
    const name = $ref.replace('#/$defs/', '');
    const target = ((this.root['$defs'] ?? {}) as JsonObject)[decodeURIComponent(name)];
    return { name, schema: { ...this.resolve((target ?? {}) as JsonObject).schema, ...constraints } };
  }
}

function compare(
  oldSide: Side,
  newSide: Side,
  before: JsonObject,
  after: JsonObject,
  path: string,
  seen: Set<string>,
): readonly string[] {
  const { name, schema: old } = oldSide.resolve(before);
  const { schema: current } = newSide.resolve(after);
  // A type that contains itself was compared where it stood first.
  if (name !== null && seen.has(name)) return [];
  const visited = name === null ? seen : new Set([...seen, name]);
  const into = (left: Json | undefined, right: Json | undefined, at: string) =>
    isSchema(left) && isSchema(right)
      ? compare(oldSide, newSide, left, right, at, visited)
      : isDeepStrictEqual(left, right)
        ? []
        : [`${at} changed`];

  const { properties: oldProperties, items: oldItems, anyOf: oldAnyOf, $defs: _oldDefs, ...oldRest } = old;
  const { properties, items, anyOf, $defs: _defs, ...rest } = current;
  return [
    ...keywords(oldRest, rest, path),
    ...propertiesOf(oldProperties, properties, path, into),
    ...into(oldItems, items, `${path}[]`),
    ...alternatives(oldAnyOf, anyOf, path, into),
  ];
}

type Compare = (left: Json | undefined, right: Json | undefined, at: string) => readonly string[];

function keywords(before: JsonObject, after: JsonObject, path: string): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !isDeepStrictEqual(inAnyOrder(name, before[name]), inAnyOrder(name, after[name])))
    .map((name) => `${path}: \`${name}\` was ${printed(before[name])} and is ${printed(after[name])}`);
}

function propertiesOf(before: Json | undefined, after: Json | undefined, path: string, into: Compare): string[] {
  const old = (before ?? {}) as JsonObject;
  const current = (after ?? {}) as JsonObject;
  return Object.keys(old).flatMap((name) =>
    name in current ? into(old[name], current[name], `${path}.${name}`) : [`${path}.${name} is gone`],
  );
}

function alternatives(before: Json | undefined, after: Json | undefined, path: string, into: Compare): string[] {
  if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) {
    return isDeepStrictEqual(before, after) ? [] : [`${path}: its alternatives changed`];
  }
  return before.flatMap((item: Json, index) => into(item, after[index] as Json, path));
}

function inAnyOrder(keyword: string, value: Json | undefined): Json | undefined {
  return keyword === 'required' || keyword === 'enum' ? [...((value ?? []) as readonly string[])].sort() : value;
}

function isSchema(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function printed(value: Json | undefined): string {
  return value === undefined ? 'not there' : JSON.stringify(value);
}
