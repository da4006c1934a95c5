import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawFrom, drawsGivenBack } from './draws.ts';
import type { CarriedOverride } from './ledger.events.ts';

const override = (name: string, remaining: number): CarriedOverride => ({
  override: name,
  grantedBy: 'eu_aadmin',
  reason: 'Quarter-end close',
  amount: 1000,
  remaining,
  endsAt: 0,
});
const sum = (parts: readonly { readonly quantity: number }[]) =>
  parts.reduce((total, { quantity }) => total + quantity, 0);

describe('drawFrom', () => {
  it('empties one after another, passing over the exhausted', () => {
    expect(drawFrom([override('a', 0), override('b', 3), override('c', 9)], 5)).toEqual([
      { override: 'b', quantity: 3 },
      { override: 'c', quantity: 2 },
    ]);
  });
});

describe('drawsGivenBack', () => {
  it('gives back all that was drawn when all is returned, in whatever parts', () => {
    const remaining = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 5 });
    const parts = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(remaining, parts, (amounts, returns) => {
        const overrides = amounts.map((amount, index) => override(`o${index}`, amount));
        const quantity = sum(returns.map((each) => ({ quantity: each })));
        const draws = drawFrom(overrides, Math.min(quantity, sum(amounts.map((each) => ({ quantity: each })))));
        const back = new Map<string, number>();
        let returned = 0;
        for (const part of returns) {
          for (const { override: name, quantity: given } of drawsGivenBack(draws, returned, part)) {
            back.set(name, (back.get(name) ?? 0) + given);
          }
          returned += part;
        }
        expect([...back].sort()).toEqual(draws.map(({ override: name, quantity: drawn }) => [name, drawn]).sort());
      }),
    );
  });
});
