import { describe, expect, it } from '@jest/globals';
import { isEncryptedText, subjectOf } from './encrypted-text.ts';
import type { EncryptedText } from './encrypted-text.ts';

const SMALLEST = `enc:v1:eu_a1:${'A'.repeat(38)}`;

describe('encrypted texts', () => {
  it('are known by their shape, down to the ciphertext of the empty text', () => {
    expect(isEncryptedText(SMALLEST)).toBe(true);
    expect(subjectOf(SMALLEST as EncryptedText)).toBe('eu_a1');
  });

  it.each([null, 7, '', 'ada@example.org', SMALLEST.slice(0, -1), `${SMALLEST}=`, SMALLEST.replace('v1', 'v2')])(
    'are not %j',
    (text) => {
      expect(isEncryptedText(text)).toBe(false);
    },
  );

  it('have no subject when they are none', () => {
    expect(() => subjectOf('ada@example.org' as EncryptedText)).toThrow('Not an encrypted text');
  });
});
