import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TypeSchemas } from './type-schemas.ts';

const EVENTS = `
type Brand<T, Name extends string> = T & { readonly __brand: Name };
/** A tenant. @pattern ^eu_ */
export type TenantId = Brand<string, 'TenantId'>;
/** @asType integer */
export type EpochMs = number;
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };
export type JsonObject = { readonly [key: string]: Json | undefined };
/** A shelf. */
export type Shelf = {
  readonly name: string;
  /** @asType integer */
  readonly height: number;
};
/** Never used by an event. */
export type Attic = { readonly dust: number };

interface Dated {
  readonly on: string;
}

/** A book came in. */
export interface BookAdded extends Dated {
  readonly type: 'BookAdded';
  readonly tenant: TenantId;
  /** How many. @asType integer @minimum 1 */
  readonly copies: number;
  /** @asType integer @minimum 0 */
  readonly pages: number | null;
  readonly addedAt: EpochMs;
  /** @asType integer */
  readonly lentAt: EpochMs | null;
  readonly language: 'de' | 'en';
  readonly shelves: readonly Shelf[];
  readonly remark?: string;
  readonly facts: JsonObject;
  readonly weight: number;
}

export interface Mislabelled { readonly type: 'Labelled' }
export interface Twice { readonly type: 'Twice' }
export interface Worded {
  readonly type: 'Worded';
  /** @asType string */
  readonly count: number;
}
export interface Counted {
  readonly type: 'Counted';
  /** @asType integer */
  readonly word: string;
}
`;

describe('TypeSchemas', () => {
  let root: string;
  let schemas: TypeSchemas;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'chancery-schemas-'));
    const files = {
      'libs/library/src/book/book.events.ts': EVENTS,
      'libs/library/src/book/again.events.ts': "export interface Twice { readonly type: 'Twice' }",
      'libs/event-sourcing/src/envelope.ts': 'export interface Envelope { readonly id: string }',
      'tsconfig.json': JSON.stringify({
        compilerOptions: { strict: true, module: 'esnext', moduleResolution: 'bundler', types: [] },
      }),
    };
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    schemas = new TypeSchemas(root);
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('gives the payload of an event: its fields without its type', () => {
    expect(schemas.payload('library', 'BookAdded')).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      description: 'A book came in.',
      type: 'object',
      additionalProperties: false,
      properties: {
        on: { type: 'string' },
        tenant: { $ref: '#/$defs/TenantId' },
        copies: { type: 'integer', description: 'How many.', minimum: 1 },
        pages: { type: ['integer', 'null'], minimum: 0 },
        addedAt: { $ref: '#/$defs/EpochMs' },
        lentAt: { type: ['integer', 'null'] },
        language: { type: 'string', enum: ['de', 'en'] },
        shelves: { type: 'array', items: { $ref: '#/$defs/Shelf' } },
        remark: { type: 'string' },
        facts: { $ref: '#/$defs/JsonObject' },
        weight: { type: 'number' },
      },
      required: expect.arrayContaining(['on', 'tenant', 'copies', 'pages', 'facts']),
      $defs: {
        EpochMs: { type: 'integer' },
        JsonObject: { type: 'object', description: 'Any JSON object.' },
        Shelf: {
          type: 'object',
          description: 'A shelf.',
          additionalProperties: false,
          properties: { name: { type: 'string' }, height: { type: 'integer' } },
          required: ['name', 'height'],
        },
        TenantId: { type: 'string', description: 'A tenant.', pattern: '^eu_' },
      },
    });
  });

  it('requires what is not optional, in the order of the fields', () => {
    const { properties, required } = schemas.payload('library', 'BookAdded');
    expect(required).toEqual(Object.keys(properties as object).filter((name) => name !== 'remark'));
  });

  it('gives the envelope', () => {
    expect(schemas.envelope()).toMatchObject({ properties: { id: { type: 'string' } }, required: ['id'] });
  });

  it.each([
    [
      'an event nobody declares',
      'Vanished',
      'Expected one interface Vanished in libs/library/src/**/*.events.ts, found 0',
    ],
    ['an event declared twice', 'Twice', 'found 2'],
    ['an interface of another type', 'Mislabelled', "must have `readonly type: 'Mislabelled'`"],
    ['another `@asType`', 'Worded', 'only "@asType integer" is supported'],
    ['an integer that is no number', 'Counted', 'on something that is not a number'],
  ])('refuses %s', (_what, domainType, message) => {
    expect(() => schemas.payload('library', domainType)).toThrow(message);
  });
});
