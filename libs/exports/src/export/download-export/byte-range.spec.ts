import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { askedRange } from './byte-range.ts';

const ETAG = '"abc"';
const ask = (range?: string, ifRange?: string, length = 100) => askedRange({ range, ifRange }, length, ETAG);
const part = (first: number, last: number) => ({ kind: 'part', range: { first, last } });
const WHOLE = { kind: 'whole' };
const UNSATISFIABLE = { kind: 'unsatisfiable' };

describe('the range of a download', () => {
  it.each([
    ['bytes=0-0', part(0, 0)],
    ['bytes=10-19', part(10, 19)],
    ['bytes=10-', part(10, 99)],
    ['bytes=90-1000', part(90, 99)],
    ['bytes=-1', part(99, 99)],
    ['bytes=-1000', part(0, 99)],
    [' bytes=5-6 ', part(5, 6)],
  ])('%s is some of its bytes', (header, expected) => {
    expect(ask(header)).toEqual(expected);
  });

  it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0', 'bytes=999-'])('%s is none of its bytes', (header) => {
    expect(ask(header)).toEqual(UNSATISFIABLE);
  });

  it.each([
    undefined,
    'bytes=',
    'bytes=-',
    'bytes=5-4',
    'bytes=0-1,5-6',
    'rows=0-1',
    'bytes=a-b',
    `bytes=${'9'.repeat(16)}-`,
  ])('%s is ignored', (header) => {
    expect(ask(header)).toEqual(WHOLE);
  });

  it('holds for the version of the file that If-Range names, and no other', () => {
    expect(ask('bytes=0-1', ETAG)).toEqual(part(0, 1));
    expect(ask('bytes=0-1', 'W/"abc"')).toEqual(WHOLE);
    expect(ask('bytes=500-', '"another"')).toEqual(WHOLE);
  });

  it('never leaves the file, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(200), fc.option(fc.nat(200)), fc.nat(200), (noise, first, last, length) => {
        for (const header of [noise, `bytes=${first}-${last ?? ''}`, `bytes=-${first}`]) {
          const asked = ask(header, undefined, length);
          if (asked.kind !== 'part') continue;
          expect(asked.range.first).toBeLessThanOrEqual(asked.range.last);
          expect(asked.range.last).toBeLessThan(length);
        }
      }),
    );
  });
});
