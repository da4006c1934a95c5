import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainDocument } from './plain-json.ts';

describe('plainDocument', () => {
  it('is what a store would give back, byte for byte, also member by member', () => {
    const withGaps = fc.dictionary(fc.string(), fc.option(fc.jsonValue(), { nil: undefined }));
    fc.assert(
      fc.property(withGaps, fc.option(withGaps, { nil: undefined }), (outer, inner) => {
        const document = { ...outer, inner };
        const throughStore: unknown = JSON.parse(JSON.stringify(document));
        const plain = plainDocument(document, null);
        expect(plain).toStrictEqual(throughStore);
        expect(JSON.stringify(plain)).toBe(JSON.stringify(throughStore));
      }),
    );
  });

  it('keeps the object itself when nothing has to go, and so what evolve left alone', () => {
    const part = { a: [1, { b: 2 }] };
    const first = plainDocument({ part, n: 1 }, null);
    const second = plainDocument({ ...first, n: 2, gone: undefined }, first);
    expect(second).toEqual({ part, n: 2 });
    expect(second?.part).toBe(part);
  });

  it('gives the same whatever it was made from', () => {
    const value = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.option(fc.jsonValue(), { nil: undefined }));
    fc.assert(
      fc.property(value, value, (first, second) => {
        const before = plainDocument(first, null);
        const next = { ...before, ...second };
        expect(JSON.stringify(plainDocument(next, before))).toBe(JSON.stringify(next));
      }),
    );
  });

  it('freezes every part, so that a write into the input fails', () => {
    const item = { n: 1 };
    const list = [item];
    plainDocument({ list }, null);
    expect(() => (item.n = 2)).toThrow(TypeError);
    expect(() => list.push(item)).toThrow(TypeError);
  });

  it('has no minus zero, and keeps a member called __proto__', () => {
    const document = plainDocument(JSON.parse('{"__proto__": {"a": 1}, "zero": -0}'), null);
    expect(Object.is(document?.zero, 0)).toBe(true);
    expect(JSON.stringify(document)).toBe('{"__proto__":{"a":1},"zero":0}');
  });

  it('leaves a deleted document deleted', () => {
    expect(plainDocument(null, null)).toBeNull();
  });

  it.each([
    ['undefined', undefined, 'not undefined'],
    ['text', 'text', 'not a string'],
    ['a list', [], 'not a Array'],
    ['a date', { when: new Date(0) }, 'when is a Date'],
    ['a map', { of: new Map() }, 'of is a Map'],
    ['a function', { call: () => 1 }, 'call is a function'],
    ['a bigint', { big: 1n }, 'big is a bigint'],
    ['not a number', { n: Number.NaN }, 'n is NaN'],
    ['infinity', { list: [Number.POSITIVE_INFINITY] }, 'An item of list is Infinity'],
    ['a gap in a list', { list: [undefined] }, 'An item of list is undefined'],
  ])('refuses %s', (_, document, message) => {
    expect(() => plainDocument(document, null)).toThrow(message);
  });
});
