import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FLAG_KEYS } from './contract/flag.ts';
import type { FlagValues } from './contract/flag.ts';
import { flagSetDigest } from './flag-set-digest.ts';

const values = fc
  .array(fc.boolean(), { minLength: FLAG_KEYS.length, maxLength: FLAG_KEYS.length })
  .map((bits) => Object.fromEntries(FLAG_KEYS.map((key, index) => [key, bits[index]])) as FlagValues);

describe('flagSetDigest', () => {
  it('is 16 hex digits and stays what it was: events hold it', () => {
    const allOff = Object.fromEntries(FLAG_KEYS.map((key) => [key, false])) as FlagValues;
    expect(flagSetDigest(allOff)).toBe('11e20dcb8f6979aa');
  });

  it('is the same for the same values in any order, and another for other values', () => {
    fc.assert(
      fc.property(values, values, (left, right) => {
        const reversed = Object.fromEntries(Object.entries(left).reverse()) as FlagValues;
        expect(flagSetDigest(reversed)).toBe(flagSetDigest(left));
        const same = FLAG_KEYS.every((key) => left[key] === right[key]);
        expect(flagSetDigest(left) === flagSetDigest(right)).toBe(same);
      }),
    );
  });
});
