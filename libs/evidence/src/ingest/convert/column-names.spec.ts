import { describe, expect, it } from '@jest/globals';
import { checkColumnNames } from './column-names.ts';

const checking =
  (names: string[], rowKey: string | null = null, typed: string[] = []) =>
  () =>
    checkColumnNames(names, { rowKey, typed });

describe('the names of columns', () => {
  it.each([
    ['any text', checking(['Zip', ' city', 'Straße', '__proto__'])],
    ['a row key and types for columns there are', checking(['zip', 'city'], 'zip', ['city'])],
    ['one', checking(['only'])],
    ['exactly as many as allowed', checking(Array.from({ length: 10_000 }, (_, index) => `c${index}`))],
  ])('may be %s', (_, check) => expect(check).not.toThrow());

  it.each<[string, () => unknown, RegExp]>([
    ['a name given twice', checking(['a', 'b', 'a']), /"a" twice, in columns 1 and 3/],
    ['names that differ in case only', checking(['Zip', 'ZIP']), /"ZIP" twice, in columns 1 and 2/],
    ['a column without a name', checking(['a', ' ']), /Column 2 has no name/],
    ['a reserved name', checking(['_Row_ID']), /Column 1 is named "_Row_ID"/],
    ['a control character', checking(['a\nb', 'c']), /column 1, "a\\nb", holds a control character/],
    ['a long name', checking(['x'.repeat(201)]), /column 1 has 201 characters; 200/],
    ['too many columns', checking(Array.from({ length: 10_001 }, (_, i) => `c${i}`)), /10001 columns; 10000/],
    ['a row key that is no column', checking(['a'], 'id'), /no column "id", which is to be the row key/],
    ['a type of what is no column', checking(['a'], null, ['a', 'b']), /no column "b", whose type is given/],
  ])('are refused for %s, saying which', (_, check, message) => expect(check).toThrow(message));
});
