import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '@chancery/kernel';
import { isRowKey, numberedRowId, rowDigests } from './row-identity.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('row IDs', () => {
  it('number the rows of a batch', () => {
    expect(numberedRowId('b0123456789abcdef01234567', 42)).toBe('0123456789ab_42');
  });

  it.each(['00501', 'A.b_c:9', 'x'.repeat(64)])('may be the key %s', (key) => expect(isRowKey(key)).toBe(true));

  it.each(['', ' a', 'a b', 'a/b', 'a-b', 'ä', 'x'.repeat(65), 'a\n'])('may not be the key %j', (key) =>
    expect(isRowKey(key)).toBe(false),
  );
});

describe('row digests', () => {
  it('hash the canonical JSON of cells by column name', () => {
    expect(rowDigests(['zip', 'City'])(['00501', 'Holtsville'])).toBe(sha256('{"City":"Holtsville","zip":"00501"}'));
  });

  it('are those of the kernel’s canonical JSON for any names and cells', () => {
    const columns = fc.uniqueArray(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 });
    const table = columns.chain((names) =>
      fc.tuple(
        fc.constant(names),
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: names.length, maxLength: names.length }),
      ),
    );
    fc.assert(
      fc.property(table, ([names, cells]) => {
        const row = Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
        expect(rowDigests(names)(cells)).toBe(sha256(canonicalJson(row)));
      }),
    );
  });

  it('do not depend on the order of columns, but on which cell is whose', () => {
    const digest = rowDigests(['a', 'b'])(['1', '2']);
    expect(rowDigests(['b', 'a'])(['2', '1'])).toBe(digest);
    expect(rowDigests(['a', 'b'])(['2', '1'])).not.toBe(digest);
  });
});
