import { describe, expect, it } from '@jest/globals';
import { nextGeneration, planGenerations, versionOf } from './generation-plan.ts';

const found = (...generations: number[]) => generations.map((generation) => ({ generation, withinLog: true }));
const beyond = (generation: number) => ({ generation, withinLog: false });

describe('generation numbers', () => {
  it('say their version, and take no number that came before while there are others', () => {
    expect(nextGeneration(1, [])).toBe(1001);
    expect(nextGeneration(1, [1001, 1003, 2002])).toBe(1004);
    expect(nextGeneration(12, [1001])).toBe(12_001);
    expect([1001, 1999, 12_001].map(versionOf)).toEqual([1, 1, 12]);
  });

  it('end after 999 attempts that all still stand', () => {
    const all = Array.from({ length: 999 }, (_, index) => 1001 + index);
    expect(() => nextGeneration(1, all)).toThrow('999 generations');
    expect(nextGeneration(1, all.slice(1))).toBe(1001);
  });
});

describe('planGenerations', () => {
  it('makes and serves the first one at once', () => {
    expect(planGenerations(1, null, [])).toEqual({
      serving: 1001,
      servingIsCurrent: true,
      beside: null,
      successor: null,
      drop: [],
    });
  });

  it('goes on with a first one that a crash left before it served', () => {
    expect(planGenerations(1, null, found(1001))).toMatchObject({ serving: 1001, beside: null, drop: [] });
  });

  it('keeps what serves, and one more of the version beside it', () => {
    expect(planGenerations(1, 1001, found(1001))).toMatchObject({ serving: 1001, beside: null, drop: [] });
    expect(planGenerations(1, 1002, found(1001, 1002, 1003))).toEqual({
      serving: 1002,
      servingIsCurrent: true,
      beside: 1003,
      successor: null,
      drop: [1001],
    });
  });

  it('fills a successor for a new version while the old one serves', () => {
    expect(planGenerations(2, 1001, found(1001, 1002))).toEqual({
      serving: 1001,
      servingIsCurrent: false,
      beside: 2001,
      successor: 2001,
      drop: [1002],
    });
  });

  it('goes on filling the successor that a restart interrupted', () => {
    expect(planGenerations(2, 1001, found(1001, 2001))).toMatchObject({ beside: 2001, successor: 2001, drop: [] });
  });

  it('keeps one generation of another version for the way back, and takes that way', () => {
    expect(planGenerations(3, 3001, found(1001, 2001, 3001))).toMatchObject({ serving: 3001, drop: [1001] });
    expect(planGenerations(2, 3001, found(2001, 3001))).toMatchObject({ serving: 3001, successor: 2001, drop: [] });
  });

  it('replaces what knows more than the log', () => {
    expect(planGenerations(1, 1001, [beyond(1001)])).toEqual({
      serving: 1001,
      servingIsCurrent: false,
      beside: 1002,
      successor: 1002,
      drop: [],
    });
    expect(planGenerations(1, 1001, [...found(1001), beyond(1002)])).toMatchObject({ beside: null, drop: [1002] });
    expect(planGenerations(2, 2001, [beyond(1001), ...found(2001)])).toMatchObject({ drop: [1001] });
    expect(planGenerations(1, null, [beyond(1001)])).toMatchObject({ serving: 1002, drop: [1001] });
  });
});
