import openapiTypescript, { astToString } from 'openapi-typescript';
import type { OpenAPI3 } from 'openapi-typescript';
import type { JsonObject } from '@chancery/kernel';

const HEADER = '// Generated from the event catalogue: `npm run catalogue`.\n';
const ENVELOPE = 'Envelope';

/**
 * TypeScript types of the record for consumers: the envelope, and the payload of every event type and version.
 * @param envelope its schema
 * @param payloads schemas by event type
 */
export async function recordTypes(envelope: JsonObject, payloads: ReadonlyMap<string, JsonObject>): Promise<string> {
  const all = new Map([[ENVELOPE, envelope], ...payloads]);
  const shared = sharedDefinitions([...all.values()]);
  const schemas: { [name: string]: JsonObject } = {};
  for (const [name, { $defs = {}, $schema: _dialect, ...schema }] of all) {
    const nameOf = (definition: string) => (shared.has(definition) ? definition : `${name}.${definition}`);
    schemas[name] = referring(schema, nameOf);
    for (const [definition, content] of Object.entries($defs as { readonly [name: string]: JsonObject })) {
      schemas[nameOf(definition)] = referring(content, nameOf);
    }
  }
  const document = { openapi: '3.1.0', info: { title: 'Records', version: '1' }, paths: {}, components: { schemas } };
  const ast = await openapiTypescript(document as unknown as OpenAPI3, {
    alphabetize: true,
    defaultNonNullable: false,
    immutable: true,
  });
  return `${HEADER}${astToString(ast)}`;
}

/** Names of definitions that mean the same wherever they are. */
function sharedDefinitions(schemas: readonly JsonObject[]): ReadonlySet<string> {
  const contents = new Map<string, Set<string>>();
  for (const { $defs = {} } of schemas) {
    for (const [name, content] of Object.entries($defs as JsonObject)) {
      contents.set(name, (contents.get(name) ?? new Set()).add(JSON.stringify(content)));
    }
  }
  return new Set([...contents].filter(([, different]) => different.size === 1).map(([name]) => name));
}

/** The schema with its references to own definitions turned into references to the document's. */
function referring(schema: JsonObject, nameOf: (definition: string) => string): JsonObject {
  const text = JSON.stringify(schema).replaceAll(
    /"#\/\$defs\/([^"]+)"/g,
    (_all, name: string) => `"#/components/schemas/${nameOf(name)}"`,
  );
  return JSON.parse(text) as JsonObject;
}
