import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRow } from './parse-row.ts';

function cellsOf(text: string): Record<string, string> {
  const row = parseRow(Buffer.from(text));
  if (row.kind !== 'row') throw new Error(row.reason);
  return Object.fromEntries(row.cells);
}

describe('a line of NDJSON', () => {
  it('has texts as they are, and numbers as they are written', () => {
    expect(cellsOf('{"t":"a\\nb","n":12345678901234567890.10,"e":1e400,"z":-0,"b":true,"no":false}')).toEqual({
      t: 'a\nb',
      n: '12345678901234567890.10',
      e: '1e400',
      z: '-0',
      b: 'true',
      no: 'false',
    });
  });

  it('has an empty cell for null, and JSON for what has parts', () => {
    expect(cellsOf(' {"x":null,"list":[1.50,"a"],"object":{"n":0.1000},"empty":""} ')).toEqual({
      x: '',
      list: '[1.50,"a"]',
      object: '{"n":0.1000}',
      empty: '',
    });
  });

  it('takes names every object has for names like others', () => {
    const row = parseRow(Buffer.from('{"__proto__":1,"constructor":"c"}'));
    expect(row.kind === 'row' && [...row.cells]).toEqual([
      ['__proto__', '1'],
      ['constructor', 'c'],
    ]);
  });

  it.each([
    ['bad-json', '{"a":1'],
    ['bad-json', "{'a':1}"],
    ['bad-json', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['bad-json', '{"a":"\\ud800"}'],
    ['bad-json', '{"\\udc00":1}'],
    ['not-an-object', '[1,2]'],
    ['not-an-object', '5'],
    ['not-an-object', '"text"'],
    ['not-an-object', 'null'],
  ])('is unreadable, %s: %.20s', (code, text) => {
    expect(parseRow(Buffer.from(text))).toMatchObject({ kind: 'unreadable', code, reason: expect.any(String) });
  });

  it('is unreadable where its bytes are no UTF-8', () => {
    expect(parseRow(Buffer.from([0x7b, 0xff, 0x7d]))).toMatchObject({ kind: 'unreadable', code: 'invalid-utf8' });
  });

  it('keeps any text, and any number of JSON as it was written', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ unit: 'grapheme' }),
          fc.oneof(fc.string({ unit: 'grapheme' }), fc.double({ noDefaultInfinity: true, noNaN: true })),
        ),
        (row) => {
          const expected = Object.entries(row).map(([name, cell]) => [
            name,
            typeof cell === 'string' ? cell : JSON.stringify(cell),
          ]);
          const parsed = parseRow(Buffer.from(JSON.stringify(row)));
          expect(parsed.kind === 'row' && [...parsed.cells]).toEqual(expected);
        },
      ),
    );
  });
});
