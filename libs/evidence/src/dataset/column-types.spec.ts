import { describe, expect, it } from '@jest/globals';
import { commonType, mergeColumns } from './column-types.ts';

describe('the common type of a column', () => {
  it.each([
    ['BIGINT', 'BIGINT', 'BIGINT'],
    ['NULL', 'DATE', 'DATE'],
    ['NULL', 'NULL', 'NULL'],
    ['BIGINT', 'DOUBLE', 'DOUBLE'],
    ['DATE', 'TIMESTAMP', 'TIMESTAMP'],
    ['TIMESTAMP', 'TIMESTAMPTZ', 'VARCHAR'],
    ['BOOLEAN', 'BIGINT', 'VARCHAR'],
    ['DATE', 'BIGINT', 'VARCHAR'],
  ] as const)('of %s and %s is %s, either way round', (left, right, common) => {
    expect(commonType(left, right)).toBe(common);
    expect(commonType(right, left)).toBe(common);
  });
});

describe('the columns of batches together', () => {
  it('keeps the order and spelling they first had, and widens types', () => {
    const merged = mergeColumns([
      {
        columns: [
          { name: 'Zip', type: 'BIGINT' },
          { name: 'city', type: 'VARCHAR' },
        ],
      },
      {
        columns: [
          { name: 'area', type: 'DOUBLE' },
          { name: 'ZIP', type: 'DOUBLE' },
        ],
      },
    ]);
    expect(merged).toEqual([
      { name: 'Zip', type: 'DOUBLE' },
      { name: 'city', type: 'VARCHAR' },
      { name: 'area', type: 'DOUBLE' },
    ]);
  });
});
