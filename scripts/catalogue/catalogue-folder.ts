import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { JsonObject } from '@chancery/kernel';

/** Where each file of the catalogue stands, relative to the workspace. */
export const CATALOGUE = 'eventstore/catalogue';
export const ENVELOPE_SCHEMA = `${CATALOGUE}/envelope.schema.json`;
export const ASYNC_API = 'eventstore/asyncapi.json';
export const STREAMS_PAGE = 'eventstore/streams.md';
export const RECORD_TYPES = 'libs/publishing/src/consumer/generated/records.ts';

export function schemaPath(type: string): string {
  return `${CATALOGUE}/${type}/schema.json`;
}

export function samplePath(type: string): string {
  return `${CATALOGUE}/${type}/sample.json`;
}

/** The event type a path of the catalogue belongs to; `null` for other files. */
export function typeOfPath(path: string): string | null {
  return /^eventstore\/catalogue\/([^/]+)\/(?:schema|sample)\.json$/.exec(path)?.[1] ?? null;
}

/** The catalogue's files in one workspace. Paths are relative to it. */
export class CatalogueFolder {
  constructor(readonly root: string) {}

  /** `null` when there is no such file. */
  read(path: string): Buffer | null {
    return existsSync(join(this.root, path)) ? readFileSync(join(this.root, path)) : null;
  }

  readJson(path: string): JsonObject | null {
    const bytes = this.read(path);
    return bytes && (JSON.parse(bytes.toString('utf8')) as JsonObject);
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  /** Event types that have a folder. */
  types(): readonly string[] {
    const folder = join(this.root, CATALOGUE);
    if (!existsSync(folder)) return [];
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  }
}

/** JSON as the catalogue's generated files hold it. */
export function printedJson(json: JsonObject): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}
