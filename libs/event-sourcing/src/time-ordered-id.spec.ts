import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { validate, version } from 'uuid';
import { timeOrderedId } from './time-ordered-id.ts';

const many = (count: number) => Array.from({ length: count }, timeOrderedId);

describe('timeOrderedId', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('makes UUIDs of version 7 that ascend and never repeat, beyond one pool of random bytes', () => {
    const ids = many(5000);
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('ascends within a millisecond and when the clock steps back', () => {
    const clock = jest.spyOn(Date, 'now');
    const later = Date.now() + 60_000;
    clock.mockReturnValue(later);
    const ids = many(300);
    clock.mockReturnValue(later - 30_000);
    ids.push(...many(300));
    expect([...ids].sort()).toEqual(ids);
  });

  it('says when it was made, and is random in the bits that tell nothing', () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2100, 0));
    const ids = many(600);
    const times = ids.map((id) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
    expect(new Set(times)).toEqual(new Set([Date.UTC(2100, 0)]));
    // Of 44 random bits, 600 IDs that share one would be a defect.
    expect(new Set(ids.map((id) => id.slice(-11))).size).toBe(ids.length);
  });
});
