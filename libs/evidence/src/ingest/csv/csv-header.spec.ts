import { describe, expect, it } from '@jest/globals';
import { columnNames } from './csv-header.ts';

const names =
  (cells: string[], delimiter = ',', rowKey: string | null = null) =>
  () =>
    columnNames(cells, delimiter, rowKey);

describe('the header', () => {
  it('names the columns as it spells them', () => {
    expect(names(['Zip', ' city', 'Straße'])()).toEqual(['Zip', ' city', 'Straße']);
    expect(names(['zip', 'city'], ',', 'zip')()).toEqual(['zip', 'city']);
    expect(names(['only'])()).toEqual(['only']);
  });

  it.each<[string, () => unknown, RegExp]>([
    ['a name given twice', names(['a', 'b', 'a']), /"a" twice, in columns 1 and 3/],
    ['names that differ in case only', names(['Zip', 'ZIP']), /"ZIP" twice, in columns 1 and 2/],
    ['a column without a name', names(['a', ' ']), /Column 2 of the header has no name/],
    ['a reserved name', names(['_Row_ID']), /Column 1 is named "_Row_ID"/],
    ['a control character', names(['a\nb', 'c']), /column 1, "a\\nb", holds a control character/],
    ['a long name', names(['x'.repeat(201)]), /column 1 has 201 characters; 200/],
    ['too many columns', names(Array.from({ length: 2001 }, (_, index) => `c${index}`)), /2001 columns; 2000/],
    ['a row key that is no column', names(['a'], ',', 'id'), /no column "id"/],
    ['a header that was not split', names(['a;b;c']), /Send delimiter=%3B to split it at ";"/],
    ['a header of tabs', names(['a\tb']), /delimiter=%09/],
  ])('refuses %s, and says which', (_, read, message) => expect(read).toThrow(message));

  it('takes exactly as many columns as allowed', () => {
    expect(names(Array.from({ length: 2000 }, (_, index) => `c${index}`))()).toHaveLength(2000);
  });
});
