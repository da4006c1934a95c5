import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareFieldValues, compareText } from '../../find/order.ts';
import { sortKey } from './sort-key.ts';

const value = fc.oneof(
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.string({ unit: 'binary' }),
);

describe('sort keys', () => {
  it('sort by their bytes as the values do, and are equal for equal values only', () => {
    fc.assert(
      fc.property(value, value, (left, right) => {
        const order = Math.sign(compareText(sortKey(left), sortKey(right)));
        expect(order).toBe(Math.sign(compareFieldValues(left, right)));
      }),
      { numRuns: 2000 },
    );
  });

  it('know one zero', () => {
    expect(sortKey(-0)).toBe(sortKey(0));
  });
});
