import { describe, expect, it } from '@jest/globals';
import { printableText } from './printable-text.ts';

describe('text for the PDF', () => {
  it.each([
    'Plain text, “quoted” – with a dash … and €5 ≤ ½.',
    'Größe, naïve, Łódź, İstanbul, Tiếng Việt',
    'Ευρώπη, Україна',
    'line\nline',
  ])('is left as it is where the font can draw it: %s', (text) => {
    expect(printableText(text)).toBe(text);
  });

  it('names what the font cannot draw, so that nothing is missing unseen', () => {
    expect(printableText('信 ✓ 😀')).toBe('[U+4FE1] [U+2713] [U+1F600]');
    expect(printableText('\u0000')).toBe('[U+0000]');
  });

  it('composes marks, and writes signs that have a counterpart as that', () => {
    expect(printableText('u\u0308ber')).toBe('über');
    expect(printableText('a\tb\u2011c \u2192 d\u00ad\r')).toBe('a    b-c -> d');
  });
});
