import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { JsonObject } from '@chancery/kernel';

/** The payload does not fit the schema of its type, or the type is not in the catalogue. A bug, caught before it is written. */
export class SchemaViolationError extends Error {
  override readonly name = 'SchemaViolationError';
}

/** Checks payloads against the event catalogue. Nothing is sealed, and so nothing appended, that it refuses. */
export interface EventCatalogue {
  /** @throws SchemaViolationError naming the type and the field. */
  check(type: string, data: JsonObject): void;
  readonly types: readonly string[];
}

/** Reads `<folder>/<type>/schema.json` of every event type and version and compiles them once. */
export function loadEventCatalogue(folder: string): EventCatalogue {
  // As strict as `npm run catalogue:check`: a keyword or format that nobody implements must not pass for a rule.
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  const validators = new Map<string, ValidateFunction>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const schema = JSON.parse(readFileSync(join(folder, entry.name, 'schema.json'), 'utf8')) as JsonObject;
    validators.set(entry.name, ajv.compile(schema));
  }
  return {
    types: [...validators.keys()].sort(),
    check(type, data) {
      const validate = validators.get(type);
      if (!validate) throw new SchemaViolationError(`Event type "${type}" is not in the catalogue`);
      if (!validate(data)) {
        const [error] = validate.errors ?? [];
        throw new SchemaViolationError(`${type}: data${error?.instancePath ?? ''} ${error?.message ?? 'does not fit'}`);
      }
    },
  };
}
