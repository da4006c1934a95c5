import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isAnchor, readHeading, slugOf } from './anchor.ts';

describe('the anchor of a heading', () => {
  it.each([
    ['Grant of Copyright License', 'grant-of-copyright-license'],
    ['2. Grant of Copyright License.', '2-grant-of-copyright-license'],
    ['Terms & Conditions', 'terms-conditions'],
    ['  snake_case — and  dashes - here ', 'snake-case-and-dashes-here'],
    ['§ 5 Über uns', '5-über-uns'],
    ['हिन्दी शीर्षक', 'हिन्दी-शीर्षक'],
    ['“Derivative Works”', 'derivative-works'],
    ['***', 'section'],
    ['', 'section'],
  ])('of "%s" is %s', (title, anchor) => {
    expect(slugOf(title)).toBe(anchor);
  });

  it('is the explicit one where there is one', () => {
    expect(readHeading('Scope and Ground {#Scope-1}')).toEqual({
      title: 'Scope and Ground',
      anchor: 'Scope-1',
      explicit: true,
    });
    expect(readHeading('Über {#über}').anchor).toBe('über'.normalize('NFC'));
  });

  it.each(['Scope {#a b}', 'Scope {#}', 'Scope {#a_b}', '{#scope} first'])('is not taken from "%s"', (text) => {
    expect(readHeading(text)).toMatchObject({ title: text, explicit: false });
  });

  it('is cut to 100 code units, never inside a character', () => {
    expect(slugOf('a'.repeat(300))).toHaveLength(100);
    expect(slugOf(`${'a'.repeat(99)}𝒜𝒜`)).toBe('a'.repeat(99));
    expect(readHeading('b'.repeat(300)).title).toHaveLength(100);
  });

  it('of any heading can be named in a link', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const anchor = slugOf(title);
        expect(isAnchor(anchor)).toBe(true);
        expect(anchor).not.toMatch(/^-|-$|--/);
      }),
    );
  });
});
