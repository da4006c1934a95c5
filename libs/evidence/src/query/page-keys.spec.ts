import { describe, expect, it } from '@jest/globals';
import { afterCondition, pageKeys, placeAfter } from './page-keys.ts';

const columns = [
  { name: 'Town', type: 'VARCHAR' },
  { name: 'n', type: 'BIGINT' },
  { name: 'n', type: 'BIGINT' },
  { name: 'list', type: 'BIGINT[]' },
];
const by = (name: string | number, descending = false, nullsFirst = false) => ({ by: name, descending, nullsFirst });

describe('the keys of a listing', () => {
  it('are columns of the result, by name or place', () => {
    expect(pageKeys([by('town', true), by(2)], columns)).toEqual([
      { column: 0, type: 'VARCHAR', descending: true, nullsFirst: false },
      { column: 2, type: 'BIGINT', descending: false, nullsFirst: false },
    ]);
  });

  it.each([
    ['no listing', null],
    ['no order', []],
    ['a name the result has twice', [by('n')]],
    ['a name it has not', [by('town'), by('else')]],
    ['a place it has not', [by(4)]],
    ['a type whose text is not exact', [by('list')]],
  ])('are none for %s', (_, terms) => expect(pageKeys(terms, columns)).toBeNull());
});

describe('the place after a row', () => {
  it('is its keys, where the next row has others', () => {
    expect(placeAfter(['a', null], ['a', '1'])).toEqual(['a', null]);
    expect(placeAfter(['-0.0'], ['1.0'])).toEqual(['0.0']);
  });

  it.each([
    ['the next row has the same', ['a', null], ['a', null]],
    ['the next row has the same zero', ['0.0'], ['-0.0']],
    ['they are long', ['x'.repeat(1_001)], ['y']],
    ['one has a zero byte', ['a\0'], ['b']],
  ])('is none where %s', (_, last, next) => expect(placeAfter(last, next)).toBeNull());
});

describe('the condition of what comes after', () => {
  it('is by the first key, else by the next', () => {
    const keys = pageKeys([by('town', true, true), by(1)], columns) ?? [];
    expect(afterCondition(keys, ["O'Neil", '7'])).toBe(
      "(c0 < CAST('O''Neil' AS VARCHAR)) OR " +
        "(c0 IS NOT DISTINCT FROM CAST('O''Neil' AS VARCHAR) AND (c1 > CAST('7' AS BIGINT) OR c1 IS NULL))",
    );
    expect(afterCondition(keys, [null, null])).toBe(
      '(c0 IS NOT NULL) OR (c0 IS NOT DISTINCT FROM CAST(NULL AS VARCHAR) AND false)',
    );
  });
});
