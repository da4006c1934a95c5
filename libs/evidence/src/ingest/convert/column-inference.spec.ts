import { describe, expect, it } from '@jest/globals';
import { ColumnInference } from './column-inference.ts';

function typeOf(...cells: string[]): string | undefined {
  const inference = new ColumnInference(1);
  for (const cell of cells) inference.see([cell]);
  return inference.types()[0];
}

describe('the type of a column', () => {
  it.each([
    ['BOOLEAN', ['true', 'FALSE', '']],
    ['BIGINT', ['0', '-12', '999999999999999999']],
    ['DOUBLE', ['1', '2.50', '-0.5', '1e3']],
    ['DATE', ['2026-02-28', '2024-02-29']],
    ['TIMESTAMP', ['2026-11-23 12:00:00', '2026-11-23T12:00:00.123456']],
    ['TIMESTAMPTZ', ['2026-11-23T12:00:00Z', '2026-11-23T12:00:00+05:30']],
    ['NULL', ['', '']],
    ['NULL', []],
  ])('is %s for %j', (type, cells) => expect(typeOf(...cells)).toBe(type));

  it.each([
    ['a postcode', ['00501']],
    ['a number too long to be exact', ['1234567890123456789']],
    ['a plus sign', ['+1']],
    ['a bare fraction', ['.5']],
    ['thousands separators', ['1,000']],
    ['not a number', ['NaN']],
    ['a day that never was', ['2026-02-29']],
    ['a month that never was', ['2026-13-01']],
    ['an hour that never was', ['2026-11-23 24:00:00']],
    ['times with and without a zone', ['2026-11-23T12:00:00Z', '2026-11-23T12:00:00']],
    ['days and times', ['2026-11-23', '2026-11-23 12:00:00']],
    ['numbers and words', ['1', 'one']],
    ['a space around a number', [' 1']],
  ])('is text for %s', (_, cells) => expect(typeOf(...cells)).toBe('VARCHAR'));

  it('is found for each column on its own', () => {
    const inference = new ColumnInference(3);
    inference.see(['1', 'a', '']);
    inference.see(['2', '1', '']);
    expect(inference.types()).toEqual(['BIGINT', 'VARCHAR', 'NULL']);
  });
});
