import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@chancery/kernel';
import { incompatibilities } from './compatibility.ts';

const TEXT = { type: 'string' };
const COPIES = { type: 'integer', minimum: 1, description: 'How many.' };
const SHELF = { type: 'object', properties: { name: TEXT, next: { $ref: '#/$defs/Shelf' } } };
const BEFORE = {
  title: 'chancery.library.book-added.v1',
  description: 'A book came in.',
  type: 'object',
  additionalProperties: false,
  required: ['copies', 'language', 'shelf'],
  properties: {
    copies: COPIES,
    language: { $ref: '#/$defs/Language' },
    shelf: { anyOf: [{ $ref: '#/$defs/Shelf' }, { type: 'null' }] },
    tags: { type: 'array', items: TEXT },
  },
  $defs: { Language: { type: 'string', enum: ['de', 'en'] }, Shelf: SHELF },
};

function withProperties(properties: JsonObject): JsonObject {
  return { ...BEFORE, properties: { ...BEFORE.properties, ...properties } };
}

function withDefinitions($defs: JsonObject): JsonObject {
  return { ...BEFORE, $defs: { ...BEFORE.$defs, ...$defs } };
}

function without(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

describe('incompatibilities', () => {
  it.each<[string, JsonObject]>([
    ['nothing', BEFORE],
    ['other words', { ...BEFORE, description: 'A book arrived.' }],
    ['a new optional field', withProperties({ isbn: TEXT })],
    [
      'a new optional field further in',
      withDefinitions({ Shelf: { ...SHELF, properties: { ...SHELF.properties, row: TEXT } } }),
    ],
    [
      'a definition of another name',
      {
        ...withProperties({ language: { $ref: '#/$defs/Tongue' } }),
        $defs: { Tongue: BEFORE.$defs.Language, Shelf: SHELF },
      },
    ],
    ['another order of required fields', { ...BEFORE, required: [...BEFORE.required].reverse() }],
  ])('allows %s', (_what, after) => {
    expect(incompatibilities(BEFORE, after)).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    ['a field that is gone', { ...BEFORE, properties: without(BEFORE.properties, 'tags') }, 'data.tags is gone'],
    ['a new field that must be there', { ...BEFORE, required: [...BEFORE.required, 'tags'] }, 'data: `required` was'],
    ['a field that may now be absent', { ...BEFORE, required: ['copies', 'language'] }, 'data: `required` was'],
    [
      'another type',
      withProperties({ copies: { ...COPIES, type: 'string' } }),
      'data.copies: `type` was "integer" and is "string"',
    ],
    ['a closer bound', withProperties({ copies: { ...COPIES, minimum: 2 } }), 'data.copies: `minimum` was 1 and is 2'],
    [
      'a new bound',
      withProperties({ copies: { ...COPIES, maximum: 9 } }),
      'data.copies: `maximum` was not there and is 9',
    ],
    [
      'another value of a list',
      withDefinitions({ Language: { type: 'string', enum: ['de', 'en', 'fr'] } }),
      'data.language: `enum` was',
    ],
    [
      'other items',
      withProperties({ tags: { type: 'array', items: { type: 'integer' } } }),
      'data.tags[]: `type` was "string" and is "integer"',
    ],
    [
      'an alternative less',
      withProperties({ shelf: { anyOf: [{ $ref: '#/$defs/Shelf' }] } }),
      'data.shelf: its alternatives changed',
    ],
    [
      'something inside an alternative',
      withDefinitions({ Shelf: { ...SHELF, properties: without(SHELF.properties, 'name') } }),
      'data.shelf.name is gone',
    ],
    ['open objects', { ...BEFORE, additionalProperties: true }, 'data: `additionalProperties` was false and is true'],
  ])('refuses %s', (_what, after, message) => {
    expect(incompatibilities(BEFORE, after).join('\n')).toContain(message);
  });
});
