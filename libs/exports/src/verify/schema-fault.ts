import type { ErrorObject } from 'ajv';

/** The first thing that does not fit a schema, as the rest of a sentence. */
export function schemaFault(errors: readonly ErrorObject[] | null | undefined): string {
  const [error] = errors ?? [];
  const place = error?.instancePath === undefined || error.instancePath === '' ? 'it' : error.instancePath;
  return `${place} ${error?.message ?? 'does not fit'}`;
}
