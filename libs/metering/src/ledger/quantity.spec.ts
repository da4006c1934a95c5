import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { figure, isQuantity, MAX_PERCENT, MAX_QUANTITY, usedAtPercent } from './quantity.ts';

describe('usedAtPercent', () => {
  it('is the first use that reaches the percentage, exactly', () => {
    const limit = fc.integer({ min: 1, max: MAX_QUANTITY });
    const percent = fc.integer({ min: 1, max: MAX_PERCENT });
    fc.assert(
      fc.property(limit, percent, (of, percents) => {
        const used = BigInt(usedAtPercent(of, percents));
        const needed = BigInt(of) * BigInt(percents);
        expect(used * 100n >= needed && (used - 1n) * 100n < needed).toBe(true);
      }),
    );
  });

  it('is the limit at 100 %', () => {
    expect(usedAtPercent(MAX_QUANTITY, 100)).toBe(MAX_QUANTITY);
    expect(usedAtPercent(7, 100)).toBe(7);
  });
});

describe('isQuantity', () => {
  it('takes whole numbers from 1 up to a million million', () => {
    expect([1, MAX_QUANTITY].every(isQuantity)).toBe(true);
    expect([0, -1, 0.5, MAX_QUANTITY + 1, NaN, Infinity].some(isQuantity)).toBe(false);
  });
});

describe('figure', () => {
  it('groups thousands', () => {
    expect(figure(1_250_000)).toBe('1,250,000');
  });
});
