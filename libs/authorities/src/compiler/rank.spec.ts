import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_CANDIDATES, named, obvious, rank } from './rank.ts';

function ranked(wanted: string, known: readonly string[]) {
  return rank(
    wanted,
    named(known, (name) => name),
  );
}

function names(wanted: string, known: readonly string[]): readonly string[] {
  return ranked(wanted, known).map(({ item }) => item);
}

describe('candidates', () => {
  it('are ranked: spelling, one edit, beginnings, more edits; equals by name', () => {
    const known = ['redistributoon', 'redistribute', 'grant', 'Redistribution', 'redistributions', 'redistributins'];
    expect(ranked('redistribution', known)).toEqual([
      { item: 'Redistribution', score: 0 },
      { item: 'redistributions', score: 1 },
      { item: 'redistributoon', score: 1 },
      { item: 'redistributins', score: 2 },
      { item: 'redistribute', score: 3 },
    ]);
  });

  it('count exchanged neighbours as one edit', () => {
    expect(ranked('redistributoin', ['redistribution'])).toEqual([{ item: 'redistribution', score: 1 }]);
  });

  it('find what a long name begins with', () => {
    expect(names('zip', ['zipcodes_of_the_united_states', 'airports'])).toEqual(['zipcodes_of_the_united_states']);
    expect(names('retention_rule_2027', ['retention_rule', 'disposal'])).toEqual(['retention_rule']);
  });

  it('are none where nothing resembles', () => {
    expect(names('terms', ['holdings', 'x', 'zz'])).toEqual([]);
    expect(names('ab', ['cd'])).toEqual([]);
    expect(names('', ['abc'])).toEqual([]);
  });

  it('are five at most', () => {
    expect(
      names(
        'rule',
        Array.from({ length: 40 }, (_, index) => `rule${index}`),
      ),
    ).toHaveLength(MAX_CANDIDATES);
  });

  it('have the distance of the whole table, not only of the band that is computed', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(word, word, (left, right) => {
        const longer = Math.max(left.length, right.length);
        const distance = wholeTable(left, right);
        const near = distance <= Math.max(2, Math.floor(longer / 3)) && distance < longer;
        const prefix = Math.min(left.length, right.length) >= 2 && (left.startsWith(right) || right.startsWith(left));
        const [only] = ranked(left, [right]);
        expect(only !== undefined).toBe(near || prefix);
        if (only && !prefix) expect(only.score).toBe(distance);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the obvious candidate', () => {
  it.each([
    ['Retention-Rule', ['retention_rule', 'retention_rules'], 'retention_rule'],
    ['retention_rle', ['retention_rule', 'disposal'], 'retention_rule'],
    ['redistributon', ['redistributions', 'grant'], 'redistributions'],
    ['term', ['terms'], 'terms'],
  ])('for "%s" among %j is %s', (wanted, known, expected) => {
    expect(obvious(wanted, ranked(wanted, known))).toBe(expected);
  });

  it.each([
    ['two are as near', 'rule_x', ['rule_a', 'rule_b']],
    ['a short name', 'ab', ['abc']],
    ['a beginning only', 'redistribution', ['redistribution_of_works']],
    ['too many edits', 'terms', ['trims']],
    ['nothing', 'terms', []],
  ])('is none: %s', (_why, wanted, known) => {
    expect(obvious(wanted, ranked(wanted, known))).toBeNull();
  });
});

/** Optimal string alignment by the book. */
function wholeTable(left: string, right: string): number {
  const table = Array.from({ length: left.length + 1 }, (_, row) =>
    Array.from({ length: right.length + 1 }, (__, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number) => table[row]?.[column] ?? Infinity;
  for (let row = 1; row <= left.length; row++) {
    for (let column = 1; column <= right.length; column++) {
      const cost = left[row - 1] === right[column - 1] ? 0 : 1;
      let best = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + cost);
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        best = Math.min(best, at(row - 2, column - 2) + 1);
      }
      (table[row] ?? [])[column] = best;
    }
  }
  return at(left.length, right.length);
}
