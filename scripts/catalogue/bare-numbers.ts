import type { Json, JsonObject } from '@chancery/kernel';
import type { Finding } from './findings.ts';

/**
 * Numbers whose kind nobody said. What is counted, timed or numbered in an event is an integer; a `number` without
 * `@asType integer` would let 0.1 + 0.2 into the record for ever.
 */
export function bareNumbers(type: string, schema: JsonObject): readonly Finding[] {
  return paths(schema, '').map((path) => ({
    subject: type,
    problem: `${path} is a number of no kind`,
    wayOut: 'Write `@asType integer` into the doc comment of the field, or of a named type where it is in a list.',
  }));
}

function paths(schema: Json, path: string): string[] {
  if (Array.isArray(schema)) return schema.flatMap((item: Json, index) => paths(item, `${path}/${index}`));
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, ...others } = schema as JsonObject;
  const bare = type === 'number' || (Array.isArray(type) && type.includes('number'));
  // A property may be called `type`: then its schema is looked into like any other.
  const nested = typeof type === 'object' && !Array.isArray(type) ? { type, ...others } : others;
  const below = Object.entries(nested).flatMap(([key, value]) => paths(value ?? null, `${path}/${key}`));
  return bare ? [path || '/', ...below] : below;
}
