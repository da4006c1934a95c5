import type { Json, JsonObject } from '@chancery/kernel';

/** JSON Schema dialect of the catalogue. */
export const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** An alias of the kernel's `Brand`: a plain string in JSON. */
const BRAND = '#/definitions/Brand%3C';

/**
 * A generated schema as the catalogue keeps it: draft 2020-12, brands as the strings they are in JSON, `Json` as
 * "anything", only definitions that are used, sorted by name. Equal types give equal text.
 */
export function normalForm(generated: JsonObject): JsonObject {
  const { $schema: _dialect, definitions, ...root } = generated;
  const all = new Map(Object.entries((definitions ?? {}) as Record<string, JsonObject>));
  const normalRoot = normal(root) as JsonObject;
  const used = new Map<string, Json>();
  const queue = references(normalRoot);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const definition = all.get(name);
    if (used.has(name) || definition === undefined) continue;
    used.set(name, anyJson(name) ?? normal(definition));
    queue.push(...references(used.get(name) ?? null));
  }
  const sorted = [...used].sort(([left], [right]) => (left < right ? -1 : 1));
  return { $schema: DIALECT, ...normalRoot, ...(used.size > 0 ? { $defs: Object.fromEntries(sorted) } : {}) };
}

/** Whatever stands in a JSON document is `Json`: spelling that out would only cost time on every append. */
function anyJson(name: string): JsonObject | null {
  if (name === 'Json') return { description: 'Any JSON.' };
  return name === 'JsonObject' ? { type: 'object', description: 'Any JSON object.' } : null;
}

function normal(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(normal);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, required, ...others } = mapValues(schema as JsonObject);
  const reference = typeof $ref === 'string' ? referTo($ref) : {};
  // In the order of the properties, so that moving a field into a base interface changes nothing.
  const inOrder = Array.isArray(required)
    ? { required: Object.keys((others['properties'] ?? {}) as JsonObject).filter((name) => required.includes(name)) }
    : {};
  return { ...reference, ...others, ...inOrder };
}

function referTo($ref: string): JsonObject {
  return $ref.startsWith(BRAND) ? { type: 'string' } : { $ref: $ref.replace('#/definitions/', '#/$defs/') };
}

function mapValues(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, normal(value ?? null)]));
}

/** Names of the definitions a schema refers to. */
function references(schema: Json): string[] {
  if (Array.isArray(schema)) return schema.flatMap(references);
  if (typeof schema !== 'object' || schema === null) return [];
  const { $ref, ...others } = schema as JsonObject;
  const own = typeof $ref === 'string' ? [decodeURIComponent($ref.replace('#/$defs/', ''))] : [];
  return [...own, ...Object.values(others).flatMap((value) => references(value ?? null))];
}
