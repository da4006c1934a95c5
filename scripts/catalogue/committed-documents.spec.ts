import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import type { JsonObject } from '@chancery/kernel';

const EVENTSTORE = new URL('../../eventstore/', import.meta.url);
const text = readFileSync(new URL('asyncapi.json', EVENTSTORE), 'utf8');

/** What `npm run catalogue` wrote for this service; that it is up to date is checked by `npm run catalogue:check`. */
describe('eventstore/asyncapi.json', () => {
  it('is a valid AsyncAPI 3.0 document', () => {
    const require = createRequire(import.meta.url);
    const metaSchema = require('@asyncapi/specs/schemas/3.0.0-without-$id.json') as JsonObject;
    const validate = new Ajv({ strict: false, logger: false, validateFormats: false }).compile(metaSchema);
    validate(JSON.parse(text));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('refers to schemas that are there', () => {
    const references = [...text.matchAll(/"\$ref": "(\.\/[^"#]+)/g)].map(([, path = '']) => path);
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((path) => !existsSync(new URL(path, EVENTSTORE)))).toEqual([]);
  });
});
