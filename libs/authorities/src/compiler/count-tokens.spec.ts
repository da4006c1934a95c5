import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countTokens as referenceCount, encode } from 'gpt-tokenizer/encoding/o200k_base';
import { countTokens } from './count-tokens.ts';

describe('tokens of a text', () => {
  it('are those of o200k_base', async () => {
    const licence = 'Subject to the terms and conditions of this License, each Contributor hereby grants to You.';
    await expect(countTokens(licence)).resolves.toBe(encode(licence).length);
    await expect(countTokens('')).resolves.toBe(0);
  });

  it('are counted exactly where no run is longer than any writer would make it', async () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 20 });
    const blank = fc.constantFrom(' ', '\n', '\n\n', '\t', '. ', ', ');
    const texts = fc.array(fc.tuple(word, blank), { maxLength: 40 }).map((pairs) => pairs.flat().join(''));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        await expect(countTokens(text)).resolves.toBe(referenceCount(text, { disallowedSpecial: new Set() }));
      }),
    );
  });

  it('count control tokens as the text they are', async () => {
    await expect(countTokens('<|endoftext|>')).resolves.toBeGreaterThan(1);
  });

  it.each([
    ['letters', 'a'.repeat(1000), 'a'.repeat(256)],
    ['blanks', ' '.repeat(1000), ' '.repeat(256)],
    ['signs', '!'.repeat(1000), '!'.repeat(256)],
    ['ideographs of two code units', '𠀀'.repeat(500), '𠀀'.repeat(128)],
  ])('are counted piece by piece in a long run of %s', async (_name, run, piece) => {
    const pieces = Math.floor(run.length / piece.length);
    const rest = run.slice(pieces * piece.length);
    const expected = pieces * referenceCount(piece) + (rest === '' ? 0 : referenceCount(rest));
    await expect(countTokens(run)).resolves.toBe(expected);
    await expect(countTokens(`so ${run}`)).resolves.toBeGreaterThan(expected);
  });
});
