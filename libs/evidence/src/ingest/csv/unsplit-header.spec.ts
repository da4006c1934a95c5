import { describe, expect, it } from '@jest/globals';
import { refuseUnsplitHeader } from './unsplit-header.ts';

describe('a header of one column', () => {
  it.each<[string, string, RegExp]>([
    ['a;b;c', ',', /Send delimiter=%3B to split it at ";"/],
    ['a\tb', ',', /delimiter=%09/],
    ['a,b', ';', /delimiter=%2C/],
  ])('%j with the delimiter %j is refused, naming the one that was meant', (cell, delimiter, message) => {
    expect(() => refuseUnsplitHeader([cell], delimiter)).toThrow(message);
  });

  it('may hold its own delimiter in quotes, or be one among several', () => {
    expect(() => refuseUnsplitHeader(['a;b'], ';')).not.toThrow();
    expect(() => refuseUnsplitHeader(['a;b', 'c'], ',')).not.toThrow();
  });
});
