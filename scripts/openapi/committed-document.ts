import { readFileSync } from 'node:fs';
import type { OpenApiDocument } from './openapi-types.ts';

/** The API document of the checkout: what the service serves, and what the client is generated from. */
export const DOCUMENT_FILE = new URL('../../libs/client/openapi.json', import.meta.url);
/** The types of its routes, for TypeScript. */
export const CLIENT_TYPES_FILE = new URL('../../libs/client/src/generated/api.ts', import.meta.url);

export function committedDocument(): OpenApiDocument {
  return JSON.parse(readFileSync(DOCUMENT_FILE, 'utf8')) as OpenApiDocument;
}
